"""A person's organisations and other enrolments are found, and another enrolment begins anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.contact import Contact
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.errors import UserError
from partnertrack.persistence.check import check
from partnertrack.services import pilots, relations


def test_organisations_with_contacts_and_another_enrolment(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Test")
    somebody, cohort, clinic = Participant(first_name="Ama"), Cohort(name="2025-A"), Organisation(name="Clinic")
    ama = Enrolment(participant_id=somebody.id, number=1, cohort_id=cohort.id, track="away", reference="R-1")
    signed = Event(enrolment_id=ama.id, step="contract", organisation_id=clinic.id)
    tutor = Contact(organisation_id=clinic.id, name="Claire Morel", phone="+33 1")
    boss = Contact(organisation_id=clinic.id, name="Paul Roux", phone="+33 2", email="p@x.example", consent="refused")
    workspace.commit("Enter", map(added, (somebody, cohort, clinic, ama, signed, tutor, boss)))
    (involved,) = relations.relations(workspace, ama.id).organisations
    assert (involved.name, involved.contacts) == ("Clinic", ("Claire Morel, +33 1", "Paul Roux"))
    with pytest.raises(UserError, match="already"):
        relations.enrol_again(workspace, ama.id, "2025-a")
    again, change = relations.enrol_again(workspace, ama.id, "2026-B")
    assert relations.relations(workspace, again).enrolments == ((ama.id, "PT-000001 · 2025-A"),)
    assert relations.relations(workspace, again).organisations == ()
    assert len({case.participant_id for case in workspace.cases()}) == 1
    workspace.store.undo(change)
    assert relations.relations(workspace, ama.id).enrolments == ()
    assert check(workspace.store) == []
    workspace.close()
