"""The step before the last: the file, and what keeps others out of it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from partnertrack.domain.file_names import storable
from partnertrack.domain.set_up import SetUp
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.protection import Protection
from partnertrack.ui.dialogs.set_up.step import Step, labelled
from partnertrack.ui.proposed import for_pilots
from partnertrack.ui.widgets.buttons import Button

_SUFFIX, _LONGEST = ".ptrack", 80


class FileStep(Step):
    """One file holds all of the pilot; it is named after the title until the user names it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("File"),
            _("Where is it kept, and who may open it?"),
            _("All of the pilot is one file on this computer: copying it takes everything along."),
        )
        self._own_name = desk.settings.name
        self._proposed = ""
        self.file = QLineEdit()
        self.file.setAccessibleName(_("File"))
        self.file.textChanged.connect(self.changed)
        self.protection = Protection(desk.jobs)
        self.protection.changed.connect(self.changed)
        browse = Button(_("Browse…"), "folder-open")
        browse.clicked.connect(self._browse)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.file, 1)
        line.addWidget(browse)
        self.column.addLayout(labelled(_("File"), holder))
        self.column.addSpacing(6)
        self.column.addWidget(self.protection, 1)

    @property
    def may_wait(self) -> bool:
        """There is no pilot without a file."""
        return False

    @property
    def is_ready(self) -> bool:
        """Whether there is a file and an answer how it is protected."""
        return bool(self.file.text().strip()) and self.protection.is_ready

    def path(self) -> Path:
        """The file as it stands."""
        written = self.file.text().strip()
        return Path(written if written.endswith(_SUFFIX) else f"{written}{_SUFFIX}")

    def propose(self, title: str) -> None:
        """Name the file after the title, in the folder of new pilots, as one that is not there yet."""
        if self.file.text() not in ("", self._proposed):
            return
        folder = documents if (documents := for_pilots()).is_dir() else Path.home()
        name = storable(re.sub(r"[^\w\- ]+", "", title).strip()[:_LONGEST].strip() or "pilot")
        path, count = folder / f"{name}{_SUFFIX}", 2
        while path.exists():
            path, count = folder / f"{name} {count}{_SUFFIX}", count + 1
        self._proposed = str(path)
        self.file.setText(self._proposed)
        self.file.setCursorPosition(0)

    def begin(self, planned: SetUp) -> None:
        """Name the file; ask for the passphrase, of which guessers would try these names first."""
        self.propose(planned.title)
        self.protection.begin((planned.title, planned.organisation, planned.donor, self._own_name))

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan as it is; raises `UserError` where the file cannot become one, while the passphrase still stands."""
        path = self.path()
        try:
            has_folder, is_there = path.parent.is_dir(), path.exists()
        except OSError:
            raise UserError(_("A file cannot be named like this."), _("Give the new pilot a shorter name.")) from None
        if not has_folder:
            told = _("There is no folder “{folder}”.").format(folder=path.parent)
            raise UserError(told, _("Choose another one, or make this one first."))
        if is_there:
            told = _("There is a file “{file}” already.").format(file=path.name)
            raise UserError(told, _("Give the new pilot another name."))
        return planned

    def leave(self) -> None:
        """Forget the passphrase."""
        super().leave()
        self.protection.passphrase.clear()

    def _browse(self) -> None:
        kinds = _("Pilots") + f" (*{_SUFFIX})"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("File of the new pilot"), self.file.text(), kinds)
        if chosen:
            self.file.setText(chosen if chosen.endswith(_SUFFIX) else f"{chosen}{_SUFFIX}")
