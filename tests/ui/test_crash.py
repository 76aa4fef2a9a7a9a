"""A fault is told once and reported without a word of data; after a crash or a kill one goes on where one was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnertrack.domain.record import new_id
from partnertrack.services import pilots
from partnertrack.ui.crash import Crash, Running
from partnertrack.ui.dialogs.problem import ProblemDialog, show_problem
from partnertrack.ui.place import HISTORY, PARTICIPANT, Place
from partnertrack.ui.program import Program

NAME = "Amina Diallo"
"""Stands in every place by which data might come into a report."""


def hostile() -> BaseException:
    """Return an error whose words, kind, file and function all hold a name."""
    kind = cast("type[Exception]", type(NAME.replace(" ", ""), (Exception,), {}))
    space: dict[str, object] = {"kind": kind}
    exec(compile(f"def fail():\n raise kind('{NAME}')\n", f"/home/{NAME}/{NAME}.py", "exec"), space)  # noqa: S102
    with pytest.raises(kind) as raised:
        space["fail"]()  # type: ignore[operator]  # it was made the line before
    return raised.value


def test_a_report_holds_nothing_personal_whatever_an_error_says(
    application: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    del application
    told: list[str] = []
    crash = Crash(tmp_path, lambda _text, trace: told.append(trace))
    try:
        crash.running.step(NAME)
        crash.running.step("participants")
        crash.running.move(tmp_path / f"{NAME}.ptrack", Place(PARTICIPANT, person=new_id(), title=NAME, partner=NAME))
        for _time in range(2):
            crash.tell(hostile())
        text = crash.report()
    finally:
        crash.close()
    assert len(told) == 1
    assert "participants" in text
    for part in NAME.split():
        assert part not in text + told[0] + caplog.text + (tmp_path / "log" / "partnertrack.log").read_text("utf-8")


def test_a_run_that_did_not_end_well_is_told_once_with_its_place(tmp_path: Path) -> None:
    person = new_id()
    first = Running(tmp_path)
    assert first.begin() is None
    first.stand((10, 20, 900, 700))
    first.move(tmp_path / "pilot.ptrack", Place(PARTICIPANT, person=person))
    first.end()
    assert list((tmp_path / "running").iterdir()) == []
    kept = {"pilot": "p.ptrack", "page": PARTICIPANT, "ids": {"person": person.hex}, "steps": [[1.0, "overview"]]}
    left = tmp_path / "running" / "999999.json"
    left.write_text(json.dumps(kept))
    frames = f'  File "/home/{NAME}/window.py", line 3 in show\n  File "{NAME}", line 1 in x'
    left.with_suffix(".fault").write_text(f"Fatal Python error: Segmentation fault\n\n{frames}")
    second = Running(tmp_path)
    ended = second.begin()
    second.end()
    assert ended is not None
    assert ended.place == Place(PARTICIPANT, person=person)
    assert ended.fault == "Segmentation fault\nwindow.py:3 show\n?:1 x"
    assert ended.steps == ((1.0, "overview"),)
    again = Running(tmp_path)
    assert again.begin() is None
    again.end()
    left.write_text("{not json")
    spoilt = Running(tmp_path)
    assert spoilt.begin() is not None
    spoilt.end()


def test_after_a_kill_the_pilot_is_open_again_where_one_was(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    pilot = tmp_path / "pilot.ptrack"
    pilots.create_pilot(pilot, "generic_dual_track", "Test").close()
    (home / "running").mkdir(parents=True)
    kept = {"pilot": str(pilot), "page": HISTORY, "ids": {}, "steps": []}
    (home / "running" / "999999.json").write_text(json.dumps(kept))
    program = Program(application, home)
    qtbot.addWidget(program.window)
    try:
        program.take_up(opens=True)
        program.window.show()
        qtbot.waitUntil(lambda: program.desk.is_open, timeout=60_000)
        program.settle()
        page = program.window.pages.page()
        assert page is not None
        assert page.key == HISTORY
        assert program.window.notices.text.startswith("Back where you were")
    finally:
        program.close()
    assert not list((home / "running").iterdir())


def test_faults_that_follow_each_other_share_one_dialog(application: QApplication, qtbot: QtBot) -> None:
    for trace in ("ValueError\na.py:1 x", "KeyError\nb.py:2 y"):
        show_problem("Something went wrong.", trace, lambda: "report")
    opened = [each for each in application.topLevelWidgets() if isinstance(each, ProblemDialog) and each.isVisible()]
    assert len(opened) == 1
    qtbot.addWidget(opened[0])
    opened[0].accept()


def test_ids_alone_are_kept_of_a_place(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.begin()
    running.move(tmp_path / "p.ptrack", Place(PARTICIPANT, person=UUID(int=7), title=NAME))
    text = next((tmp_path / "running").glob("*.json")).read_text("utf-8")
    running.end()
    assert NAME not in text
    assert UUID(int=7).hex in text
