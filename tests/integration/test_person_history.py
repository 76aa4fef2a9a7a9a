"""All that was changed about a person is told in words, and each earlier state can be restored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.persistence.queries import records
from partnertrack.services import correct_value, notes
from partnertrack.services.history import person as person_history
from partnertrack.services.history.person import Altered
from partnertrack.services.workspace import Workspace


@pytest.fixture
def ama(workspace: Workspace) -> UUID:
    """Enter two people, and return the enrolment of the first."""
    people = Participant(first_name="Ama", last_name="Mensah"), Participant(first_name="Kofi", last_name="Boateng")
    enrolments = [Enrolment(participant_id=each.id, number=n, track="away") for n, each in enumerate(people, 1)]
    workspace.commit("Enter", map(added, (*people, *enrolments)))
    return enrolments[0].id


def lines(workspace: Workspace, enrolment: UUID, label: str) -> list[Altered]:
    """What was changed of one field, newest first."""
    passed = person_history.history(workspace, enrolment)
    return [line for each in passed for line in each.altered if line.label == label]


def test_a_value_of_the_profile_and_of_a_step_is_restored_with_one_undo(workspace: Workspace, ama: UUID) -> None:
    slot = ("visa_decision_date", None)
    correct_value.save(workspace, ama, "Visa", {slot: "17/3/2026"})
    correct_value.save(workspace, ama, "Visa", {slot: "19/3/2026"})
    correct_value.save(workspace, ama, "Profile", {("track", None): "home", ("region", None): "Volta"})
    newest = person_history.history(workspace, ama)[0]
    assert newest.title == "“Profile” of PT-000001"
    assert {line.label for line in newest.altered} == {"Track", "Region"}
    label = next(each.label for each in person_history.history(workspace, ama)[1].altered)
    changed = lines(workspace, ama, label)
    assert [(each.before, each.after) for each in changed] == [("17 Mar 2026", "19 Mar 2026"), ("", "17 Mar 2026")]
    assert changed[0].earlier is not None
    change = person_history.restore(workspace, ama, changed[0].earlier)
    assert lines(workspace, ama, label)[0].after == "17 Mar 2026"
    assert person_history.restore(workspace, ama, changed[0].earlier) is None
    workspace.store.undo(change)
    assert person_history.history(workspace, ama)[0].is_undo
    track = next(each for each in lines(workspace, ama, "Track") if each.earlier)
    assert track.earlier is not None
    person_history.restore(workspace, ama, track.earlier)
    with workspace.store.reading() as reading:
        assert records.fetch(reading, Enrolment, [ama])[ama].track == "away"


def test_a_note_that_was_deleted_comes_back_and_others_are_not_told_of(workspace: Workspace, ama: UUID) -> None:
    notes.write(workspace, ama, "Called on Monday.", "Moussa")
    (note,) = notes.notes(workspace, ama)
    notes.delete(workspace, note)
    gone = person_history.history(workspace, ama)[0].altered[0]
    assert gone.before == "Called on Monday."
    assert gone.earlier is not None
    person_history.restore(workspace, ama, gone.earlier)
    assert [each.text for each in notes.notes(workspace, ama)] == ["Called on Monday."]
    with workspace.store.reading() as reading:
        other = next(each for each in records.all_of(reading, Enrolment) if each.id != ama)
    assert [each.title for each in person_history.history(workspace, other.id)] == ["Enter"]
    workspace.keep("Rename", replace(_person(workspace, other), birth_date=date(2001, 2, 3)))
    assert [each.title for each in person_history.history(workspace, other.id)] == ["Rename", "Enter"]


def _person(workspace: Workspace, enrolment: Enrolment) -> Participant:
    with workspace.store.reading() as reading:
        return records.fetch(reading, Participant, [enrolment.participant_id])[enrolment.participant_id]
