"""Invented partners of a pilot: one that mostly sends in time, one without a calendar, one that never sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from partnertrack.domain.change import added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.record import Record
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, Statement, pack
from partnertrack.importing.memory import KnownColumn
from partnertrack.importing.recipes import written
from partnertrack.persistence.archive import File
from partnertrack.services import pilots
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 6, 20)
CENTRE, VISAS, EMPLOYERS = "Kumasi Technical Institute", "Visa Centre Accra", "Handwerkskammer Köln"
REGISTER = File(b"Reference;Surname;First name\nGH-001;Mensah;Ama\n")
NAMES = (
    ("Ama", "Mensah"), ("Kofi", "Owusu"), ("Esi", "Boateng"), ("Yaw", "Asante"), ("Abena", "Quartey"), ("Kojo", "Addo"),
)  # fmt: skip

_SENT = (
    # partner, file, came on, figures of, rows read, of which for review
    (CENTRE, "register_2025-12.xlsx", date(2026, 1, 8), None, 24, 9),
    (CENTRE, "register_2026-01.xlsx", date(2026, 2, 6), None, 24, 6),
    (CENTRE, "register_2026-02.xlsx", date(2026, 3, 19), None, 25, 4),
    (CENTRE, "register_2026-02_corrected.xlsx", date(2026, 3, 22), date(2026, 2, 28), 25, 1),
    (CENTRE.upper(), "register_2026-03.xlsx", date(2026, 4, 9), None, 26, 2),
    (CENTRE, "register_2026-05.xlsx", date(2026, 6, 16), date(2026, 5, 31), 26, 1),
    (VISAS, "visa_q3.csv", date(2025, 10, 6), None, 12, 0),
    (VISAS, "visa_q4.csv", date(2026, 1, 9), None, 14, 1),
    (VISAS, "visa_q1.csv", date(2026, 4, 7), None, 17, 3),
    (None, "mixed.ods", date(2026, 5, 4), None, 5, 0),
)

_COLUMNS = tuple(map(KnownColumn, ("Ref", "Name", "Zone")))


def make(path: Path) -> Workspace:
    """Return a pilot with these partners; the file of the centre's first register is archived."""
    workspace = pilots.create_pilot(path, "inspire_gh", "Skills for Ghana", organisation="Partnership Office")
    workspace.apply(change_set("Invent partners", map(added, _records())), files=[REGISTER])
    return workspace


def _records() -> Iterator[Record]:
    centre = Organisation(name=CENTRE, type="training_centre", country="GH")
    cohort = Cohort(name="2025-A")
    yield from (centre, Organisation(name=EMPLOYERS, type="chamber", country="DE"), cohort)
    sources = [_source(*sent) for sent in _SENT]
    yield from sources
    for number, (first, last) in enumerate(NAMES, 1):
        yield from _trainee(number, first, last, cohort, centre, sources)
    yield from _remembered(sources[0])


def _source(partner: str | None, name: str, came: date, as_of: date | None, read: int, review: int) -> Source:
    receipt = {"read": read, "created": 0, "updated": read - review, "unchanged": 0, "skipped": 0, "rejected": 0}
    return Source(
        file_name=name,
        sha256=REGISTER.sha256 if name == _SENT[0][1] else name,
        imported_at=datetime(came.year, came.month, came.day, 9, tzinfo=UTC),
        partner=partner,
        as_of=as_of,
        receipt=json.dumps({**receipt, "review": review, "issues": {"person-open": review, "code-read-as": 3}}),
    )


def _trainee(
    number: int, first: str, last: str, cohort: Cohort, centre: Organisation, sources: list[Source]
) -> Iterator[Record]:
    """A trainee who is trained at the centre; one in two has a birth date, the last ones applied for a visa."""
    born = date(2000, number, 10) if number % 2 else None
    person = Participant(last_name=last, first_name=first, sex="female" if number % 2 else "male", birth_date=born)
    trainee = Enrolment(
        participant_id=person.id, number=number, reference=f"GH-{number:03d}", cohort_id=cohort.id, track="away"
    )
    yield from (person, trainee)
    said: dict[SlotKey, Said] = {
        ("ref", None): Said(f"GH-{number:03d}", f"GH-{number:03d}"),
        ("last_name", None): Said(last, last),
        ("birth_date", None): Said("10.3.2000", date(2000, 3, 10)),
        ("training_end", None): Said("30.1.2026", date(2026, 1, 30)),
        ("cert_no", None): Said("A-1", "A-1"),
    }
    for source in sources[:6]:
        yield Statement(source_id=source.id, enrolment_id=trainee.id, sheet="Register", row=number + 1, said=pack(said))
    yield Event(
        enrolment_id=trainee.id,
        step="training",
        status="done",
        started_on=date(2025, 9, 1),
        done_on=date(2026, 1, 30),
        organisation_id=centre.id,
    )
    if number > len(NAMES) - 2:
        lodged: dict[SlotKey, Said] = {
            ("visa_lodged", None): Said("1.4.2026", date(2026, 4, 1)),
            ("visa_decision", None): Said("ok", None),
        }
        yield Event(enrolment_id=trainee.id, step="visa_lodged", status="done", done_on=date(2026, 4, 1))
        for source in sources[6:9]:
            yield Statement(source_id=source.id, enrolment_id=trainee.id, sheet="Visa", row=number, said=pack(lodged))


def _remembered(source: Source) -> Iterator[Record]:
    register = Expectation(
        partner=CENTRE,
        subject="Training register",
        every_months=1,
        due_days=10,
        starts_on=date(2025, 10, 1),
        contact="registrar@kti.example",
    )
    yield from (
        register,
        Expectation(partner=EMPLOYERS, every_months=3, due_days=15, starts_on=date(2025, 7, 1), language="de"),
        Recipe(
            partner=CENTRE,
            sheet="Register",
            columns=written(map(KnownColumn, ("Ref", "Name", "Zone"))),
            source_id=source.id,
        ),
        Wording(field="sex", text="Bub", means="male", partner=CENTRE),
        Wording(field="sex", text="?", means=""),
    )
