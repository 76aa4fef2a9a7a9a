"""Behind every figure on a screen stand exactly the people who make it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from partnertrack.domain.names import fold
from partnertrack.services import dashboard, participants, person
from partnertrack.services.participants import Search
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    pilot = open_practised(tmp_path_factory.mktemp("practice"))
    yield pilot
    pilot.close()


def who(workspace: Workspace, search: Search) -> int:
    return len(participants.find(workspace, search, AS_OF).ids)


def test_every_figure_of_the_overview_opens_the_people_it_counts(workspace: Workspace) -> None:
    overview = dashboard.overview(workspace, AS_OF)
    assert [who(workspace, Search(figure="|".join(stage.figures))) for stage in overview.funnel] == [
        stage.n for stage in overview.funnel
    ]
    for month in overview.months:
        assert who(workspace, Search(among=frozenset(month.who))) == month.n or not month.n
    for line in overview.attention:
        assert who(workspace, Search(figure=line.figure, part=line.part)) == line.count
    for cohort in overview.cohort_rows:
        assert who(workspace, Search(cohort=cohort.name)) == cohort.total == sum(n for _kind, n in cohort.by_stage)


def test_every_indicator_opens_its_numerator_and_denominator(workspace: Workspace) -> None:
    results = workspace.results(AS_OF)
    counted = [each for each in results.indicators.values() if each.unit == "percent" and each.counts == "enrolments"]
    assert len(counted) > 15
    for figure in counted:
        if figure.indicator == "A2":
            continue  # the applicants are a number that the call's organiser told, nobody's records
        assert who(workspace, Search(figure=figure.id)) == figure.n, figure.id
        assert who(workspace, Search(figure=figure.id, part="d")) == figure.d, figure.id


def test_the_stages_of_the_list_add_up_to_everybody(workspace: Workspace) -> None:
    found = participants.find(workspace, Search(), AS_OF)
    assert sum(count for _key, count in found.stage_counts) == len(found.ids) == len(workspace.cases())
    for key, count in found.stage_counts:
        assert who(workspace, Search(stage=key)) == count


def test_a_name_is_found_without_its_accents_and_within_a_figure(workspace: Workspace) -> None:
    rows = participants.rows(workspace, participants.find(workspace, Search(), AS_OF).ids, AS_OF)
    accented = next(row for row in rows if not row.name.isascii())
    found = participants.find(workspace, Search(text=fold(accented.name), figure="selected"), AS_OF)
    assert accented.enrolment_id in found.ids
    assert who(workspace, Search(text=accented.label)) == 1
    assert who(workspace, Search(text="no such name at all")) == 0


def test_a_persons_way_says_where_each_step_came_from(workspace: Workspace) -> None:
    departed = participants.find(workspace, Search(figure="departed"), AS_OF).ids[0]
    shown = person.person(workspace, departed, AS_OF)
    steps = {step.key: step for stage in shown.stages for step in stage.steps}
    assert steps["departed"].state == "done"
    assert steps["departed"].when
    assert "8_arrivals.ods" in steps["departed"].source
    assert [stage.kind for stage in shown.stages][:2] == ["origin", "mobility"]
    assert {line.key for line in shown.profile} >= {"birth_date", "sex", "ref"}
