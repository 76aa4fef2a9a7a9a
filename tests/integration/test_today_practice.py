"""The day of the practice pilot says what the rules of its scheme say of each of its people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest

from partnertrack.domain.back_planning import DEPARTURE
from partnertrack.domain.change import added
from partnertrack.domain.completeness import missing
from partnertrack.domain.duration import Duration
from partnertrack.domain.event import Event
from partnertrack.domain.journey import lying_ahead
from partnertrack.domain.standing import standing
from partnertrack.persistence.queries import dossiers, records
from partnertrack.progress import SILENT
from partnertrack.services import history, participants, today
from partnertrack.services.today import Where
from partnertrack.services.workspace import Case, Workspace
from partnertrack.ui import today_asks
from tests.practised import open_practised

NOW = date(2026, 6, 30)
VISA = "visa_decision"
OFFSETS = (30, 90, 180, 365, 730)
"""Days after the start of work, by the rule of the practice pilot's scheme."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The practice pilot; three of those who wait for a visa want to leave, and somebody who waits has paused."""
    pilot = open_practised(tmp_path_factory.mktemp("practice"))
    waiting = [case for case in running(pilot) if VISA not in case.events and "visa_lodged" in case.events]
    for place, case in enumerate(waiting[:3]):
        leaves = NOW + timedelta(5 + 40 * place)
        leaving = Event(enrolment_id=case.enrolment_id, step=DEPARTURE, status="planned", planned_on=leaves)
        pilot.commit("Plan", [added(leaving)])
    paused = next(step.key for step in pilot.scheme.exits if step.exit_status == "on_hold")
    who = max(case.enrolment_id for case in running(pilot) if steps_due(pilot, case) and case not in waiting)
    pilot.commit("Pause", [added(Event(enrolment_id=who, step=paused, status="done", done_on=NOW))])
    yield pilot
    pilot.close()


def running(workspace: Workspace) -> list[Case]:
    """Those who neither ended nor paused."""
    scheme, cases = workspace.scheme, workspace.cases()
    return [case for case in cases if standing(scheme, case.track, case.events, date.max).status == "active"]


def steps_due(workspace: Workspace, case: Case) -> list[tuple[str, int, date]]:
    """What the rules say of one person."""
    events = [event for found in case.events.values() for event in found]
    return [(due.step.key, due.occurrence, due.day) for due in lying_ahead(workspace.scheme, case.track, events)]


def test_the_lines_hold_exactly_the_people_of_whom_the_rules_say_so(workspace: Workspace) -> None:
    meant: defaultdict[tuple[str, str], set[UUID]] = defaultdict(set)
    for case in running(workspace):
        for step, _occurrence, day in steps_due(workspace, case):
            if day <= NOW + timedelta(5):  # a Tuesday: its week ends on Sunday
                meant["overdue" if day < NOW else "week", f"step:{step}"].add(case.enrolment_id)
    told = today.today(workspace, NOW)
    found = {(line.group, line.subject): set(line.people) for line in told.lines if line.subject.startswith("step:")}
    assert found == meant


def test_each_line_opens_exactly_its_people(workspace: Workspace) -> None:
    view = today_asks.today(workspace, NOW, progress=SILENT)
    groups = {group.title: group.lines for group in view.groups}
    for line in (line for lines in groups.values() for line in lines if line.search.criteria):
        assert set(participants.find(workspace, line.search, NOW).ids) == set(line.people), line.text
    (incomplete,) = groups["To complete"]
    with workspace.store.reading() as reading:
        known = dossiers.dossiers(reading, [case.enrolment_id for case in workspace.cases()])
    status = {
        case.enrolment_id: standing(workspace.scheme, case.track, case.events, NOW).status for case in workspace.cases()
    }
    assert set(incomplete.people) == {
        key
        for key, each in known.items()
        if status[key] in ("active", "on_hold") and missing(each.participant, each.enrolment, each.events)
    }


def test_out_of_reach_are_exactly_those_whose_plan_is_impossible(workspace: Workspace) -> None:
    told = today.today(workspace, NOW)
    impossible = [each.enrolment_id for each in told.departures if not each.plan.is_possible]
    (line,) = told.of("impossible")
    assert (line.people, line.criteria) == (tuple(impossible), ())
    assert 0 < len(impossible) < len(told.departures)


def test_a_follow_up_is_due_so_many_days_after_the_work_began(workspace: Workspace) -> None:
    case, days = next(
        (case, days)
        for case in running(workspace)
        if (days := [(n, day) for step, n, day in steps_due(workspace, case) if step == "follow_up"])
    )
    began = next(event.done_on for event in case.events["work_start"] if event.done_on)
    told = {event.occurrence for event in case.events.get("follow_up", ())}
    assert days == [(offset, began + timedelta(offset)) for offset in OFFSETS if offset not in told]
    for offset, day in days:
        about = (f"step:follow_up:{offset}", case.enrolment_id)
        assert any(about in line.about for line in today.today(workspace, day).of("week"))
        late = today.today(workspace, day + timedelta(1)).of("overdue")
        assert [about in line.about for line in late if line.subject == "step:follow_up"] == [True]
        early = today.today(workspace, day - timedelta(8))
        assert not any(about in line.about for line in early.lines)


def test_the_days_ahead_count_what_is_on_them_and_name_whom_it_is_about(workspace: Workspace) -> None:
    days = {each.day: each for each in today.today(workspace, NOW).days}
    assert list(days) == [NOW + timedelta(place) for place in range(14)]
    due: Counter[date] = Counter()
    people: defaultdict[date, set[UUID]] = defaultdict(set)
    for case in running(workspace):
        for step, _occurrence, day in steps_due(workspace, case):
            due[day] += step != DEPARTURE
            people[day].add(case.enrolment_id)
    assert {day: each.counts.get("step", 0) for day, each in days.items()} == {day: due[day] for day in days}
    for day, each in days.items():
        assert people[day] <= set(each.people)


def test_what_was_put_off_stands_on_the_day_on_which_it_wakes(workspace: Workspace) -> None:
    line = today.today(workspace, NOW).of("overdue")[0]
    wakes = NOW + timedelta(4)
    change = today.put_off(workspace, line.about, wakes, "Waiting", NOW)
    day = next(each for each in today.today(workspace, NOW).days if each.day == wakes)
    assert day.counts["waking"] == len(line.about)
    assert set(line.people) <= set(day.people)
    assert today.resting(workspace, NOW)[0].people
    history.undo(workspace, change)


def test_a_duration_that_the_pilot_sets_changes_plans_as_it_said_before(workspace: Workspace) -> None:
    def out_of_reach() -> set[UUID]:
        return {each.enrolment_id for each in today.departures(workspace, NOW) if not each.plan.is_possible}

    where, before = Where(VISA), out_of_reach()
    told = next(each for each in today.durations(workspace) if each.where == where)
    assert told.measured is not None
    assert (told.ruled, told.own) == (21, None)
    said = today.effect(workspace, where, 200, NOW)
    reset = today.set_duration(workspace, where, 200, NOW)
    assert reset is not None
    assert said == reset.effect
    assert (said.lost, said.gained) == (len(out_of_reach() - before), 0)
    assert said.lost
    assert next(each for each in today.durations(workspace) if each.where == where).own == 200
    assert today.set_duration(workspace, where, 200, NOW) is None
    cleared = today.set_duration(workspace, where, None, NOW)
    assert cleared is not None
    assert cleared.effect.gained == said.lost
    history.undo(workspace, cleared.change_id)
    with workspace.store.reading() as reading:
        assert [each.days for each in records.all_of(reading, Duration)] == [200]
    history.undo(workspace, reset.change_id)
    assert out_of_reach() == before


def test_regions_are_measured_where_five_people_tell(workspace: Workspace) -> None:
    visas = [each for each in today.durations(workspace) if each.where.step == VISA]
    regions = [each for each in visas if each.where.region]
    assert regions
    assert all(each.measured and each.measured.n >= 5 for each in regions)
    assert visas[0].where == Where(VISA)
