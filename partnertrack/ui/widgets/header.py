"""The line over every page: search, undo and redo, light or dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.pressable import Pressable

HEIGHT = 60


class Header(QFrame):
    """What is always at hand."""

    search_pressed = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    names_pressed = Signal()
    theme_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self.search = _SearchButton()
        self.undo = IconButton("undo-2", _("Undo"))
        self.redo = IconButton("redo-2", _("Redo"))
        self.names = IconButton("eye", "")
        self.hidden = Chip(_("Names hidden"), "warn", "eye-off")
        self.theme = IconButton("moon", "")
        line = QHBoxLayout(self)
        line.setContentsMargins(28, 0, 20, 0)
        line.setSpacing(6)
        line.addWidget(self.search, 3)
        line.addStretch(2)
        line.addWidget(self.hidden)
        line.addSpacing(6)
        for button in (self.undo, self.redo, self.names, self.theme):
            line.addWidget(button)
        self.search.clicked.connect(self.search_pressed)
        self.undo.clicked.connect(self.undo_pressed)
        self.redo.clicked.connect(self.redo_pressed)
        self.names.clicked.connect(self.names_pressed)
        self.theme.clicked.connect(self.theme_pressed)
        self.show_history("", "")
        self.show_theme()
        self.show_names(is_hidden=False, may_show=True)

    def show_history(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" where there is nothing."""
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.say(_("Undo: {title} (Ctrl+Z)").format(title=undo) if undo else _("Nothing to undo"))
        self.redo.say(_("Redo: {title} (Ctrl+Shift+Z)").format(title=redo) if redo else _("Nothing to redo"))

    def show_names(self, *, is_hidden: bool, may_show: bool) -> None:
        """Say whether names are hidden, and offer the other where one may."""
        self.hidden.setVisible(is_hidden)
        self.names.setEnabled(may_show)
        self.names.show_icon("eye-off" if is_hidden else "eye")
        self.names.say(_("Show names (Ctrl+Shift+H)") if is_hidden else _("Hide names (Ctrl+Shift+H)"))

    def show_theme(self) -> None:
        """Offer the other theme."""
        is_dark = theme.tokens().is_dark
        self.theme.show_icon("sun" if is_dark else "moon")
        self.theme.say(_("Use light colours") if is_dark else _("Use dark colours"))


class _SearchButton(Pressable):
    """Looks like a field and opens the search over everything."""

    def __init__(self) -> None:
        self._hint = _("Search people, pages, actions…")
        super().__init__(_("Search people, pages and actions (Ctrl+K)"), QSize(420, 36))
        self.setMaximumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the lens, the hint and the keys."""
        tokens = theme.tokens()
        paint.rounded(painter, area, 8, tokens.pressed if self.underMouse() else tokens.sunken)
        lens = QRectF(area.left() + 7, area.top(), 18, area.height())
        paint.icon(painter, paint.visual(painter, area, lens).center(), "search", 16, tokens.text2)
        wide = paint.width("Ctrl K", "caption") + 2
        hint = area.adjusted(38, 0, -wide - 20, 0)
        paint.text(painter, paint.visual(painter, area, hint), self._hint, "table", tokens.muted)
        keys = QRectF(area.right() - wide - 12, area.top(), wide, area.height())
        paint.text(painter, paint.visual(painter, area, keys), "Ctrl K", "caption", tokens.muted, paint.TRAILING)
