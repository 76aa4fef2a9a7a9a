"""Gives service tests an empty pilot or a small cohort; the pilot must be sound when they are done with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.persistence.check import check
from partnertrack.services import pilots
from partnertrack.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Test")
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


@pytest.fixture
def cohort_of_three(tmp_path: Path) -> Iterator[Workspace]:
    """Return a pilot of Ghana and Germany with the cohort 2026-A: Ama Asante, Ama Boateng, Ama Mensah."""
    workspace = pilots.create_pilot(tmp_path / "test.ptrack", "inspire_gh", "Test")
    cohort = Cohort(name="2026-A")
    people = [Participant(last_name=name, first_name="Ama") for name in ("Asante", "Boateng", "Mensah")]
    enrolments = [Enrolment(participant_id=each.id, number=n, cohort_id=cohort.id) for n, each in enumerate(people, 1)]
    workspace.commit("Enter", map(added, (cohort, *people, *enrolments)))
    yield workspace
    assert check(workspace.store) == []
    workspace.close()
