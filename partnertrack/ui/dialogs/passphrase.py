"""The drawer in which a passphrase is chosen: for a colleague, in place of another, to encrypt a pilot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, pgettext
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.new_passphrase import NewPassphrase
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.option import Option
from partnertrack.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a passphrase is chosen for: what the drawer says, and what else it asks."""

    title: str
    told: str
    keep: str
    purpose: str = ""
    asks_whose: bool = False
    asks_current: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; nothing prints the passphrases."""

    secret: Secret
    label: str = ""
    role: str = "officer"
    current: Secret | None = None


class PassphraseDrawer(FormDrawer):
    """Comes in for one purpose after the other; what was written is forgotten whenever it goes."""

    filled = Signal(object)
    """The `Filled` form."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, "", _("Save"))
        self._desk = desk
        self.wanted = Wanted("", "", "")
        self._told = Words("", "table", quiet="half")
        self.label = written(_("Whose it is"), "", _("Ama, finance"))
        self.officer = Option(pgettext("access", "Role"), _("Officer"), _("Sees and changes everything"))
        self.viewer = Option(pgettext("access", "Role"), _("Viewer"), _("Sees the figures, not the names"))
        self.current = PassphraseField(_("Passphrase so far"))
        self.fresh = NewPassphrase(desk.jobs)
        self._whose, self._before = QWidget(), QWidget()
        for option in (self.officer, self.viewer):
            option.setAutoExclusive(True)
        self.current.returnPressed.connect(self.fresh.passphrase.setFocus)
        self.fresh.passphrase.returnPressed.connect(self.fresh.again.setFocus)
        self.fresh.again.returnPressed.connect(self.keep.click)
        self.fresh.changed.connect(self.message.clear)
        self.lay_out(self._content())

    def open(self, wanted: Wanted) -> None:
        """Come in for a purpose."""
        self.wanted = wanted
        self.name(wanted.title)
        self.keep.setText(wanted.keep)
        self._told.setText(wanted.told)
        self._whose.setVisible(wanted.asks_whose)
        self._before.setVisible(wanted.asks_current)
        self.label.clear()
        self.officer.setChecked(True)
        workspace = self._desk.workspace
        self.fresh.names = (workspace.title, self._desk.settings.name, workspace.path.stem)
        self._forget()
        self.begin()
        self.come_in()
        first: QLineEdit = self.fresh.passphrase
        if wanted.asks_whose or wanted.asks_current:
            first = self.label if wanted.asks_whose else self.current
        first.setFocus()

    def setVisible(self, visible: bool) -> None:
        """Forget what was written when it goes."""
        super().setVisible(visible)
        if not visible and hasattr(self, "fresh"):
            self._forget()

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._told)
        for part, widgets in (
            (self._whose, (Line(_("Whose it is"), "control"), self.label, self.officer, self.viewer)),
            (self._before, (Line(_("Passphrase so far"), "control"), self.current)),
        ):
            lines = QVBoxLayout(part)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(6)
            for widget in widgets:
                lines.addWidget(widget)
            column.addWidget(part)
        column.addWidget(self.fresh)
        column.addStretch(1)
        return column

    def _want(self) -> None:
        problem = self._problem()
        if problem:
            self.complain(problem)
            return
        self.message.clear()
        self.keep.setEnabled(False)
        role = "viewer" if self.viewer.isChecked() and self.wanted.asks_whose else "officer"
        current = Secret(self.current.text()) if self.wanted.asks_current else None
        self.filled.emit(Filled(Secret(self.fresh.text()), self.label.text().strip(), role, current))

    def _problem(self) -> UserError | None:
        if self.wanted.asks_current and not self.current.text():
            return UserError(_("The passphrase so far is needed."), _("Who finds the pilot open must not change it."))
        return self.fresh.problem()

    def _forget(self) -> None:
        self.current.clear()
        self.fresh.clear()
