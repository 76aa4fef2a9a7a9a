"""What the settings do: keep a choice, take it back, open a folder, begin anew."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from partnertrack import paths, settings
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.settings import Settings
from partnertrack.ui import asks, clipboard
from partnertrack.ui import place as places
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.settings.saying import Saying
from partnertrack.ui.place import Place
from partnertrack.ui.view_models.settings import Folder, Setting

_RESET = ("theme", "language", "name", "lock_after", "empty_after", "arrangements")
"""The fields of the settings that begin anew; files, views and what this computer saw of histories stay."""

_PLACES = {
    "money": places.MONEY,
    "logframe": places.LOGFRAME,
    "privacy": places.PRIVACY,
    "second": places.BACKUPS,
    "access": places.ACCESS,
    "reports": places.REPORTS,
    "letters": places.LETTERS,
    "dictionary": places.PARTNERS,
    "partners": places.PARTNERS,
}


class Acts(QObject):
    """Does it at once, says it below, and offers the way back."""

    def __init__(self, parent: QObject, desk: Desk, saying: Saying) -> None:
        super().__init__(parent)
        self._desk, self._saying = desk, saying

    def choose(self, setting: Setting, value: object) -> None:
        """Keep another value of a setting."""
        words = {value: words for words, value in setting.entries}.get(value, str(value) or _("nothing"))
        self._keep(_("{setting}: {value}").format(setting=setting.title, value=words), {setting.key: value})

    def do(self, setting: Setting) -> None:
        """Do what the button of a setting says."""
        match setting.key:
            case "tour":
                self._keep(_("The hints come again with the next pilot that you open."), {"is_toured": False})
            case "overview":
                self._arrange("")
            case "recent":
                self._keep(_("Pilots opened last: forgotten."), {"recent": ()})
            case "all":
                usual = Settings()
                self._keep(_("All settings are as in the beginning."), {key: getattr(usual, key) for key in _RESET})
            case _ if isinstance(setting.value, Path):
                folder = setting.value if setting.value.is_dir() else setting.value.parent
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def copy(self, setting: Setting) -> None:
        """Put a path on the clipboard."""
        clipboard.put_text(setting.told)
        self._saying.say(_("Copied: {path}").format(path=setting.told))

    def place(self, key: str) -> Place:
        """Where something is chosen that has a page of its own."""
        return Place(_PLACES[key], figure=key if key == "dictionary" else "")

    def undo(self, change_id: UUID, then: Callable[[], None]) -> None:
        """Take a change of the pilot back."""
        self._desk.jobs.write(
            partial(asks.undo, self._desk.workspace, change_id), lambda _undone: then(), failed=self.refuse
        )

    def refuse(self, error: object) -> None:
        """Say why something was not done, as long as there is anybody to read it."""
        if isinstance(error, UserError) and isValid(self._saying):
            self._saying.complain(error)

    def _arrange(self, text: str) -> None:
        before = self._desk.arrangement(places.OVERVIEW)
        self._desk.arrange(places.OVERVIEW, text)
        self._saying.say(_("The overview is arranged as usual."), partial(self._desk.arrange, places.OVERVIEW, before))

    def _keep(self, told: str, chosen: dict[str, Any]) -> None:
        before = {key: getattr(self._desk.settings, key) for key in chosen}
        if before != chosen:
            self._desk.choose(**chosen)
            self._saying.say(told, partial(self._desk.choose, **before))


def take_back(desk: Desk, change_id: UUID) -> None:
    """Take a change of the open pilot back; who asked for it may be gone by now."""
    desk.jobs.write(partial(asks.undo, desk.workspace, change_id), lambda _undone: None)


def folders(desk: Desk, backups: Path | None) -> tuple[Folder, ...]:
    """Where the program and all that it keeps lie; what is not there yet is left out."""
    home = desk.home or settings.home()
    frozen = getattr(sys, "frozen", False)
    program = paths.installation() or (Path(sys.executable).parent if frozen else paths.resources().parent)
    known = (
        Folder("program", program),
        Folder("settings", home),
        *((Folder("pilot", desk.workspace.path.resolve()),) if desk.is_open else ()),
        Folder("practice", home / "practice"),
        *((Folder("backups", backups),) if backups else ()),
        Folder("log", home / "log"),
    )
    return tuple(folder for folder in known if folder.path.exists())
