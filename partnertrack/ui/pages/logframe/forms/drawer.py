"""Holds one form at the side of the page, stores what was written, and says what was refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

_WIDTH, _AREA = 480, 78


class Form(QWidget):
    """Fields below their labels; `work` is what stores them, and raises `UserError` for what cannot be read."""

    title = ""
    told = ""
    """What is said when it is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def work(self) -> Work[UUID | None]:
        """What is to be done; it gives the id of the change, if there is one."""
        raise NotImplementedError

    def add(self, label: str, *fields: QWidget) -> None:
        """Add fields side by side below a label."""
        self.column.addWidget(Line(label, "control"))
        line = QHBoxLayout()
        line.setSpacing(10)
        for field in fields:
            line.addWidget(field, 1)
        self.column.addLayout(line)
        self.column.addSpacing(8)

    def say(self, text: str) -> None:
        """Explain something between the fields."""
        self.column.addWidget(Words(text, "caption", quiet="half"))
        self.column.addSpacing(6)


def area(name: str, text: str, hint: str = "") -> QPlainTextEdit:
    """A field for several lines; Tab leads out of it."""
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_AREA)
    return field


class FormDrawer(Drawer):
    """Comes in with a form; Ctrl+Enter stores it, Esc or Cancel puts it away."""

    gone = Signal()
    """It was put away: somebody else is to have the keyboard."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, "", _WIDTH)
        self._desk, self._undo = desk, undo
        self.form: Form | None = None
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setToolTip("Ctrl+Enter")
        self.keep.clicked.connect(self._keep)
        cancel = Button(_("Cancel"), kind="ghost")
        cancel.clicked.connect(self.put_away)
        self.closing.clicked.connect(self.gone)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (cancel, self.keep):
            line.addWidget(widget)
        line.insertStretch(0, 1)
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.addWidget(self.message)
        self.foot.addLayout(line)
        store = QShortcut(QKeySequence("Ctrl+Return"), self)
        store.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        store.activated.connect(self.keep.click)

    def open(self, form: Form) -> None:
        """Come in with this form."""
        self.form = form
        self.name(form.title)
        self.message.clear()
        self.keep.setEnabled(True)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 16, 16)
        column.addWidget(form)
        column.addStretch(1)
        self.show_layout(column)
        fields = [each for each in form.findChildren(QWidget) if _takes_text(each)]
        if fields:
            fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> bool:
        """Go away; whether it was there."""
        was_shown = self.isVisible()
        self.hide()
        if was_shown:
            self.gone.emit()
        return was_shown

    def _keep(self) -> None:
        if self.form is None or not self.isVisible():
            return
        try:
            work = self.form.work()
        except UserError as error:
            self.message.complain(error)
            return
        self.keep.setEnabled(False)
        self._desk.jobs.write(work, partial(self._on_kept, self.form.told), failed=self._on_refused)

    def _on_kept(self, told: str, change: UUID | None) -> None:
        if change is None:
            self._desk.say(_("Nothing was changed."))
        else:
            self._desk.say(told, _("Undo"), partial(self._undo, change))
        self.put_away()

    def _on_refused(self, error: UserError) -> None:
        self.keep.setEnabled(True)
        self.message.complain(error)


def _takes_text(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
