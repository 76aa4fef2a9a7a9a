"""A form about a person is read by the rules of the import and stored as one change that can be taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.services import correct_value, person
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 3, 17)


@pytest.fixture
def ama(workspace: Workspace) -> UUID:
    """Enter somebody on the away track."""
    somebody = Participant(first_name="Ama", last_name="Mensah")
    enrolment = Enrolment(participant_id=somebody.id, number=1, track="away")
    selected = Event(enrolment_id=enrolment.id, step="selected", status="done", done_on=date(2025, 1, 15))
    workspace.commit("Enter", map(added, (somebody, enrolment, selected)))
    return enrolment.id


def events(workspace: Workspace) -> dict[str, Event]:
    with workspace.store.reading() as reading:
        return {event.step: event for event in records.all_of(reading, Event)}


def test_a_step_is_filled_in_as_one_change_that_can_be_undone(workspace: Workspace, ama: UUID) -> None:
    form = correct_value.step_form(workspace, ama, "visa_decision")
    assert form.person == "Ama Mensah"
    texts: dict[SlotKey, str] = {("visa_decision_date", None): "17/3/2026", ("visa_decision", None): "Granted"}
    assert texts.keys() <= {field.slot for field in form.fields}
    change = correct_value.save(workspace, ama, form.title, texts)
    decided = events(workspace)["visa_decision"]
    assert (decided.status, decided.done_on) == ("done", TODAY)
    again = correct_value.step_form(workspace, ama, "visa_decision")
    assert {field.written for field in again.fields} >= {"2026-03-17", "Granted"}
    same = {field.slot: field.written for field in again.fields}
    assert correct_value.save(workspace, ama, form.title, same) is None
    workspace.store.undo(change)
    assert "visa_decision" not in events(workspace)


def test_what_cannot_be_so_is_refused_or_said_before_it_is_stored(workspace: Workspace, ama: UUID) -> None:
    slot = ("visa_decision_date", None)
    refused = correct_value.check(workspace, ama, {slot: "31/02/2026"})
    assert refused.is_refused
    assert refused.reads[slot].refusal == "“31/02/2026” is not a date."
    with pytest.raises(UserError, match="not a date"):
        correct_value.save(workspace, ama, "Decided", {slot: "31/02/2026"})
    early = correct_value.check(workspace, ama, {slot: "1/1/2025"})
    assert not early.is_refused
    correct_value.save(workspace, ama, "Filed", {("visa_lodged", None): "2/2/2025"})
    assert "is dated before" in correct_value.check(workspace, ama, {slot: "1/1/2025"}).warnings[0]


def test_the_profile_tells_a_name_that_is_new(workspace: Workspace, ama: UUID) -> None:
    form = correct_value.profile_form(workspace, ama)
    asked = {field.slot[0]: field for field in form.fields}
    assert asked["last_name"].written == "Mensah"
    assert not asked["sex"].is_open
    found = correct_value.check(workspace, ama, {("cohort", None): "2026-A"})
    assert found.warnings == ("“2026-A” is not known yet and will be added.",)
    correct_value.save(workspace, ama, form.title, {("cohort", None): "2026-A", ("last_name", None): "Owusu"})
    assert correct_value.check(workspace, ama, {("cohort", None): "2026-a"}).warnings == ()
    assert "Owusu" in [line.text for line in person.person(workspace, ama, TODAY).profile]


def test_one_organisation_is_added_once(workspace: Workspace, ama: UUID) -> None:
    slots = [key for key, field in workspace.scheme.fields.items() if field.slot == "organisation"]
    correct_value.save(workspace, ama, "Both", {(key, None): "Clinic North" for key in slots[:2]})
    with workspace.store.reading() as reading:
        assert [each.name for each in records.all_of(reading, Organisation)] == ["Clinic North"]


def test_leaving_by_a_form_ends_what_is_due(workspace: Workspace, ama: UUID) -> None:
    before = person.person(workspace, ama, TODAY)
    assert before.next_step is not None
    assert "dropout" in dict(before.exits)
    form = correct_value.step_form(workspace, ama, "dropout")
    slot = next(field.slot for field in form.fields if field.type == "date")
    correct_value.save(workspace, ama, form.title, {slot: "1/3/2026"})
    assert person.person(workspace, ama, TODAY).next_step is None


def test_somebody_is_added_by_hand_and_named_when_alike(workspace: Workspace, ama: UUID) -> None:
    texts: dict[SlotKey, str] = {("first_name", None): "Ama", ("last_name", None): "Mensah", ("cohort", None): "2026-A"}
    assert ("birth_date", None) in [field.slot for field in correct_value.new_form(workspace).fields]
    checked = correct_value.check_new(workspace, texts)
    assert [each.enrolment_id for each in checked.alike] == [ama]
    assert checked.alike[0].why
    assert checked.warnings == ("“2026-A” is not known yet and will be added.",)
    new = correct_value.add(workspace, {**texts, ("last_name", None): "Quartey", ("track", None): "Home"})
    shown = {line.key: line.text for line in person.person(workspace, new.enrolment_id, TODAY).profile}
    assert (shown["cohort"], shown["track"], shown["last_name"]) == ("2026-A", "Home", "Quartey")
    workspace.store.undo(new.change_id)
    with workspace.store.reading() as reading:
        assert [each.id for each in records.all_of(reading, Enrolment)] == [ama]
    with pytest.raises(UserError, match="name"):
        correct_value.add(workspace, {("cohort", None): "2026-A"})


def test_what_was_passed_over_long_ago_is_not_the_next_step(workspace: Workspace, ama: UUID) -> None:
    form = correct_value.step_form(workspace, ama, "departed")
    slot = next(field.slot for field in form.fields if field.type == "date")
    correct_value.save(workspace, ama, form.title, {slot: "1/3/2026"})
    following = person.person(workspace, ama, TODAY).next_step
    assert following is not None
    steps = [step.key for step in workspace.scheme.steps()]
    assert steps.index(following.key) > steps.index("departed")
