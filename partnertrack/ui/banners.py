"""What the banner above the pages says of the open pilot, and what its button does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from partnertrack.i18n import _
from partnertrack.ui import circumstance_asks, place
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from partnertrack.services.circumstances import Circumstance
    from partnertrack.services.workspace import Workspace

_EVERY = 4000
"""Milliseconds between two looks whether another program has let the pilot go, or stored something."""

_LOOKS: Final[Mapping[str, tuple[str, str]]] = {
    "in-use": ("info", "lock"),
    "read-only": ("info", "lock"),
    "share": ("warn", "hard-drive"),
    "cloud": ("warn", "copy"),
    "conflicts": ("warn", "files"),
    "clock": ("warn", "clock"),
    "aside": ("info", "info"),
    "damaged": ("danger", "triangle-alert"),
}
"""The tone and the icon of what is said."""

_LASTING: Final = frozenset(("in-use", "read-only", "share", "damaged"))
"""What stays to be read as long as it is true."""

_ONCE_A_DAY: Final = "cloud"


class Banners(QObject):
    """Looks around when a pilot was opened, says one thing after the other, and watches a pilot that is in use."""

    went = Signal(object)
    """The `Place` where something can be done about it."""
    freed = Signal()
    """What is shown may be out of date: another program stored something, or the pilot can be changed from now on."""

    def __init__(self, desk: Desk, window: QObject | None = None) -> None:
        super().__init__(window)
        self._desk, self.banner = desk, Banner()
        self._waiting: list[Circumstance] = []
        self._seen = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.watch)
        desk.opened.connect(self._look_around)
        desk.closed.connect(self._end)
        self.banner.pressed.connect(self._act)
        self.banner.dismissed.connect(self._next)

    def watch(self) -> None:
        """See whether the pilot is free by now, and whether another program stored something."""
        if self._desk.is_open:
            workspace = self._desk.workspace
            self._desk.jobs.read(
                partial(circumstance_asks.watch, workspace), partial(self._on_watched, workspace), failed=_leave
            )

    def copy_to(self, target: Path) -> None:
        """Copy the pilot to that place and go on with it there."""
        is_cloud = any(each.code == _ONCE_A_DAY for each in self._waiting)
        ask = partial(circumstance_asks.copy_here, self._desk.workspace, target, is_cloud)
        self._desk.say(_("Copying the pilot…"))
        self._desk.jobs.read(ask, self._on_copied)

    def _look_around(self) -> None:
        workspace = self._desk.workspace
        ask = partial(circumstance_asks.circumstances, workspace)
        self._desk.jobs.read(ask, partial(self._on_found, workspace), failed=_leave)

    def _on_found(self, workspace: Workspace, found: tuple[Circumstance, ...]) -> None:
        if not (self._desk.is_open and self._desk.workspace is workspace):
            return
        self._waiting = [each for each in found if self._is_worth_saying(each.code)]
        self._show()
        self._seen = 0
        if any(each.code == "in-use" for each in found):
            self._timer.start()

    def _is_worth_saying(self, code: str) -> bool:
        """Whether something is to be said, as what is said once a day was not yet today."""
        if code != _ONCE_A_DAY:
            return True
        today = date.today().isoformat()  # noqa: DTZ011 - the user's day is a local day
        was_said = self._desk.arrangement(code) == today
        self._desk.arrange(code, today)
        return not was_said

    def _on_watched(self, workspace: Workspace, watched: circumstance_asks.Watched) -> None:
        if not (self._desk.is_open and self._desk.workspace is workspace):
            return
        has_changed = self._seen not in (0, watched.last_change)
        self._seen = watched.last_change
        if not watched.is_reader:
            self._timer.stop()
            self._waiting = [each for each in self._waiting if each.code != "in-use"]
            self._show()
            self._desk.say(_("The pilot is free: you can change it from now on."))
        if has_changed or not watched.is_reader:
            self.freed.emit()

    def _show(self) -> None:
        if not self._waiting:
            self.banner.hide()
            return
        said = self._waiting[0]
        tone, icon = _LOOKS[said.code]
        words, _act = self._ways().get(said.code, ("", _leave))
        self.banner.say(said.text, said.hint, tone=tone, icon=icon, button=words)
        self.banner.let_close(may_close=said.code not in _LASTING or len(self._waiting) > 1)

    def _next(self) -> None:
        self._waiting = self._waiting[1:]
        self._show()

    def _act(self) -> None:
        _words, act = self._ways().get(self._waiting[0].code, ("", _leave))
        act()

    def _ways(self) -> dict[str, tuple[str, Callable[..., object]]]:
        """The words of the button for each thing that is said, and what it does."""
        copy = (_("Copy to this computer…"), self._choose_target)
        return {
            "in-use": (_("Try again"), self.watch),
            "read-only": copy,
            "share": copy,
            "cloud": copy,
            "conflicts": (_("Show the folder"), self._show_folder),
            "damaged": (_("Go to the backups"), partial(self.went.emit, place.Place(place.BACKUPS))),
        }

    def _choose_target(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(documents) / self._desk.workspace.path.name)
        kinds = _("Pilots") + " (*.ptrack)"
        chosen, _kind = QFileDialog.getSaveFileName(self.banner, _("Copy to this computer"), proposed, kinds)
        if chosen:
            self.copy_to(Path(chosen))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.workspace.path.parent)))

    def _on_copied(self, target: Path) -> None:
        self._desk.say("")
        self._desk.open_file(target)

    def _end(self) -> None:
        self._timer.stop()
        self._waiting = []
        self.banner.hide()


def _leave(*_answer: object) -> None:
    """Do nothing: whoever reads or writes next is told what is wrong."""
