"""A life event says what it leads to before it is stored, and somebody who left can go on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.errors import UserError
from partnertrack.services import correct_value, notes, person, resume
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 3, 17)


@pytest.fixture
def ama(workspace: Workspace) -> UUID:
    """Enter somebody on the away track with a planned departure."""
    somebody = Participant(first_name="Ama", last_name="Mensah")
    enrolment = Enrolment(participant_id=somebody.id, number=1, track="away")
    planned = Event(enrolment_id=enrolment.id, step="departed", status="planned", planned_on=date(2026, 6, 1))
    workspace.commit("Enter", map(added, (somebody, enrolment, planned)))
    return enrolment.id


@pytest.mark.parametrize("step", ["on_hold", "dropout"])
def test_who_left_goes_on_with_a_day_and_a_reason(workspace: Workspace, ama: UUID, step: str) -> None:
    form = correct_value.step_form(workspace, ama, step)
    slot = next(field.slot for field in form.fields if field.type == "date")
    seen = correct_value.check(workspace, ama, {slot: "3/3/2026"}, TODAY)
    assert seen.effects[0].startswith("The status changes from")
    assert ("Nothing is due any more." in seen.effects) == (step == "dropout")
    with pytest.raises(UserError, match="on the way already"):
        resume.preview(workspace, ama, TODAY)
    correct_value.save(workspace, ama, form.title, {slot: "3/3/2026"})
    assert person.person(workspace, ama, TODAY).can_resume
    ahead = resume.preview(workspace, ama, TODAY)
    assert ahead.ended[0].endswith("since 3 Mar 2026")
    assert any("on the way again" in each for each in ahead.effects)
    with pytest.raises(UserError, match="not before"):
        resume.resume(workspace, ama, date(2026, 3, 2), "The family agrees")
    change = resume.resume(workspace, ama, TODAY, "The family agrees", "Moussa")
    (note,) = notes.notes(workspace, ama)
    assert note.text.startswith("Goes on since 17 Mar 2026: The family agrees")
    after = person.person(workspace, ama, TODAY)
    assert not after.can_resume
    assert after.next_step is not None
    assert all(stage.state != "left" for stage in after.stages)
    workspace.store.undo(change)
    assert person.person(workspace, ama, TODAY).can_resume


def test_another_track_says_which_days_fall_away(workspace: Workspace, ama: UUID) -> None:
    effects = correct_value.check(workspace, ama, {("track", None): "home"}, TODAY).effects
    assert any("falls away" in each or "fall away" in each for each in effects)
    assert correct_value.check(workspace, ama, {("region", None): "Volta"}, TODAY).effects == ()
