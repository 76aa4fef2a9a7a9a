"""The register of a cohort is kept day by day, and its rates go where the donor's figures look for them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from partnertrack.errors import RuleError
from partnertrack.persistence.queries import dossiers
from partnertrack.services import history, register
from partnertrack.services.workspace import Workspace

MARCH = date(2026, 3, 15)


@pytest.fixture
def workspace(cohort_of_three: Workspace) -> Workspace:
    return cohort_of_three


def test_marks_are_kept_changed_and_taken_out_in_one_stroke_each(workspace: Workspace) -> None:
    empty = register.register(workspace, "2026-A", "training", MARCH)
    first, second, _third = (trainee.enrolment_id for trainee in empty.trainees)
    assert [trainee.name for trainee in empty.trainees] == ["Ama Asante", "Ama Boateng", "Ama Mensah"]
    assert (empty.days[0], empty.days[-1]) == (date(2026, 3, 1), date(2026, 3, 31))
    register.mark(workspace, "training", {(first, MARCH): "present", (second, MARCH): "absent"})
    register.mark(workspace, "training", {(first, MARCH): "late", (second, MARCH): ""})
    assert register.register(workspace, "2026-A", "training", MARCH).marks == {(first, MARCH): "late"}
    assert not register.register(workspace, "2026-A", "language_course", MARCH).marks
    assert register.mark(workspace, "training", {(first, MARCH): "late"}) is None
    history.undo(workspace)
    assert register.register(workspace, "2026-A", "training", MARCH).marks[second, MARCH] == "absent"
    with pytest.raises(RuleError):
        register.mark(workspace, "training", {(first, MARCH): "asleep"})


def test_the_rate_counts_all_months_but_no_excused_day_and_is_written_for_all(workspace: Workspace) -> None:
    first, second, third = (t.enrolment_id for t in register.register(workspace, "2026-A", "training", MARCH).trainees)
    april = date(2026, 4, 1)
    marks = {(first, MARCH): "present", (first, april): "late", (first, date(2026, 4, 2)): "absent"}
    marks |= {(second, MARCH): "excused", (second, april): "present"}
    register.mark(workspace, "training", marks)
    rows = register.register(workspace, "2026-A", "training", MARCH).trainees
    assert [(row.attended, row.held) for row in rows] == [(2, 3), (1, 1), (0, 0)]
    register.write_rates(workspace, "2026-A", "training")
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, [first, second, third])
    rates = [found[who].event("training", 1) for who in (first, second, third)]
    assert [event and event.values["attendance_pct"] for event in rates] == [Decimal(67), Decimal(100), None]
    with pytest.raises(RuleError):
        register.write_rates(workspace, "2026-A", "departed")
