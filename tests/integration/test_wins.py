"""The four wins say what is known, for how many, and what would have to be recorded where nothing is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.services import history, pilots, wins
from partnertrack.services.wins import Fact, Wins
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_practised(tmp_path_factory.mktemp("wins"))
    yield workspace
    workspace.close()


def fact(found: Wins, key: str) -> Fact:
    return next(each for block in found.blocks for each in block.facts if each.key == key)


def test_each_fact_has_its_count_its_way_and_its_people(pilot: Workspace) -> None:
    found = wins.wins(pilot, AS_OF)
    assert [block.key for block in found.blocks] == ["trainee", "employer", "origin", "destination"]
    trained = fact(found, "T2")
    assert (trained.value, trained.detail, trained.move and trained.move.tone) == ("91.7%", "111/121", "ok")
    assert [names.text for names in trained.names] == ["111 counted", "of 121"]
    wage = fact(found, "wage")
    assert (wage.known, len(wage.names[0].people)) == ("Known for 33 of 41.", 33)
    shortage = fact(found, "shortage")
    assert shortage.detail == f"{len(shortage.names[0].people)}/{len(pilot.results(AS_OF).who('work_started'))}"
    ended = fact(found, "P5")
    assert ended.move
    assert ended.move.tone == "danger", "more early ends are no gain"


def test_everybody_who_was_selected_is_in_one_stream(pilot: Workspace) -> None:
    for as_of in (date(2024, 6, 30), date(2025, 9, 30), AS_OF):
        balance = wins.wins(pilot, as_of).balance
        streamed = [who for branch in balance.branches for stream in branch.streams for who in stream.people]
        assert sorted(streamed) == sorted(balance.selected)
        assert sorted(who for each in balance.cohorts for who in each.people) == sorted(balance.selected)
    assert wins.wins(pilot, date(2023, 6, 30)).is_empty, "nobody had been selected then"
    sides = [who for side in ("gain", "open", "away", "loss", "") for who in balance.side(side)]
    assert sorted(sides) == sorted(balance.selected)


def test_without_evidence_it_says_what_would_have_to_be_recorded(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "new.ptrack", "generic_dual_track", "New")
    try:
        found = wins.wins(workspace, AS_OF)
    finally:
        workspace.close()
    assert found.is_empty
    facts = [each for block in found.blocks for each in block.facts]
    assert all(each.shows for each in facts)
    assert "paste it in" in fact(found, "shortage").shows
    assert not fact(found, "wage").value


def test_the_target_of_the_logframe_stands_beside_its_figure(pilot: Workspace) -> None:
    node = ResultNode(level="outcome", code="O9", statement="Trained")
    told = LogframeIndicator(node_id=node.id, code="O9.1", label="Completed", figure="T2", unit="percent")
    decided = [
        Target(
            indicator_id=told.id,
            type="milestone",
            due_on=date(2026, 12, 31),
            decided_on=day,
            value=Decimal(value),
        )
        for day, value in ((date(2025, 1, 1), "0.85"), (date(2026, 1, 1), "0.95"))
    ]
    change = pilot.commit("Plan", map(added, (node, told, *decided))).change_set.id
    aim = fact(wins.wins(pilot, AS_OF), "T2").aim
    history.undo(pilot, change)
    assert aim
    assert (aim.text, aim.is_met) == ("target 95.0% by December 2026", False)


def test_command_line_prints_them_as_json(pilot: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    del tmp_path
    assert start(["wins", str(pilot.path), "--as-of", "2026-06-30", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["balance"]["selected"] == sum(track["n"] for track in told["balance"]["tracks"].values())
    assert {each["key"] for each in told["blocks"]["employer"]} >= {"P5", "M3"}
    assert start(["shortages", str(pilot.path), "--as-of", "2026-06-30", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["jointly_identified"] == sum(line["standing"] == "joint" for line in listed["lines"]) > 0
    assert start(["wins", str(pilot.path), "--as-of", "2026-06-30"]) == 0
    assert start(["shortages", str(pilot.path)]) == 0
    assert "Country of origin" in capsys.readouterr().out
