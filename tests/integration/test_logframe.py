"""The logframe on real pilot files: figures come from people or from reports, targets keep their history."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import Change
from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.record import new_id
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import percent
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import history, logframe, pilots
from partnertrack.services.logframe import Decision, Detail, Filled, Line, Logframe
from partnertrack.services.practice.making import PILOT_NAME
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

NOW, SINCE = date(2026, 6, 30), date(2026, 1, 1)
MILESTONE, FINAL = date(2026, 12, 31), date(2027, 6, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    open_practised(folder).close()
    return folder / PILOT_NAME


@pytest.fixture(scope="module")
def shown(made: Path) -> Iterator[Workspace]:
    """Return the practice pilot, to be looked at."""
    workspace = pilots.open_pilot(made)
    yield workspace
    workspace.close()


@pytest.fixture
def pilot(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Return the practice pilot, to be written to."""
    workspace = pilots.open_pilot(Path(shutil.copyfile(made, tmp_path / "pilot.ptrack")))
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


def read(workspace: Workspace, as_of: date = NOW, since: date | None = SINCE) -> Logframe:
    return logframe.logframe(workspace, as_of, since)


def line(workspace: Workspace, code: str, as_of: date = NOW) -> Line:
    return next(each for each in read(workspace, as_of).lines() if each.indicator.code == code)


def detail(workspace: Workspace, code: str) -> Detail:
    return logframe.indicator(workspace, line(workspace, code).indicator.id, NOW, SINCE)


def shares(found: Line) -> tuple[str, str]:
    reached = (found.stand.of_next, found.stand.of_final)
    return percent(reached[0] or 0), percent(reached[1] or 0)


def value(found: Line) -> int | None:
    """What is to be reached next."""
    ahead = found.stand.next
    return int(ahead.value) if ahead and ahead.value is not None else None


def nothing_left(workspace: Workspace) -> bool:
    with workspace.store.reading() as reading:
        kinds = (ResultNode, LogframeIndicator, Target, Actual)
        return not any(records.all_of(reading, kind) for kind in kinds)


def test_each_line_takes_its_value_from_people_and_opens_them(shown: Workspace) -> None:
    found, results = read(shown), shown.results(NOW)
    assert [each.node.code for each in found.results] == ["IM", "OC1", "OC2", "O1", "O2", "O3"]
    for each in found.lines():
        figure, now = each.indicator.figure, each.current
        if figure in results.milestones:
            assert now.n == len(results.who(figure)) == now.value
        elif figure:
            assert (now.n, now.d) == (results.indicators[figure].n, results.indicators[figure].d)
            assert now.value == results.indicators[figure].exact
            assert all(results.who(figure, part) for part in now.opens)


def test_progress_is_what_the_period_added(shown: Workspace) -> None:
    departed = line(shown, "O2.2")
    assert (departed.current.text, departed.progress_text, departed.trend) == ("42", "+8", "up")
    assert len(logframe.people_added(shown, "departed", SINCE, NOW)) == 8
    dropped = line(shown, "OC1.2")
    assert (dropped.current.text, dropped.progress_text, dropped.is_better) == ("94.1%", "\u22125.9 points", False)
    before = read(shown, date(2025, 12, 31), None)
    assert next(each for each in before.lines() if each.indicator.code == "O2.2").current.n == 42 - 8
    assert all(each.progress is None and not each.progress_text for each in before.lines())


def test_lights_are_those_of_the_grant(pilot: Workspace) -> None:
    assert (shares(line(pilot, "OC1.1")), line(pilot, "OC1.1").stand.light) == (("91.1%", "43.2%"), "on_track")
    assert (line(pilot, "O2.1").stand.light, line(pilot, "O2.2").stand.light) == ("at_risk", "off_track")
    with pilot.store.reading() as reading:
        grants = records.all_of(reading, Grant)
    known = grants[0] if grants else None
    strict = replace(known or Grant(donor="D"), on_track=Decimal("0.95"), at_risk=Decimal("0.5"))
    pilot.commit("Grant", [Change(known, replace(strict, ends_on=date(2027, 3, 31)))])
    assert line(pilot, "OC1.1").stand.light == "at_risk"
    assert line(pilot, "O2.2").stand.light == "at_risk"
    assert "late_target" in {gap.kind for gap in line(pilot, "OC1.1").gaps}


def test_a_re_planned_milestone_holds_from_the_day_on_which_it_was_decided(shown: Workspace) -> None:
    before, after = line(shown, "OC1.1", date(2026, 2, 9)), line(shown, "OC1.1", date(2026, 2, 10))
    assert (value(before), value(after)) == (60, 45)
    goal = next(each for each in detail(shown, "OC1.1").goals if each.is_replanned)
    assert [version.value for version in goal.versions] == [60, 45]
    assert goal.versions[1].reason.startswith("Visas took 60 days")


def test_what_is_reported_by_hand_counts_from_its_day_on(shown: Workspace) -> None:
    assert line(shown, "O2.4", date(2026, 6, 24)).current.text == "8"
    charter = line(shown, "O2.4")
    assert (charter.current.text, charter.current.on, charter.progress_text) == ("9", date(2026, 6, 25), "+1")
    assert charter.current.evidence == "Signed copies, folder 4.2"
    assert line(shown, "O2.4", date(2024, 1, 1)).current.value is None
    employed = line(shown, "OC1.1").current
    assert (employed.n, employed.note) == (41, "Two more started on 1 June whose employers have not confirmed it yet.")


def test_unknown_answers_are_told_and_parts_add_up(shown: Workspace) -> None:
    women = line(shown, "O1.3").current.completeness
    assert women is not None
    assert (women.what, women.known, women.of) == ("sex", 120, 122)
    for each in read(shown).lines():
        for split in each.splits:
            assert sum(group.n for group in split.groups) == each.current.n
            if each.current.d is not None:
                assert sum(group.d or 0 for group in split.groups) == each.current.d


def test_the_course_ends_with_the_value_of_the_day(shown: Workspace) -> None:
    for code in ("OC1.1", "OC1.2", "O2.4"):
        found = detail(shown, code)
        assert found.course[-1].value == found.line.current.value
        assert [point.on for point in found.course] == sorted({point.on for point in found.course})


def test_the_one_incomplete_indicator_says_what_it_lacks(shown: Workspace) -> None:
    found = read(shown).gaps
    assert {gap.indicator_id for gap in found} == {line(shown, "O3.2").indicator.id}
    assert [gap.kind for gap in found] == ["baseline", "final_target", "verification", "never_measured", "responsible"]


def test_targets_can_be_tried_without_storing_anything(shown: Workspace) -> None:
    found = read(shown)
    late = next(each for each in found.lines() if each.indicator.code == "O2.2")
    assert late.stand.next is not None
    tried = logframe.what_if(found, {late.stand.next.id: Decimal(45)})
    assert [each.stand.light for each in tried.lines() if each.indicator.code == "O2.2"] == ["on_track"]
    others = zip(tried.lines(), found.lines(), strict=True)
    assert all(one == other for one, other in others if one.indicator.code != "O2.2")
    assert read(shown) == found


def test_re_planning_asks_for_a_reason_and_keeps_the_earlier(pilot: Workspace) -> None:
    final = line(pilot, "O2.2").stand.final
    assert final is not None
    decision = Decision(Decimal(80), date(2027, 9, 30), "The third intake is late", NOW)
    with pytest.raises(UserError, match="Say why"):
        logframe.re_plan(pilot, final.id, replace(decision, reason=" "))
    with pytest.raises(UserError, match="cannot be older"):
        logframe.re_plan(pilot, final.id, replace(decision, decided_on=date(2020, 1, 1)))
    with pytest.raises(UserError, match="not taken back"):
        logframe.re_plan(pilot, final.id, replace(decision, value=None))
    change = logframe.re_plan(pilot, final.id, decision)
    held = line(pilot, "O2.2").stand.final
    assert held is not None
    assert (str(held.value), held.due_on) == ("80", date(2027, 9, 30))
    with pytest.raises(UserError, match="re-planned in the meantime"):
        logframe.re_plan(pilot, final.id, decision)
    with pytest.raises(UserError, match="stays readable"):
        logframe.delete_target(pilot, final.id)
    history.undo(pilot, change)
    assert line(pilot, "O2.2").stand.final == final
    assert logframe.re_plan(pilot, final.id, replace(decision, value=final.value, due_on=final.due_on)) is None


def test_a_milestone_moves_only_to_a_free_day(pilot: Workspace) -> None:
    milestone = line(pilot, "O2.2").stand.next
    assert milestone is not None
    with pytest.raises(UserError, match="Another milestone"):
        logframe.re_plan(pilot, milestone.id, Decision(Decimal(60), MILESTONE, "Late", NOW))
    logframe.re_plan(pilot, milestone.id, Decision(Decimal(60), date(2026, 9, 30), "Late", NOW))
    ahead = line(pilot, "O2.2").stand.next
    assert ahead is not None
    assert (ahead.due_on, value(line(pilot, "O2.2"))) == (date(2026, 9, 30), 60)
    with pytest.raises(UserError, match="already"):
        logframe.add_target(pilot, replace(ahead, id=new_id(), version=0))


def test_a_logframe_is_built_and_every_step_is_one_undo(workspace: Workspace) -> None:
    before = len(history.entries(workspace))
    outcome = ResultNode(level="outcome", code="OC", statement="")
    output = ResultNode(level="output", code="O1", statement="Trained", parent_id=outcome.id)
    indicator = LogframeIndicator(node_id=output.id, code="O1.1", label="  Employers  visited ", unit="count")
    target = Target(indicator_id=indicator.id, type="final", due_on=FINAL, decided_on=NOW, value=Decimal(25000))
    step = Target(indicator_id=indicator.id, type="milestone", due_on=MILESTONE, decided_on=NOW, value=Decimal(15000))
    logframe.keep_node(workspace, outcome)
    logframe.keep_node(workspace, output)
    logframe.keep_indicator(workspace, indicator)
    logframe.set_baseline(workspace, indicator.id, Decimal(2505), 2023)
    logframe.add_target(workspace, target)
    logframe.add_target(workspace, step)
    logframe.report(workspace, Actual(indicator_id=indicator.id, as_of=NOW, value=Decimal(12980), note="Log"), NOW)
    found = line(workspace, "O1.1")
    assert found.indicator.label == "Employers visited"
    assert shares(found) == ("83.8%", "46.6%")
    assert [gap.kind for gap in read(workspace).gaps] == ["statement", "no_indicator", "verification", "responsible"]
    change = logframe.delete_node(workspace, outcome.id)
    assert nothing_left(workspace)
    history.undo(workspace, change)
    assert shares(line(workspace, "O1.1")) == ("83.8%", "46.6%")
    assert len(history.entries(workspace)) == before + 9


def test_mistakes_are_refused_in_words(pilot: Workspace) -> None:
    found = line(pilot, "O2.2").indicator
    output = next(each.node for each in read(pilot).results if each.node.code == "O1")
    outcome = next(each.node for each in read(pilot).results if each.node.code == "OC1")
    refused: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: logframe.keep_node(pilot, replace(output, code=" ")), "code"),
        (lambda: logframe.keep_node(pilot, replace(output, code="o2")), "already"),
        (lambda: logframe.keep_node(pilot, replace(outcome, parent_id=output.id)), "higher level"),
        (lambda: logframe.keep_node(pilot, replace(outcome, level="output")), "stand below"),
        (lambda: logframe.keep_indicator(pilot, replace(found, label="")), "words it"),
        (lambda: logframe.keep_indicator(pilot, replace(found, code="O2.1")), "already"),
        (lambda: logframe.keep_indicator(pilot, replace(found, figure="Z1")), "does not count"),
        (lambda: logframe.set_baseline(pilot, found.id, Decimal(1), 20), "no year"),
        (lambda: logframe.report(pilot, Actual(indicator_id=found.id, as_of=NOW, value=Decimal(1)), NOW), "computed"),
        (lambda: logframe.report(pilot, Actual(indicator_id=found.id, as_of=FINAL, note="x"), NOW), "future"),
        (lambda: logframe.begin(pilot, NOW), "already"),
    )
    for act, words in refused:
        with pytest.raises(UserError, match=words):
            act()
    logframe.keep_indicator(pilot, replace(found, responsible="Somebody"))
    with pytest.raises(ConflictError):
        logframe.keep_indicator(pilot, replace(found, responsible="Somebody else"))


def test_results_and_indicators_move_among_their_like(pilot: Workspace) -> None:
    contracts = line(pilot, "O2.1").indicator
    assert logframe.move_indicator(pilot, contracts.id, -1) is None
    logframe.move_indicator(pilot, contracts.id, 1)
    outputs = [each for each in read(pilot).results if each.node.code == "O2"]
    assert [each.indicator.code for each in outputs[0].lines][:2] == ["O2.2", "O2.1"]
    logframe.move_node(pilot, outputs[0].node.id, -1)
    assert [each.node.code for each in read(pilot).results] == ["IM", "OC1", "OC2", "O2", "O1", "O3"]


def test_a_figure_brings_its_unit(pilot: Workspace) -> None:
    output = read(pilot).results[-1].node
    logframe.keep_indicator(pilot, LogframeIndicator(node_id=output.id, code="O3.9", label="Days", figure="M7"))
    assert line(pilot, "O3.9").indicator.unit == "days"
    assert {each.id for each in logframe.choices(pilot, NOW).figures} >= {"departed", "T2", "M7"}


def test_many_gaps_are_filled_in_by_one_change(pilot: Workspace) -> None:
    bare, whole = line(pilot, "O3.2").indicator, line(pilot, "O2.2").indicator
    told = replace(bare, baseline=Decimal(0), baseline_year=2023, verification="Minutes", responsible="Both")
    change = logframe.fill_in(
        pilot, [Filled(told, Decimal(6)), Filled(replace(whole, responsible="Agency"), Decimal(1))], NOW
    )
    final = line(pilot, "O3.2").stand.final
    assert final is not None
    assert (str(final.value), final.due_on) == ("6", FINAL)
    assert value(line(pilot, "O2.2")) == 75
    assert {gap.kind for gap in read(pilot).gaps} == {"never_measured"}
    with pytest.raises(ConflictError):
        logframe.fill_in(pilot, [Filled(told)], NOW)
    history.undo(pilot, change)
    assert (line(pilot, "O3.2").stand.final, line(pilot, "O2.2").indicator.responsible) == (None, whole.responsible)
    assert logframe.fill_in(pilot, [], NOW) is None


def test_a_scheme_begins_its_own_logframe(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "palim.ptrack", "palim_ma_be")
    change = logframe.begin(workspace, NOW)
    found = read(workspace)
    assert {each.indicator.figure for each in found.lines()} >= {"A3", "T2", "M5", "departed"}
    persons = next(each for each in found.lines() if each.indicator.figure == "A3")
    assert persons.stand.final is not None
    assert (value(persons), persons.stand.final.due_on) == (60, date(2027, 12, 31))
    history.undo(workspace, change)
    assert nothing_left(workspace)
    assert check(workspace.store) == []
    workspace.close()


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [("30", "percent", "0.3"), ("83,5 %", "share", "0.835"), ("1,284", "count", "1284"), (" ", "count", None)],
)
def test_values_are_read_as_people_write_them(text: str, unit: str, meant: str | None) -> None:
    assert logframe.read_value(text, unit) == (Decimal(meant) if meant else None)
    with pytest.raises(UserError, match="no number"):
        logframe.read_value("many", unit)


def test_the_command_prints_the_logframe_for_people_and_scripts(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["logframe", str(made), "--as-of", "2026-06-30", "--from", "2026-01-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told["results"]] == ["IM", "OC1", "OC2", "O1", "O2", "O3"]
    work = told["results"][1]["indicators"][0]
    wanted = {"figure": "work_started", "value": 41, "in_period": 7, "of_next_text": "91.1%", "status": "on_track"}
    assert work | wanted == work
    assert [version["value"] for version in work["targets"][3]["versions"]] == [60, 45]
    assert work["by"]["sex"][0] == {"label": "Women", "n": 23, "d": None}
    assert told["results"][5]["indicators"][1]["gaps"][0] == "baseline"
    assert start(["logframe", str(made), "--as-of", "2026-06-30"]) == 0
    assert "91.1% of 45 by 30 June 2026  on_track" in capsys.readouterr().out
