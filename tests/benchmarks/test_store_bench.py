"""What the door of a pilot file costs against plain statements."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert

from partnertrack.domain.change import added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence.engine import writer
from partnertrack.persistence.rows import to_rows
from partnertrack.persistence.store import Store
from partnertrack.persistence.tables import RECORD_TABLES

pytestmark = pytest.mark.benchmark

PEOPLE = 10_000
STEPS = ("selected", "training", "exam", "contract", "visa")


def _records() -> list[Record]:
    """People as imports bring them: an enrolment and five events each."""
    first = date(2024, 1, 1)
    made: list[Record] = []
    for number in range(PEOPLE):
        day = first + timedelta(days=number % 500)
        person = Participant(
            last_name=f"Mensah {number}",
            first_name="Ama",
            sex="female",
            birth_date=day - timedelta(days=8000),
            region="Ashanti",
            values={"phone": f"+233 {number}", "email": f"ama{number}@example.org"},
        )
        enrolment = Enrolment(participant_id=person.id, number=number, reference=f"GH-{number}", track="away")
        events = [
            Event(
                enrolment_id=enrolment.id,
                step=step,
                status="done",
                done_on=day,
                values={"level": "B1"} if step == "exam" else {},
                source_place=f"Sheet 1, row {number}",
            )
            for step in STEPS
        ]
        made += [person, enrolment, *events]
    return made


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that the work takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _plain(store: Store, people: list[Record]) -> None:
    """Write the rows, and nothing else."""
    with writer(store.doors.engine).begin() as connection:
        for kind in KINDS:
            rows = to_rows(kind, [record for record in people if record.kind == kind])
            if rows:
                connection.execute(insert(RECORD_TABLES[kind]), rows)


def test_storing_10_000_people_costs_little_more_than_their_rows(tmp_path: Path) -> None:
    people = _records()
    changes = tuple(map(added, people))
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    plain, full = [], []
    for name in ("first", "second", "third"):
        with closing(Store.create(tmp_path / f"{name}.plain", change_set("Begin", [added(pilot)]))) as store:
            plain.append(_cpu(partial(_plain, store, people)))
        with closing(Store.create(tmp_path / f"{name}.full", change_set("Begin", [added(pilot)]))) as store:
            full.append(_cpu(partial(store.apply, change_set("Import", changes))))
    ratio = min(full) / min(plain)
    assert ratio <= 2.5, f"{ratio:.2f} times {min(plain):.2f} s"
