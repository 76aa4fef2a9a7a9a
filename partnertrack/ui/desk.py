"""What the pages work at: the open pilot, the day that figures stand for, and the user's settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from PySide6.QtCore import QObject, Signal, SignalInstance

from partnertrack import settings
from partnertrack.errors import LockedError, UserError
from partnertrack.i18n import _
from partnertrack.settings import Settings
from partnertrack.ui import asks, collector
from partnertrack.ui.asking import Asking, Work
from partnertrack.ui.view_models.attempts import Attempts
from partnertrack.ui.view_models.secret import Secret

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.workspace import Workspace


class Chosen(TypedDict, total=False):
    """What the user may choose, as `Settings` keeps it."""

    theme: str
    language: str
    name: str
    lock_after: int
    empty_after: int
    is_greeted: bool
    is_toured: bool
    recent: tuple[str, ...]
    arrangements: tuple[tuple[str, str, str], ...]


class Desk(QObject):
    """One pilot at a time lies on it; what happens to it is told by the signals."""

    opening = Signal(str)
    """A pilot of that name is being opened or made."""
    opening_progressed = Signal(int, int, str)
    opened = Signal()
    made = Signal()
    """A new pilot was made, and lies open on the desk."""
    closed = Signal()
    locked = Signal(object, object)
    """The path of an encrypted pilot that is to be opened with `unlock`, and the `LockedError` that says why."""
    not_opened = Signal(object)
    """The `UserError` for which no pilot was opened, or None when the user stopped it."""
    dated = Signal()
    """The day that figures stand for is another one."""
    settings_changed = Signal()
    names_changed = Signal()
    """Names are hidden, or shown again."""
    restoring = Signal(object)
    """A backup is to take the place of a pilot file: what is wanted, as the asks of the backups take it."""
    backed_up = Signal(object)
    """How it stands with the backups of the open pilot, as a page found it."""
    said = Signal(str, str, object)
    """A notice for the user: the text ("" ends the one before), and a button with what it does, or "" and None."""

    def __init__(self, jobs: Asking, chosen: Settings, home: Path | None = None) -> None:
        super().__init__()
        self.jobs = jobs
        self.settings = chosen
        self.as_of = date.today()  # noqa: DTZ011 - the user's day is a local day
        self.attempts = Attempts()
        self.tried: Path | None = None
        self.leave: Callable[[Workspace], None] = _close
        self._home = home
        self._workspace: Workspace | None = None
        self._carried: tuple[Path | None, tuple[tuple[str, str], ...]] = (None, ())

    @property
    def workspace(self) -> Workspace:
        """The open pilot; pages exist only while there is one."""
        if self._workspace is None:
            raise LookupError("no pilot is open")
        return self._workspace

    @property
    def home(self) -> Path | None:
        """The folder of the settings, below which the backups lie; None for the usual one."""
        return self._home

    @property
    def is_open(self) -> bool:
        """Whether a pilot is open."""
        return self._workspace is not None

    @property
    def is_practising(self) -> bool:
        """Whether the open pilot is the practice pilot, or a copy of it."""
        return self._workspace is not None and self._workspace.pilot.is_practice

    def open_file(self, path: Path) -> None:
        """Open a pilot file; `locked` tells where that takes a passphrase. Who practises is asked to leave first."""
        if self.is_practising and path.resolve() != self.workspace.path.resolve():
            words = _("You are practising: leave that first, then “{pilot}” opens.").format(pilot=path.stem)
            self.say(words, _("Leave and open"), partial(self._leave_for, path))
            return
        self.tried = path
        may_recall = not self.attempts.is_doubted(path)
        self._open(path.stem, partial(asks.open_pilot, path, has_keyring=may_recall), path)

    def unlock(self, path: Path, secret: Secret) -> None:
        """Open an encrypted pilot file by a passphrase or recovery code, unless it has to wait."""
        if not self.attempts.wait(path):
            self._open(path.stem, partial(asks.open_pilot, path, secret), path)

    def open_with(self, path: Path, access: Access) -> None:
        """Open an encrypted pilot file by what opens it."""
        self._open(path.stem, partial(asks.open_with, path, access), path)

    def open_practice(self) -> None:
        """Open the practice pilot, which is made when it is not there yet."""
        self._open(_("Practice pilot"), partial(asks.open_practice, self._practice_folder()))

    def begin_practice_again(self) -> None:
        """Make the practice pilot anew, whatever was done to it, and open it; it may be the one that is open."""
        before = self._workspace if self.is_practising else None
        if before is None:
            self.close_pilot()
        else:
            self._workspace = None  # what makes it anew closes its file first
            self.jobs.leave()
            self.closed.emit()
            collector.search_all_again()
        self._open(_("Practice pilot"), partial(asks.begin_practice_again, self._practice_folder(), before))

    def create(self, path: Path, scheme: str, title: str, secret: Secret | None = None) -> None:
        """Make a pilot and open it, encrypted where there is a passphrase for it."""
        self.make(title or path.stem, partial(asks.create_pilot, path, scheme, title, secret))

    def make(self, name: str, work: Work[asks.Opened]) -> None:
        """Have a pilot of that name made, and open it."""
        self._open(name, work, told=self.made)

    def encrypt(self, secret: Secret) -> None:
        """Close the plain pilot, encrypt its file, and open it again."""
        name, path = self.workspace.title, self.workspace.path
        self.close_pilot()
        self._open(name, partial(asks.encrypt, path, secret))

    def give_new_key(self, secret: Secret) -> None:
        """Close the encrypted pilot, write its file anew under another key, and open it again."""
        name, path, known = self.workspace.title, self.workspace.path, self.workspace.access
        if known is not None:
            self._carried = (path, self.own_views())  # what reads them is given up
            self.close_pilot()
            self._open(name, partial(asks.new_key, path, known, secret))

    def close_pilot(self) -> None:
        """Put the pilot away."""
        if self._workspace:
            before, self._workspace = self._workspace, None
            self.jobs.leave()
            self.closed.emit()
            self.leave(before)
            collector.search_all_again()

    def look_at(self, day: date) -> None:
        """Let all figures stand for that day."""
        if day != self.as_of:
            self.as_of = day
            self.dated.emit()

    def hide_names(self, *, is_hidden: bool) -> None:
        """Show everybody under a pseudonym, or as they are again."""
        if is_hidden != self.workspace.is_masked:
            (self.workspace.hide_names if is_hidden else self.workspace.show_names)()
            self.names_changed.emit()

    def say(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Tell the user something in passing; an empty text ends what was said before."""
        self.said.emit(text, button, action)

    def choose(self, **chosen: Unpack[Chosen]) -> None:
        """Keep what the user chose."""
        self._keep(replace(self.settings, **chosen))

    def own_views(self) -> tuple[tuple[str, str], ...]:
        """The names and texts of the views of the list of one's own, by name."""
        kept = self.settings.views_of(self.workspace.path)
        return tuple(sorted(filter(None, (self.workspace.reveal(*view) for view in kept))))

    def keep_view(self, name: str, text: str) -> None:
        """Keep a view of the list of one's own, for this pilot; an empty text takes it away.

        Names of people may stand in it: those of an encrypted pilot are kept under its key.
        """
        self._keep(self.settings.with_view(self.workspace.path, *self.workspace.conceal(name, text)))

    def arrangement(self, page: str) -> str:
        """How the user arranged a page of this pilot; an empty text where nobody did."""
        return self.settings.arrangement_of(self.workspace.path, page)

    def arrange(self, page: str, text: str) -> None:
        """Keep how the user arranges a page of this pilot; an empty text is the usual way."""
        self._keep(self.settings.with_arrangement(self.workspace.path, page, text))

    def history_ends(self) -> dict[str, tuple[int, str]]:
        """Where the history of this pilot ended when this computer saw it last; the practice pilot’s may begin anew."""
        return {} if self.is_practising else self.settings.ends_of(self.workspace.path)

    def keep_history_ends(self, ends: Mapping[str, tuple[int, str]]) -> None:
        """Keep where the history of this pilot ends; nobody looks different for it."""
        self._keep_ends(self.workspace.path, ends)

    def expect_other_history(self, path: Path) -> None:
        """A backup took the place of this pilot: its history is to be another one than this computer saw last."""
        self._keep_ends(path, {})

    def _leave_for(self, path: Path) -> None:
        self.close_pilot()
        self.open_file(path)

    def _practice_folder(self) -> Path:
        return (self._home or settings.home()) / "practice"

    def _keep_ends(self, path: Path, ends: Mapping[str, tuple[int, str]]) -> None:
        chosen = self.settings.with_ends(path, ends)
        if chosen != self.settings:
            self.settings = chosen
            settings.save(chosen, self._home)

    def _keep(self, chosen: Settings) -> None:
        if chosen != self.settings:
            self.settings = chosen
            settings.save(chosen, self._home)
            self.settings_changed.emit()

    def _open(
        self, name: str, work: Work[asks.Opened], path: Path | None = None, told: SignalInstance | None = None
    ) -> None:
        self.opening.emit(name)
        self.jobs.read(
            work,
            partial(self._on_opened, told),
            failed=partial(self._on_not_opened, path),
            stopped=partial(self._on_not_opened, None, None),
            progressed=self.opening_progressed.emit,
            outlasts=True,
        )

    def _on_opened(self, told: SignalInstance | None, opened: asks.Opened) -> None:
        self.close_pilot()
        self._workspace, self.as_of = opened.workspace, opened.as_of
        self._workspace.home = self._home
        self.attempts.succeed(opened.workspace.path)
        self._keep(self.settings.with_recent(opened.workspace.path))
        self._conceal_views()
        self.opened.emit()
        if told is not None:
            told.emit()

    def _conceal_views(self) -> None:
        """Put views under the key that another key kept, or that lie in the open from before the encryption."""
        path, (carried_path, carried) = self.workspace.path, self._carried
        self._carried = (None, ())
        for name, text in self.settings.views_of(path) if self.workspace.is_encrypted else ():
            if self.workspace.reveal(name, text) == (name, text):
                self._keep(self.settings.with_view(path, name, ""))
                self.keep_view(name, text)
        for name, text in carried if carried_path == path else ():
            self.keep_view(name, text)

    def _on_not_opened(self, path: Path | None, error: UserError | None) -> None:
        if path is None or not isinstance(error, LockedError):
            self.not_opened.emit(error)
            return
        if error.is_wrong:
            self.attempts.fail(path)
        self.locked.emit(path, error)


def _close(workspace: Workspace) -> None:
    """Let a pilot go that is put away."""
    workspace.close()
