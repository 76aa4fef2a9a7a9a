from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from partnertrack.domain.change import Change
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.identity import Identity
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, Value, new_id
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.source import Source
from partnertrack.importing.ledger import Existing, Ledger
from partnertrack.importing.people import KnownPerson
from partnertrack.importing.plan import PlannedRow, Planner, RowToPlan
from partnertrack.services import pilots

R = TypeVar("R", bound=Record)
BORN = date(2001, 4, 23)
SOURCE = Source(file_name="list.xlsx", sha256="0" * 64, imported_at=datetime(2024, 1, 1, tzinfo=UTC))
SELECTION: dict[str, Value] = {
    "last_name": "Antwi",
    "first_name": "Yaa",
    "sex": "female",
    "birth_date": BORN,
    "ref": "GH-1",
}


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


class Desk:
    """A pilot in memory: import rows about one person, look at the records."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.records: dict[object, Record] = {}
        self.person = KnownPerson(new_id(), new_id(), "PT-000001", Identity())

    def write(self, *rows: Mapping[str, Value], is_new: bool = False) -> tuple[list[PlannedRow], tuple[Change, ...]]:
        ledger = Ledger(self.existing())
        planner = Planner(self.scheme, ledger, SOURCE)
        if is_new:
            planner.enrol(self.person, 1)
        planned = [
            self._written(
                planner, RowToPlan(self.person.enrolment_id, "Sheet", 2 + place, {(k, None): v for k, v in row.items()})
            )
            for place, row in enumerate(rows)
        ]
        changes = ledger.changes()
        for change in changes:
            self.records[change.record.id] = change.record
        return planned, changes

    def _written(self, planner: Planner, row: RowToPlan) -> PlannedRow:
        return planner.write(row, planner.weigh(row))

    def existing(self) -> Existing:
        return Existing(
            participants={each.id: each for each in self.all(Participant)},
            enrolments={each.id: each for each in self.all(Enrolment)},
            events={self.person.enrolment_id: self.all(Event)},
            cohorts=self.all(Cohort),
            organisations=self.all(Organisation),
        )

    def all(self, kind: type[R]) -> list[R]:
        return [record for record in self.records.values() if isinstance(record, kind)]

    def event(self, step: str) -> Event:
        return next(event for event in self.all(Event) if event.step == step)


@pytest.fixture
def desk(scheme: Scheme) -> Desk:
    made = Desk(scheme)
    made.write({**SELECTION, "selected_on": date(2024, 1, 26), "cohort": "Intake 1", "track": "away"}, is_new=True)
    return made


def test_a_selection_list_makes_a_person_an_enrolment_a_cohort_and_a_step(desk: Desk) -> None:
    (person,), (enrolment,), (cohort,) = desk.all(Participant), desk.all(Enrolment), desk.all(Cohort)
    assert (person.name, person.sex, person.birth_date) == ("Yaa Antwi", "female", BORN)
    assert (enrolment.reference, enrolment.track, enrolment.number) == ("GH-1", "away", 1)
    assert enrolment.cohort_id == cohort.id
    assert (desk.event("selected").done_on, desk.event("selected").outcome) == (date(2024, 1, 26), "selected")
    assert desk.event("selected").source_place == "Sheet!2"


def test_the_same_row_again_changes_nothing(desk: Desk) -> None:
    row: dict[str, Value] = {**SELECTION, "selected_on": date(2024, 1, 26), "cohort": "INTAKE 1", "track": "away"}
    (planned,), changes = desk.write(row)
    assert not planned.has_changed
    assert not changes


def test_a_blank_never_erases_and_a_new_value_is_added(desk: Desk) -> None:
    desk.write({"training_start": date(2024, 3, 4), "hours_planned": 480})
    (planned,), _changes = desk.write({"hours_attended": 425})
    assert planned.has_changed
    training = desk.event("training")
    assert (training.status, training.started_on) == ("in_progress", date(2024, 3, 4))
    assert training.values == {"hours_planned": 480, "hours_attended": 425}


def test_a_misspelt_name_does_not_replace_the_right_one(desk: Desk) -> None:
    (planned,), changes = desk.write({**SELECTION, "last_name": "ATNWI"})
    assert not changes
    assert [(issue.code, issue.severity) for issue in planned.issues] == [("name-differs", "info")]


def test_another_birth_date_or_sex_is_said_and_not_taken(desk: Desk) -> None:
    (planned,), changes = desk.write({**SELECTION, "birth_date": date(2001, 4, 28), "sex": "male"})
    assert not changes
    assert [issue.code for issue in planned.issues] == ["birth-date-differs", "sex-differs"]


def test_an_employer_is_made_once_however_it_is_written(desk: Desk) -> None:
    desk.write({"employer": "Klimabau Süd GmbH", "contract_signed": date(2024, 9, 1)})
    desk.write({"employer": "KLIMABAU SUD GMBH", "contract_type": "apprenticeship"})
    (employer,) = desk.all(Organisation)
    assert (employer.name, employer.type) == ("Klimabau Süd GmbH", "employer")
    assert desk.event("contract").organisation_id == employer.id


def test_a_status_of_dropped_out_is_the_exit_on_an_unknown_day(desk: Desk) -> None:
    desk.write({"status": "dropped_out"})
    assert (desk.event("dropout").status, desk.event("dropout").done_on) == ("done", None)
    desk.write({"dropout_date": date(2024, 5, 1)})
    _planned, changes = desk.write({"status": "dropped_out"})
    assert desk.event("dropout").done_on == date(2024, 5, 1)
    assert not changes


def test_only_what_changed_is_written(desk: Desk) -> None:
    _planned, changes = desk.write({"flight_date": date(2025, 1, 4)})
    assert [change.record.kind for change in changes] == ["event"]
