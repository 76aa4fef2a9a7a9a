"""Takes the parts of one thing at the side of a page: a grievance, a risk, a consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.fields import DayField, NameChoice
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.optional_day import OptionalDay

_TEXT = 84


class SideForm(Drawer):
    """Fields below each other; Enter saves, Esc puts it away; whoever listens stores them, or has it complain."""

    wanted = Signal(dict)
    """What was filled in, by the names of the fields."""
    acted = Signal(str)
    """The key of another action that was pressed."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Form"))
        self.fields: dict[str, QWidget] = {}
        self._above: QWidget | None = None
        self._further = QVBoxLayout()
        self.message = Message()
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(_("Save"), "check", "primary")
        self.cancel.clicked.connect(self.hide)
        self.keep.clicked.connect(self._want)
        self.keep.setToolTip("Ctrl+Enter")
        store = QShortcut(QKeySequence("Ctrl+Return"), self)
        store.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        store.activated.connect(self._want)
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.foot.addLayout(buttons)

    def open_form(
        self,
        title: str,
        fields: Mapping[str, QWidget],
        actions: Sequence[tuple[str, Button]] = (),
        *,
        hint: str = "",
        above: QWidget | None = None,
        keep: str = "",
    ) -> None:
        """Come in with these fields, and with other things that can be done; `above` stands before the fields.

        `keep` says what the button does, where it does not save.
        """
        self.name(title)
        self.message.clear()
        self.keep.setEnabled(True)
        self.keep.setText(keep or _("Save"))
        self.fields = dict(fields)
        self.show_layout(self._column(actions, hint, above))
        first = next(iter(self.fields.values()), None)
        if first:
            first.setFocus()

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def add_fields(self, fields: Mapping[str, QWidget]) -> None:
        """Put further fields in the place of what stands above, and the keyboard into the first of them."""
        self.fields |= fields
        if self._above:
            self._above.hide()
        _fill(self._further, fields.values())
        if first := next(iter(fields.values()), None):
            first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was shown: nothing that is restricted stays behind."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.fields = {}
            self.lay_out(QVBoxLayout())

    def _column(self, actions: Sequence[tuple[str, Button]], hint: str, above: QWidget | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        if actions:
            tools, flow = QWidget(), FlowLayout()
            for key, button in actions:
                button.clicked.connect(partial(self.acted.emit, key))
                flow.addWidget(button)
            tools.setLayout(flow)
            column.addWidget(tools)
            column.addSpacing(10)
        self._above, self._further = above, QVBoxLayout()
        self._further.setSpacing(4)
        if above:
            column.addWidget(above)
            column.addLayout(self._further)
            column.addSpacing(10)
        _fill(column, self.fields.values())
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._want)
        if hint:
            column.addWidget(Words(hint, "caption", quiet="half"))
        column.addStretch(1)
        return column

    def _want(self) -> None:
        if self.keep.isEnabled():
            self.keep.setEnabled(False)
            self.wanted.emit({key: value_of(field) for key, field in self.fields.items()})


def _fill(column: QVBoxLayout, fields: Iterable[QWidget]) -> None:
    """Put the fields below each other, each under its name."""
    for field in fields:
        column.addWidget(Line(field.accessibleName(), "caption", quiet="half"))
        column.addWidget(field)
        column.addSpacing(8)


def value_of(field: QWidget) -> object:
    """What a field says."""
    match field:
        case NameChoice():
            return field.text()
        case QComboBox():
            return field.currentData()
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case OptionalDay() | DayField():
            return field.day()
        case _:
            raise TypeError(field)


def long_text(name: str, text: str, hint: str = "") -> QPlainTextEdit:
    """A field for several lines; Tab leaves it."""
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_TEXT)
    return field


def owner_field(owner: str, known: Sequence[str]) -> NameChoice:
    """Who sees to something; those who do so already are offered."""
    field = NameChoice(_("Owner"), _("A person or an organisation"))
    field.show_names(known)
    field.write(owner)
    return field
