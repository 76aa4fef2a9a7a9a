"""Cohorts and organisations are found by a part of their names."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.organisation import Organisation
from partnertrack.services import pilots
from partnertrack.services.look_up import look_up


def test_a_part_of_a_name_finds_it_whatever_its_accents(tmp_path: Path) -> None:
    with closing(pilots.create_pilot(tmp_path / "test.ptrack", "inspire_gh", "Test")) as workspace:
        hospital = Organisation(name="Hôpital Saint-Joseph", type="employer", values={"spellings": "CHU Lomé"})
        others = (Organisation(name="Bäckerei Weiß"), Cohort(name="2026-Santé"), Cohort(name="2026-Bâtiment"))
        workspace.commit("Enter", map(added, (hospital, *others)))
        assert look_up(workspace, "hopital JOSEPH", 5).organisations == ((hospital.id, hospital.name),)
        assert look_up(workspace, "lome chu", 5).organisations == ((hospital.id, hospital.name),)
        assert look_up(workspace, "2026 sante", 5).cohorts == ("2026-Santé",)
        assert look_up(workspace, "2026", 1).cohorts == ("2026-Bâtiment",)
        assert not look_up(workspace, " ", 5).cohorts
