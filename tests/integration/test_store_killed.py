"""A process that is killed while it writes leaves a pilot as it was before or after, never between."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added, change_set
from partnertrack.domain.pilot import Pilot
from partnertrack.persistence import archive
from partnertrack.persistence.archive import File
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import counts
from partnertrack.persistence.store import Store

ROOT = Path(__file__).parents[2]
EVENTS = 40

_WRITER = f"""
import sys
from pathlib import Path
from partnertrack.domain.change import added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.persistence.archive import File
from partnertrack.persistence.store import Store

store = Store.open(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    person = Participant(last_name="Mensah")
    enrolment = Enrolment(participant_id=person.id, number=number)
    events = [Event(enrolment_id=enrolment.id, step=str(each)) for each in range({EVENTS})]
    store.apply(change_set("Add", map(added, (person, enrolment, *events))), files=[File(b"File %d" % number)])
    number += 1
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "test.ptrack"
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    Store.create(path, change_set("Begin", [added(pilot)])).close()
    return path


def test_a_killed_writer_loses_nothing_that_it_acknowledged(path: Path) -> None:
    acknowledged = 0
    for _time in range(4):
        acknowledged += _write_and_kill(path, acknowledged)
        with closing(Store.open(path)) as store:
            assert check(store) == []
            with store.reading() as reading:
                found = counts.summary(reading)
                files = [File(b"File %d" % number) for number in range(found.people + 1)]
                kept = [file for file in files if archive.find(reading, file.sha256) == file.content]
        assert found.people == found.enrolments
        assert found.events == found.people * EVENTS
        assert len(kept) == found.people
        assert found.people in {acknowledged, acknowledged + 1}
        acknowledged = found.people


def _write_and_kill(path: Path, number: int) -> int:
    """Let another process write and kill it at any moment; the number of changes that it said were stored.

    Its people are counted from `number` on, each with the file in which they came.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(number)], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=random.uniform(0, 0.05))  # noqa: S311 - any moment will do
        writer.kill()
        lines = [first, *writer.stdout]
    return sum(line.endswith("\n") for line in lines)
