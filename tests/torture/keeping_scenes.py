"""Scenes about what is kept and what is not: backups, the way back from one, the erasure of people."""

from __future__ import annotations

import json

from partnertrack.domain.participant import Participant
from partnertrack.persistence.queries import records
from partnertrack.services import backups, erasure
from partnertrack.services.backups import Target
from tests.torture.filling import FILES, fill, take_in
from tests.torture.judging import HOME, unlocked
from tests.torture.stage import Scene, Stage, tip

_THEN = "then.json"
"""Where the tip of the first backup is noted."""


def back_up(stage: Stage) -> None:
    """Backups between imports; the newest is promised, as older ones are let go."""
    for name in FILES[1:]:
        with stage.step("backup") as promised:
            promised["backup"] = (_back_up(stage), tip(stage.pilot))
        with stage.step("import"):
            take_in(stage.pilot, name)
    stage.close()


def fill_and_back_up(stage: Stage) -> None:
    """Make a pilot with a backup, and something that was imported after it."""
    fill(stage)
    _back_up(stage)
    (stage.folder / HOME / _THEN).write_text(json.dumps(tip(stage.pilot)))
    take_in(stage.pilot, FILES[1])


def restore(stage: Stage) -> None:
    """The way back, some work, and back to what was replaced."""
    backup = next((stage.folder / HOME / "backups").rglob(f"*{backups.SUFFIX}"))
    then = json.loads((stage.folder / HOME / _THEN).read_text())
    for turn in range(2):
        now = tip(stage.pilot)
        stage.close()
        with stage.step("restore", tips=[then]) as promised:
            done = backups.restore(backup, Target(stage.path, unlocked(stage.path, stage.secret)), stage.opener)
            promised["tip"] = tip(stage.pilot)
        assert done.kept
        with stage.step("import"):
            take_in(stage.pilot, FILES[2 + turn])
        backup, then = done.kept.path, now
    stage.close()


def erase(stage: Stage) -> None:
    """People are erased one by one."""
    with stage.pilot.store.reading() as reading:
        people = records.all_of(reading, Participant)[:6]
    for person in people:
        with stage.step("erase") as promised:
            erasure.erase(stage.pilot, person.id, "request")
            promised["erased"] = [[str(person.id), person.last_name]]
    stage.close()


def _back_up(stage: Stage) -> str:
    return str(backups.make(stage.pilot).path.relative_to(stage.folder.resolve()))


KEEPING_SCENES = (
    Scene("backup", fill, back_up),
    Scene("restore", fill_and_back_up, restore),
    Scene("erase", fill, erase),
)
