"""A field set for many people: shown first, stored all or none, taken back in one stroke."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services import history, pilots, set_values
from partnertrack.services.workspace import Workspace

PEOPLE = [Participant(last_name="Antwi", first_name=name, region="Volta") for name in ("Yaa", "Ama", "Efua")]
ENROLMENTS = [Enrolment(participant_id=person.id, number=at, track="away") for at, person in enumerate(PEOPLE, 1)]
AGAIN = Enrolment(participant_id=PEOPLE[0].id, number=4, track="away")
VISA = Event(
    enrolment_id=ENROLMENTS[0].id, step="visa_decision", status="done", outcome="granted", done_on=date(2025, 5, 2)
)
IDS = [enrolment.id for enrolment in ENROLMENTS]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Test")
    workspace.commit("Import list.xlsx", map(added, (*PEOPLE, *ENROLMENTS, AGAIN, VISA)))
    yield workspace
    workspace.close()


def test_a_new_cohort_is_added_once_for_all_and_taken_back_with_them(workspace: Workspace) -> None:
    seen = set_values.preview(workspace, IDS, ("cohort", None), "2026-A")
    assert [(each.name, each.before, each.change is None) for each in seen.people[:1]] == [("Yaa Antwi", None, False)]
    set_values.commit(workspace, seen)
    assert workspace.store.undo_title() == "Set “Cohort” of 3 people"
    again = set_values.preview(workspace, IDS, ("cohort", None), "2026-a")
    assert [(each.before, each.change) for each in again.people] == [("2026-A", None)] * 3
    history.undo(workspace)
    with workspace.store.reading() as reading:
        assert not records.all_of(reading, Cohort)


def test_an_employer_is_the_organisation_of_the_contract(workspace: Workspace) -> None:
    set_values.commit(workspace, set_values.preview(workspace, IDS, ("employer", None), "Kaya Works"))
    with workspace.store.reading() as reading:
        (employer,) = records.all_of(reading, Organisation)
        found = dossiers.dossiers(reading, IDS)
    assert employer.type == "employer"
    events = [found[who].event("contract", 1) for who in IDS]
    assert [event and (event.organisation_id, event.status) for event in events] == [(employer.id, "not_started")] * 3


def test_a_person_with_two_enrolments_is_changed_once(workspace: Workspace) -> None:
    seen = set_values.preview(workspace, [*IDS, AGAIN.id], ("region", None), "Ashanti")
    assert [each.change is not None for each in seen.people] == [True, True, True, False]
    set_values.commit(workspace, seen)
    seen = set_values.preview(workspace, [AGAIN.id], ("region", None), None)
    assert (seen.people[0].before, seen.people[0].change is not None) == ("Ashanti", True)
    set_values.commit(workspace, seen)
    assert workspace.store.undo_title() == "Clear “Region” of 1 person"


def test_a_day_in_an_impossible_order_is_a_warning_for_those_whom_it_concerns(workspace: Workspace) -> None:
    seen = set_values.preview(workspace, IDS, ("flight_date", None), date(2025, 4, 1))
    assert ["early" in {warning.kind for warning in each.warnings} for each in seen.people] == [True, False, False]


def test_what_changed_since_the_preview_stores_nothing(workspace: Workspace) -> None:
    seen = set_values.preview(workspace, IDS, ("region", None), "Ashanti")
    set_values.commit(workspace, set_values.preview(workspace, IDS[1:2], ("region", None), "Oti"))
    with pytest.raises(ConflictError):
        set_values.commit(workspace, seen)
    with pytest.raises(UserError):
        set_values.preview(workspace, IDS, ("row_no", None), "1")


def test_every_field_but_names_and_references_can_be_set(workspace: Workspace) -> None:
    slots = [each.slot for each in set_values.settable(workspace)]
    assert {("cohort", None), ("employer", None), ("satisfaction", 180)} <= set(slots)
    assert not {key for key, _time in slots} & {"last_name", "first_name", "full_name", "ref", "status", "row_no"}
