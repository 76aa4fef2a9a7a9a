"""What a process is at when it is ended: journeys that an officer goes, in steps that are acknowledged one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from partnertrack import paths
from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.importing.choices import Choices
from partnertrack.importing.workbook import close_reader
from partnertrack.persistence.queries import records
from partnertrack.persistence.tables import JournalTable
from partnertrack.saving import save
from partnertrack.services import history, import_workbook, notes, pilots
from partnertrack.services.workspace import Workspace
from tests.torture.judging import PILOT, unlocked
from tests.torture.later import later_shape
from tests.torture.promises import Tip

SECRET = "acacia over the harbour"  # noqa: S105 - a passphrase of a made-up pilot
FILES = ("1_selection_rabat.xlsx", "4_registre_formation.xlsx", "5_sprachpruefungen.xlsx", "7_visa.csv")
Say = Callable[[bool, str, dict[str, Any]], None]


@dataclass(slots=True)
class Stage:
    """Where a process works: its folder, and how it says what it begins and what is done."""

    folder: Path
    say: Say
    workspace: Workspace | None = field(default=None)

    @property
    def path(self) -> Path:
        """The pilot."""
        return self.folder / PILOT

    @property
    def pilot(self) -> Workspace:
        """The pilot, opened."""
        if self.workspace is None:
            self.workspace = pilots.open_pilot(self.path, access=unlocked(self.path, SECRET))
        return self.workspace

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


@cache
def workbook(name: str) -> import_workbook.Workbook:
    """A partner's file, read once before anything is ended."""
    try:
        return import_workbook.read(paths.resources() / "practice" / name)
    finally:
        close_reader()


def take_in(workspace: Workspace, name: str) -> None:
    """Import a partner's file."""
    draft = import_workbook.draft(workspace, workbook(name), partner="A partner", choices=Choices())
    import_workbook.commit(workspace, draft)


def nothing(_stage: Stage) -> None:
    """Begin with an empty folder."""


def make(stage: Stage) -> None:
    """Make an encrypted pilot."""
    stage.workspace = pilots.create_pilot(stage.path, "thamm_giz", "Torture", passphrase=SECRET)


def fill(stage: Stage) -> None:
    """Make an encrypted pilot with a file in it."""
    make(stage)
    take_in(stage.pilot, FILES[0])


def create(stage: Stage) -> None:
    """A new pilot."""
    with stage.step("create", secret=SECRET) as promised:
        make(stage)
        promised["secret"] = SECRET
    stage.close()


def import_all(stage: Stage) -> None:
    """Several files, one after the other."""
    for name in FILES:
        with stage.step("import"):
            take_in(stage.pilot, name)
    stage.close()


def edit(stage: Stage) -> None:
    """Corrections and notes."""
    with stage.pilot.store.reading() as reading:
        people = records.all_of(reading, Participant)[:12]
        enrolments = records.all_of(reading, Enrolment)[:12]
    for number, person in enumerate(people):
        with stage.step("edit"):
            change = Change(person, replace(person, region=f"Region {number}"))
            stage.pilot.commit("Correct the region", [change])
        with stage.step("edit"):
            notes.write(stage.pilot, enrolments[number].id, "Called; will come on Monday.", "An officer")
    stage.close()


def undo(stage: Stage) -> None:
    """Back and forth through what was done."""
    for name in FILES[1:3]:
        with stage.step("import"):
            take_in(stage.pilot, name)
    for back, turn in ((history.undo, "undo"), (history.redo, "redo"), (history.undo, "undo")):
        for _time in range(2):
            with stage.step(turn):
                back(stage.pilot)
    stage.close()


def migrate(stage: Stage) -> None:
    """A file of an earlier version is opened."""
    with stage.step("migrate"):
        assert stage.pilot
    stage.close()


def save_files(stage: Stage) -> None:
    """Reports and letters, written over those of last time."""
    for number in range(12):
        _save(stage, f"report-{number % 2}.pdf", number)
    stage.close()


def _save(stage: Stage, name: str, number: int) -> None:
    content = f"A report, edition {number}. ".encode() * 4000
    files = {name: hashlib.sha256(content).hexdigest()}
    with stage.step("save", files=files) as promised:
        save(stage.folder / name, content)
        promised["files"] = files


def day(stage: Stage) -> None:
    """A little of everything, for those who have no time."""
    for number in range(3):
        with stage.step("edit"):
            person = Participant(last_name="Mensah", first_name=f"Ama {number}")
            stage.pilot.commit("Add", map(added, (person, Enrolment(participant_id=person.id, number=number + 1))))
    with stage.step("undo"):
        history.undo(stage.pilot)
    _save(stage, "letter.pdf", 1)
    stage.close()


SCENES = (
    Scene("create", nothing, create),
    Scene("import", make, import_all),
    Scene("edit", fill, edit),
    Scene("undo", fill, undo),
    Scene("migrate", fill, migrate, later_shape),
    Scene("save", fill, save_files),
    Scene("day", make, day),
)
