"""Where a process works that is to be ended, and how it says what it begins and what is stored for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from partnertrack.persistence.tables import JournalTable
from partnertrack.services import pilots
from partnertrack.services.access import Access
from partnertrack.services.workspace import Workspace
from tests.torture.judging import PILOT, unlocked
from tests.torture.promises import Tip

SECRET = "acacia over the harbour"  # noqa: S105 - a passphrase of a made-up pilot
Say = Callable[[bool, str, dict[str, Any]], None]


@dataclass(slots=True)
class Stage:
    """Where a process works: its folder, and how it says what it begins and what is done."""

    folder: Path
    say: Say
    workspace: Workspace | None = None
    secret: str = SECRET

    @property
    def path(self) -> Path:
        """The pilot."""
        return self.folder / PILOT

    @property
    def pilot(self) -> Workspace:
        """The pilot, opened."""
        if self.workspace is None:
            self.workspace = pilots.open_pilot(self.path, access=unlocked(self.path, self.secret))
        return self.workspace

    def opener(self, path: Path) -> Access:
        """What opens a copy of the pilot."""
        return unlocked(path, self.secret)

    @contextmanager
    def step(self, name: str, **may: object) -> Iterator[dict[str, Any]]:
        """One acknowledged step; what is put into the dictionary is promised with it, the journal's tip always."""
        self.say(False, name, may)
        promised: dict[str, Any] = {}
        yield promised
        if self.workspace is not None:
            promised.setdefault("tip", tip(self.workspace))
        self.say(True, name, promised)

    def close(self) -> None:
        """Let go of the pilot, as at the end of a day."""
        with self.step("close"):
            workspace, self.workspace = self.workspace, None
            if workspace:
                workspace.close()


@dataclass(frozen=True, slots=True)
class Scene:
    """One journey: what lies there before, what is done, and in which surroundings."""

    name: str
    prepare: Callable[[Stage], None]
    act: Callable[[Stage], None]
    surroundings: Callable[[], Any] | None = None


def tip(workspace: Workspace) -> Tip:
    """How many entries the journal has, and the hash of the last."""
    with workspace.store.reading() as reading:
        count = reading.scalar(select(func.count()).select_from(JournalTable)) or 0
        last = select(JournalTable.hash).order_by(JournalTable.clock.desc()).limit(1)
        return count, bytes(reading.scalar(last) or b"").hex()
