"""What a process is at when it is ended: journeys that an officer goes, in steps that are acknowledged one by one."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.persistence.queries import records
from partnertrack.saving import save
from partnertrack.services import history, notes
from tests.torture.filling import FILES, fill, make, nothing, take_in
from tests.torture.keeping_scenes import KEEPING_SCENES
from tests.torture.key_scenes import KEY_SCENES
from tests.torture.later import later_shape
from tests.torture.stage import SECRET, Scene, Stage


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
    *KEY_SCENES,
    *KEEPING_SCENES,
)
