"""What can be done to a text, in a row above it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.rich_text.editor import RichText

_STYLE_WIDTH = 118


class Toolbar(QWidget):
    """Paragraph or heading, bold, lists, a table, a picture, undo and redo."""

    picture_wanted = Signal()
    """The user wants to insert a picture from a file."""

    def __init__(self, field: RichText) -> None:
        super().__init__()
        self._field = field
        self.setAccessibleName(_("Text tools"))
        self.style_choice = Choice(_("Kind of paragraph"), ((_("Text"), 0), (_("Heading"), 1), (_("Subheading"), 2)))
        self.style_choice.setFixedWidth(_STYLE_WIDTH)
        self.bold = IconButton("bold", _("Bold (Ctrl+B)"), is_small=True)
        self.points = IconButton("list", _("List (Ctrl+Shift+8)"), is_small=True)
        self.numbers = IconButton("list-ordered", _("Numbered list (Ctrl+Shift+7)"), is_small=True)
        self.table = IconButton("table", _("Table; in a table, another row"), is_small=True)
        self.picture = IconButton("image", _("Picture…"), is_small=True)
        self.undo = IconButton("undo-2", _("Undo typing (Ctrl+Z)"), is_small=True)
        self.redo = IconButton("redo-2", _("Redo typing (Ctrl+Shift+Z)"), is_small=True)
        row = FlowLayout(spacing=1)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for each in (
            self.style_choice,
            self.bold,
            self.points,
            self.numbers,
            self.table,
            self.picture,
            self.undo,
            self.redo,
        ):
            row.addWidget(each)
        self._connect()

    def add(self, widget: QWidget) -> None:
        """Put something at the end of the row."""
        layout = self.layout()
        if layout:
            layout.addWidget(widget)

    def show_writable(self, *, is_writable: bool) -> None:
        """Let the tools be used, or not."""
        for each in (self.style_choice, self.bold, self.points, self.numbers, self.table, self.picture):
            each.setEnabled(is_writable)
        document = self._field.document()
        self.undo.setEnabled(is_writable and document.isUndoAvailable())
        self.redo.setEnabled(is_writable and document.isRedoAvailable())

    def _connect(self) -> None:
        field, document = self._field, self._field.document()
        self.style_choice.activated.connect(self._on_style)
        self.bold.clicked.connect(field.embolden)
        self.points.clicked.connect(partial(field.make_list, is_counted=False))
        self.numbers.clicked.connect(partial(field.make_list, is_counted=True))
        self.table.clicked.connect(partial(field.insert_table, 3, 3))
        self.picture.clicked.connect(self.picture_wanted)
        self.undo.clicked.connect(field.undo)
        self.redo.clicked.connect(field.redo)
        document.undoAvailable.connect(self.undo.setEnabled)
        document.redoAvailable.connect(self.redo.setEnabled)
        field.moved.connect(lambda: self.style_choice.choose(field.level()))
        within = Qt.ShortcutContext.WidgetShortcut
        for keys, act in (
            ("Ctrl+Shift+8", self.points.click),
            ("Ctrl+Shift+7", self.numbers.click),
            ("Ctrl+Alt+0", partial(field.make_heading, 0)),
            ("Ctrl+Alt+1", partial(field.make_heading, 1)),
            ("Ctrl+Alt+2", partial(field.make_heading, 2)),
        ):
            QShortcut(QKeySequence(keys), field, act, context=within)

    def _on_style(self, _place: int) -> None:
        self._field.make_heading(int(self.style_choice.currentData()))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
