"""The page of the stage clock: its marks and numbers open people, a step opens closely, and all of it by keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.ui.pages.clock import ClockPage
from partnertrack.ui.pages.clock.one import OneStep
from partnertrack.ui.pages.clock.whole import WholeClock
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import CLOCK, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.spot_view import SpotView
from tests.practised import open_practised


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = open_practised(tmp_path_factory.mktemp("clock"))
    workspace.close()
    return workspace.path


@pytest.fixture
def page(program: Program, filled: Path) -> ClockPage:
    program.desk.open_file(filled)
    program.settle()
    program.window.pages.go(Place(CLOCK))
    program.settle()
    shown = program.window.pages.page()
    assert isinstance(shown, ClockPage)
    return shown


def press(view: SpotView, key: tuple[str, ...]) -> None:
    spot = next(each for each in view.spots() if each.key == key)
    middle = QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)


def button(page: QWidget, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.text().startswith(words))


def people_listed(program: Program) -> tuple[int, str]:
    program.settle()
    listed = program.window.pages.page()
    assert isinstance(listed, ParticipantsPage)
    place = listed.place()
    return len(listed.model.ids), place.title


def test_numbers_and_marks_open_exactly_their_people(program: Program, page: ClockPage) -> None:
    whole = page.content
    assert isinstance(whole, WholeClock)
    view = whole.steps.spots
    said = {spot.key: spot.text for spot in view.spots()}
    waiting = int(said["visa_decision", "open"].split()[0])
    press(view, ("visa_decision", "n:open"))
    assert people_listed(program) == (waiting, f"Visa decision · Waiting: {waiting}")


def test_a_foot_of_the_funnel_opens_its_people(program: Program, page: ClockPage) -> None:
    assert isinstance(page.content, WholeClock)
    press(page.content.funnel.spots, ("origin", "left"))
    assert people_listed(program) == (7, "Origin training · Left: 7")


def test_the_worst_step_is_named_and_opens_its_people(program: Program, page: ClockPage) -> None:
    show = button(page, "Show the ")
    count = int(show.text().split()[2])
    show.click()
    assert people_listed(program)[0] == count


def test_a_step_is_looked_at_by_keyboard(program: Program, page: ClockPage) -> None:
    assert isinstance(page.content, WholeClock)
    view = page.content.steps.spots
    view.setFocus()
    for _row in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    label = view.accessibleDescription()
    assert "through" in label, "what the arrows come to is told"
    QTest.keyClick(view, Qt.Key.Key_Return)
    program.settle()
    step = program.window.pages.page()
    assert isinstance(step, ClockPage)
    assert isinstance(step.content, OneStep)
    assert label.startswith(step.title.text())
    went: list[Place] = []
    step.went.connect(went.append)
    step.content.table.selectRow(0)
    QTest.keyClick(step.content.table, Qt.Key.Key_Return)
    program.settle()
    assert went[-1].page == PARTICIPANT
    assert went[-1].person in went[-1].among


def test_narrowed_and_on_another_day_it_tells_less(program: Program, page: ClockPage) -> None:
    page.narrowing.cohort.choose("2025-1")
    page.narrowing.cohort.activated.emit(page.narrowing.cohort.currentIndex())
    program.settle()
    assert isinstance(page.content, WholeClock)
    assert page.content.funnel.table.rows[0][1] == "38"
    program.desk.look_at(date(2024, 1, 1))
    program.settle()
    assert isinstance(page.content, WholeClock)
    assert all(row[2:5] == ("0", row[1], "0") for row in page.content.funnel.table.rows[:1]), "nobody has gone on yet"
    page.narrowing.widen()
    program.settle()
    assert not page.narrowing.chosen().is_narrowed


def test_an_empty_pilot_says_when_the_clock_begins(program: Program, tmp_path: Path) -> None:
    program.desk.create(tmp_path / "new.ptrack", "inspire_gh", "New")
    program.settle()
    program.window.pages.go(Place(CLOCK))
    program.settle()
    shown = program.window.pages.page()
    assert isinstance(shown, ClockPage)
    assert isinstance(shown.content, Empty)
    assert shown.key != PARTICIPANTS
