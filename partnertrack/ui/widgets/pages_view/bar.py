"""What is above the pages: which page is seen, how large, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.fields import Choice, SearchField
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.pages_view.zoom import CHOICES, Zoom

_HIGH = 36


class Bar(QWidget):
    """Buttons and fields over the pages, in as many rows as they need."""

    page_wanted = Signal(int)
    """The user wants to see that page, counted from 0."""
    zoom_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page, self._count = 0, 0
        self.thumbs = IconButton("layers", _("Pages in small"), is_small=True)
        self.thumbs.setCheckable(True)
        self.before = IconButton("chevron-up", _("Previous page"), is_small=True)
        self.after = IconButton("chevron-down", _("Next page"), is_small=True)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Page"))
        self.number.setFixedWidth(44)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.of = Line("", "control", quiet="half")
        self.smaller = IconButton("minus", _("Smaller (Ctrl −)"), is_small=True)
        self.larger = IconButton("plus", _("Larger (Ctrl +)"), is_small=True)
        self.size_choice = Choice(_("Size"), [(zoom.words(), zoom) for zoom in CHOICES])
        self.size_choice.setFixedWidth(126)
        self.finding = IconButton("search", _("Find on the pages (Ctrl+F)"), is_small=True)
        row = FlowLayout(spacing=6)
        self._small = _together((self.thumbs,))
        row.addWidget(self._small)
        for group in (
            (self.before, self.number, self.of, self.after),
            (self.smaller, self.size_choice, self.larger),
            (self.finding,),
        ):
            row.addWidget(_together(group))
        self._row = row
        self.setLayout(row)
        self.before.clicked.connect(lambda: self.page_wanted.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.page_wanted.emit(self._page + 1))
        self.number.editingFinished.connect(self._on_number)
        self.size_choice.activated.connect(lambda place: self.zoom_wanted.emit(CHOICES[place]))

    def add_group(self, *widgets: QWidget) -> None:
        """Put more at the end, to stay together."""
        self._row.addWidget(_together(widgets))

    def offer_thumbs(self, *, has_room: bool) -> None:
        """Offer the small pages only where there is room for them."""
        self._small.setVisible(has_room)

    def show_page(self, page: int, count: int) -> None:
        """Say which page is seen."""
        self._page, self._count = page, count
        self.number.setValidator(QIntValidator(1, max(1, count), self.number))
        self.number.setText(str(page + 1) if count else "")
        self.number.setAccessibleDescription(_("Page {n} of {total}").format(n=page + 1, total=count))
        self.of.setText(_("of {total}").format(total=count) if count else "")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)
        for widget in (self.number, self.smaller, self.larger, self.size_choice, self.finding, self.thumbs):
            widget.setEnabled(count > 0)

    def show_zoom(self, zoom: Zoom) -> None:
        """Say how large the pages are."""
        if zoom in CHOICES:
            self.size_choice.setPlaceholderText("")
            self.size_choice.setCurrentIndex(CHOICES.index(zoom))
        else:
            self.size_choice.setPlaceholderText(zoom.words())
            self.size_choice.setCurrentIndex(-1)

    def _on_number(self) -> None:
        if self.number.text() and int(self.number.text()) - 1 != self._page:
            self.page_wanted.emit(int(self.number.text()) - 1)


class FindBar(QWidget):
    """A field to search the pages with; hidden until it is asked for."""

    asked = Signal(str)
    """The user searches for that."""
    stepped = Signal(int)
    """The user wants the next place, or the one before (-1)."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField(_("Find on the pages"))
        self.count = Line("", "caption", quiet="half")
        self.count.setMinimumSize(QSize(110, 0))
        before = IconButton("chevron-up", _("Previous place"), is_small=True)
        after = IconButton("chevron-down", _("Next place"), is_small=True)
        closing = IconButton("x", _("Close"), size=16, is_small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for widget in (self.count, before, after, closing):
            row.addWidget(widget)
        self.field.textChanged.connect(self.asked)
        self.field.returnPressed.connect(lambda: self.stepped.emit(1))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Shift+Return"), self, lambda: self.stepped.emit(-1), context=within)
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        closing.clicked.connect(self.left)
        self.hide()

    def begin(self) -> None:
        """Come in, ready to write."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, place: int, count: int) -> None:
        """Say which of the places is shown."""
        words = _("{n} of {total}").format(n=place + 1, total=count) if count else _("Nothing found")
        self.count.setText(words if self.field.text().strip() else "")


def _together(widgets: Sequence[QWidget]) -> QWidget:
    """Widgets that never part."""
    box = QWidget()
    box.setFixedHeight(_HIGH)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return box
