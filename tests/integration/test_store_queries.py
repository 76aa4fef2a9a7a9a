"""What is asked of a pilot is answered in the order and shape that lists and figures need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.identity import Identity
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Money
from partnertrack.domain.source import Source
from partnertrack.persistence.queries import counts, facts, participants, people, records, sources
from partnertrack.persistence.queries.participants import Filters
from partnertrack.persistence.queries.timeline import timeline
from partnertrack.persistence.session import Reading
from partnertrack.persistence.store import Store

COHORT = Cohort(name="2025 A")
CENTRE = Organisation(name="Centre de formation")
FIRST = Source(file_name="first.xlsx", sha256="1", imported_at=datetime(2025, 1, 1, tzinfo=UTC))
SECOND = Source(file_name="second.xlsx", sha256="2", imported_at=datetime(2025, 6, 1, tzinfo=UTC))

AMA = Participant(
    last_name="Mensah",
    first_name="Ama",
    sex="female",
    birth_date=date(2001, 2, 3),
    region="Ashanti",
    values={"phone": "+233 20", "passport_no": "G1", "pay": Money(Decimal(900), "EUR")},
)
LUKASZ = Participant(last_name="El-Łukasz", first_name="Đan", sex="male", nationality="PL")
ZOE = Participant(last_name="Òzil", first_name="Zoë")

ENROLMENTS = {
    "ama": Enrolment(participant_id=AMA.id, number=3, reference="GH-DE/2024-017", cohort_id=COHORT.id, track="away"),
    "lukasz": Enrolment(participant_id=LUKASZ.id, number=1, reference="gh-18", values={"family_size": 2}),
    "zoe": Enrolment(participant_id=ZOE.id, number=2),
}

DONE = Event(
    enrolment_id=ENROLMENTS["ama"].id,
    step="exam",
    status="done",
    outcome="passed",
    done_on=date(2025, 3, 1),
    organisation_id=CENTRE.id,
    values={"level": "B1"},
    source_id=FIRST.id,
    source_place="Sheet 1, row 7",
)
STARTED = Event(enrolment_id=ENROLMENTS["ama"].id, step="course", started_on=date(2025, 1, 15), status="in_progress")
OPEN = Event(enrolment_id=ENROLMENTS["ama"].id, step="visa")
PLANNED = Event(enrolment_id=ENROLMENTS["zoe"].id, step="exam", planned_on=date(2025, 9, 1), status="planned")

PILOT = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
ALL = (PILOT, COHORT, CENTRE, FIRST, SECOND, AMA, LUKASZ, ZOE, *ENROLMENTS.values(), DONE, STARTED, OPEN, PLANNED)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    path = tmp_path_factory.mktemp("queries") / "test.ptrack"
    with closing(Store.create(path, change_set("Begin", map(added, ALL)))) as store, store.reading() as reading:
        yield reading


def _names(reading: Reading, *args: str, is_descending: bool = False, filters: Filters = participants.ALL) -> list[str]:
    by_id = {enrolment.id: name for name, enrolment in ENROLMENTS.items()}
    return [by_id[each] for each in participants.ids(reading, *args, is_descending=is_descending, filters=filters)]


def test_everyone_is_known_by_all_that_tells_people_apart(reading: Reading) -> None:
    known = people.known(reading)
    assert [person.label for person in known] == ["PT-000001", "PT-000002", "PT-000003"]
    assert known[2].identity == Identity(
        last_name="Mensah",
        first_name="Ama",
        birth_date=date(2001, 2, 3),
        sex="female",
        reference="GH-DE/2024-017",
        passport_no="G1",
        phone="+233 20",
    )
    assert (known[2].enrolment_id, known[2].participant_id, known[2].cohort_id) == (
        ENROLMENTS["ama"].id,
        AMA.id,
        COHORT.id,
    )
    assert known[1].identity == Identity(last_name="Òzil", first_name="Zoë")
    assert people.next_number(reading) == 4


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["lukasz", "ama", "zoe"]),
        ("mens", ["ama"]),
        ("MENSAH ama", ["ama"]),
        ("ama mensah", ["ama"]),
        ("ama ozil", []),
        ("ozil", ["zoe"]),
        ("Özil", ["zoe"]),
        ("zoe", ["zoe"]),
        ("el lukasz", ["lukasz"]),
        ("ellukasz", ["lukasz"]),
        ("el-łukasz", ["lukasz"]),
        ("dan", ["lukasz"]),
        ("gh", ["lukasz", "ama"]),
        ("GH-DE/2024-017", ["ama"]),
        ("2024", ["ama"]),
        ("PT-000003", ["ama"]),
        ("pt-3", ["ama"]),
        ("2", ["ama", "zoe"]),
        ("%", ["lukasz", "ama", "zoe"]),
        ("_", ["lukasz", "ama", "zoe"]),
        ("x%", []),
        ("+233 20 555 123 456 789", []),
    ],
)
def test_a_search_finds_every_word(reading: Reading, search: str, found: list[str]) -> None:
    assert _names(reading, search) == found


@pytest.mark.parametrize(
    ("order", "upwards", "downwards"),
    [
        ("name", ["lukasz", "ama", "zoe"], ["zoe", "ama", "lukasz"]),
        ("number", ["lukasz", "zoe", "ama"], ["ama", "zoe", "lukasz"]),
        ("cohort", ["ama", "lukasz", "zoe"], ["ama", "lukasz", "zoe"]),
        ("sex", ["ama", "lukasz", "zoe"], ["lukasz", "ama", "zoe"]),
        ("birth_date", ["ama", "lukasz", "zoe"], ["ama", "lukasz", "zoe"]),
    ],
)
def test_a_list_is_ordered_with_blanks_at_its_end(
    reading: Reading, order: str, upwards: list[str], downwards: list[str]
) -> None:
    assert _names(reading, "", order) == upwards
    assert _names(reading, "", order, is_descending=True) == downwards


def test_a_list_can_be_ordered_by_each_of_its_columns(reading: Reading) -> None:
    assert all(len(_names(reading, "", order)) == 3 for order in participants.ORDERS)


def test_a_list_can_be_narrowed(reading: Reading) -> None:
    assert _names(reading, filters=Filters(cohort="2025 A")) == ["ama"]
    assert _names(reading, filters=Filters(step="exam")) == ["ama"]
    assert _names(reading, filters=Filters(cohort="2025 A", step="visa")) == []


def test_a_page_has_the_lines_that_were_asked_for_in_their_order(reading: Reading) -> None:
    asked = [ENROLMENTS["zoe"].id, UUID(int=1), ENROLMENTS["ama"].id]
    zoe, ama = participants.page(reading, asked)
    assert (zoe.last_name, zoe.cohort, zoe.last_on) == ("Òzil", None, None)
    assert (ama.number, ama.reference, ama.cohort, ama.track) == (3, "GH-DE/2024-017", "2025 A", "away")
    assert (ama.sex, ama.birth_date, ama.region, ama.last_on) == ("female", AMA.birth_date, "Ashanti", DONE.done_on)


def test_a_timeline_runs_by_day_and_names_where_it_comes_from(reading: Reading) -> None:
    rows = timeline(reading, ENROLMENTS["ama"].id)
    assert [row.step for row in rows] == ["course", "exam", "visa"]
    exam = rows[1]
    assert (exam.event_id, exam.organisation, exam.source, exam.source_place) == (
        DONE.id,
        "Centre de formation",
        "first.xlsx",
        "Sheet 1, row 7",
    )
    assert (exam.outcome, exam.values) == ("passed", {"level": "B1"})


def test_events_are_grouped_by_enrolment(reading: Reading) -> None:
    ama, lukasz, zoe = (ENROLMENTS[name].id for name in ("ama", "lukasz", "zoe"))
    events = records.events_of(reading, [ama, lukasz, zoe])
    assert {key: [event.id for event in found] for key, found in events.items()} == {
        ama: sorted([DONE.id, STARTED.id, OPEN.id]),
        zoe: [PLANNED.id],
    }


def test_facts_hold_every_case_and_event_without_a_name(reading: Reading) -> None:
    found = facts.cases(reading)
    assert [case.number for case in found.cases] == [1, 2, 3]
    ama = found.cases[2]
    assert (ama.enrolment_id, ama.participant_id, ama.cohort, ama.track) == (
        ENROLMENTS["ama"].id,
        AMA.id,
        "2025 A",
        "away",
    )
    assert (ama.sex, ama.birth_date, ama.region, ama.nationality) == ("female", AMA.birth_date, "Ashanti", None)
    assert (ama.values, ama.person_values) == ({}, AMA.values)
    assert found.cases[0].values == {"family_size": 2}
    events = found.events
    who = [found.cases[place].enrolment_id for place in events.who]
    assert set(zip(who, events.step, strict=True)) == {
        (event.enrolment_id, event.step) for event in (DONE, STARTED, OPEN, PLANNED)
    }
    exam = events.status.index("done")
    assert (events.occurrence[exam], events.outcome[exam], events.organisation[exam], events.values[exam]) == (
        1,
        "passed",
        CENTRE.id,
        {"level": "B1"},
    )
    assert (events.started[exam], events.done[exam]) == (0, date(2025, 3, 1).toordinal())
    assert "Mensah" not in repr(found)


def test_imports_are_listed_newest_first(reading: Reading) -> None:
    assert [source.file_name for source in sources.every(reading)] == ["second.xlsx", "first.xlsx"]


def test_a_summary_counts_what_there_is(reading: Reading) -> None:
    summary = counts.summary(reading)
    assert (summary.people, summary.enrolments, summary.events) == (3, 3, 4)
    assert (summary.cohorts, summary.organisations, summary.sources) == (1, 1, 2)
    assert summary.changed_at is not None
    assert summary.changed_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giorgi Kvaratskhelia", "გიორგი კვარაცხელია"),
        ("გიორგი", "Giorgi"),
        ("shevchenko", "Шевченко"),
        ("Шевченко", "Shevchenko"),
        ("mohamed", "محمد"),
        ("محمد", "Mohammed"),
    ],
)
def test_a_name_is_found_across_scripts(tmp_path: Path, text: str, name: str) -> None:
    person, other = Participant(last_name=name), Participant(last_name="Mensah")
    enrolled = [Enrolment(participant_id=each.id, number=n) for n, each in enumerate((person, other), 1)]
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    store = Store.create(tmp_path / "test.ptrack", change_set("Begin", map(added, (pilot, person, other, *enrolled))))
    with closing(store), store.reading() as reading:
        assert participants.ids(reading, text) == [enrolled[0].id]


@pytest.mark.parametrize(("text", "found"), [("+233 20", ["ama"]), ("centre", ["ama"]), ("2025 A", ["ama"])])
def test_people_are_found_by_telephone_organisation_and_cohort(reading: Reading, text: str, found: list[str]) -> None:
    assert _names(reading, text) == found
