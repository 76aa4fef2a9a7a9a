"""A pilot is brought back from the first screen, by a backup that is chosen or the last of a damaged file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.i18n import _
from partnertrack.ui import backup_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.restore import RestoreDrawer
from partnertrack.ui.view_models.backups import Wanted

_SUFFIX = ".ptrack"


class Rescue(QObject):
    """Asks for a backup and for the file that it is to become, then shows what that would change."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self.drawer = RestoreDrawer(page, desk)
        desk.restoring.connect(self.drawer.hide)

    def choose(self) -> None:
        """Choose a backup, and where it is to go."""
        kinds = _("Backups") + " (*.ptbackup)"
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Restore a backup"), "", kinds)
        if chosen:
            self.begin(Path(chosen))

    def begin(self, backup: Path) -> None:
        """Choose where a backup is to go."""
        work = partial(asks.name_in, backup)
        self._desk.jobs.read(work, partial(self._choose_place, backup), failed=self._desk.not_opened.emit)

    def rescue(self) -> None:
        """Show what the last backup of the file would bring back that could not be opened."""
        path = self._desk.tried
        if path is not None:
            work = partial(asks.known_backups, path, self._desk.home)
            self._desk.jobs.read(work, partial(self._on_known, path))

    def restore(self, backup: Path, path: Path) -> None:
        """Show what would change if that backup became that file."""
        self.drawer.open(Wanted(backup, path, home=self._desk.home))

    def _on_known(self, path: Path, known: Sequence[Path]) -> None:
        if known:
            self.restore(known[0], path)
            return
        kinds = _("Backups") + " (*.ptbackup)"
        title = _("Choose a backup of “{file}”").format(file=path.name)
        chosen, _kind = QFileDialog.getOpenFileName(self._page, title, "", kinds)
        if chosen:
            self.restore(Path(chosen), path)

    def _choose_place(self, backup: Path, name: str) -> None:
        """Choose the file that the backup becomes: the one that it was, as far as that is known here."""
        before = [Path(each) for each in self._desk.settings.recent if Path(each).name == name]
        likely = before[0] if before else backup.with_name(name)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Restore to"), str(likely), _("Pilots") + f" (*{_SUFFIX})"
        )
        if chosen:
            self.restore(backup, Path(chosen if chosen.endswith(_SUFFIX) else f"{chosen}{_SUFFIX}"))
