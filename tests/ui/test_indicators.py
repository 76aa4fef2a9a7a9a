"""The pages of indicators open the people behind every number, and the editor keeps what was put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.domain.indicator_draft import ConditionLine, IndicatorDraft
from partnertrack.domain.text import Label
from partnertrack.errors import UserError
from partnertrack.services import indicators, pilots
from partnertrack.services.indicators import Asked
from partnertrack.services.participants import Search
from partnertrack.services.workspace import Workspace
from partnertrack.ui import indicator_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.indicators import IndicatorPage, IndicatorsPage
from partnertrack.ui.pages.indicators.columns import CHANGE, NAME, D, N
from partnertrack.ui.place import INDICATOR, INDICATORS, PARTICIPANTS, Place
from partnertrack.ui.view_models.indicator_editor import PreviewView
from partnertrack.ui.view_models.indicators import present
from partnertrack.ui.view_models.one_indicator import present as present_one
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

DAY, BEFORE = date(2025, 6, 30), date(2025, 3, 31)
CHANGE_ID, WHO = UUID(int=99), UUID(int=7)
WOMEN = IndicatorDraft("X1", Label("Women", "", "", ""), n=(ConditionLine("sex", "female"),))
PREVIEW = PreviewView(
    "50.0%", "15 counted", "of 30", True, True, "Those who are women, of those who are enrolled.", "", ()
)


@pytest.fixture(scope="module")
def made(pilot_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    path = tmp_path_factory.mktemp("own") / "pilot.ptrack"
    path.write_bytes(pilot_made.read_bytes())
    workspace = pilots.open_pilot(path)
    indicators.save(workspace, WOMEN)
    return workspace


@pytest.fixture
def answers(made: Workspace) -> dict[Callable[..., object], Answer]:
    listing = indicators.listing(made, DAY, before=BEFORE)

    def one(_workspace: object, asked: Asked, _day: date) -> object:
        try:
            return present_one(indicators.indicator(made, asked, DAY))
        except UserError as error:
            return error

    return {
        indicator_asks.indicators: present(listing, indicators.theme_names()),
        indicator_asks.indicator: one,
        indicator_asks.people: Search(among=frozenset({WHO})),
        indicator_asks.came: Search(among=frozenset({WHO})),
        indicator_asks.begin: indicator_asks.Begun(WOMEN, indicators.options(made)),
        indicator_asks.preview: PREVIEW,
        indicator_asks.drafted_people: Search(among=frozenset({WHO})),
        indicator_asks.save: CHANGE_ID,
        indicator_asks.delete: CHANGE_ID,
        indicator_asks.write_table: Path("table.xlsx"),
    }


@pytest.fixture
def listing(
    new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]
) -> tuple[IndicatorsPage, FakeJobs, list[Place]]:
    desk, jobs = new_desk(answers)
    page = IndicatorsPage(desk, lambda _change: None)
    gone: list[Place] = []
    page.went.connect(gone.append)
    show(page)
    page.show_place(Place(INDICATORS))
    jobs.rest()
    return page, jobs, gone


@pytest.fixture
def one(
    new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]
) -> tuple[IndicatorPage, FakeJobs, list[Place]]:
    desk, jobs = new_desk(answers)
    page = IndicatorPage(desk, lambda _change: None)
    gone: list[Place] = []
    page.went.connect(gone.append)
    show(page)
    page.show_place(Place(INDICATOR, figure="X1"))
    jobs.rest()
    return page, jobs, gone


def place_of(page: IndicatorsPage, key: str) -> int:
    return next(place for place in range(len(page.model.ids)) if (row := page.model.row(place)) and row.id == key)


def test_numbers_open_their_people_and_names_their_indicator(
    listing: tuple[IndicatorsPage, FakeJobs, list[Place]],
) -> None:
    page, jobs, gone = listing
    place = place_of(page, "X1")
    for column in (N, D, CHANGE, NAME):
        page.table.pressed_cell.emit(place, column)
        jobs.rest()
    assert [each.page for each in gone] == [PARTICIPANTS, PARTICIPANTS, PARTICIPANTS, INDICATOR]
    searches = [each.search for each in gone[:3] if each.search]
    assert [(each.figure, each.part) for each in searches[:2]] == [("X1", "n"), ("X1", "d")]
    assert searches[2].among == {WHO}
    assert gone[3].figure == "X1"


def test_the_list_is_narrowed_by_theme_and_words_and_opened_by_keyboard(
    listing: tuple[IndicatorsPage, FakeJobs, list[Place]],
) -> None:
    page, _jobs, gone = listing
    everything = len(page.model.ids)
    page.chips.chosen.emit("X")
    assert [(row.heading, row.id) for n in (0, 1) if (row := page.model.row(n))] == [("Own", ""), ("", "X1")]
    page.chips.chosen.emit("")
    page.search.setText("women")
    assert 1 < len(page.model.ids) < everything
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert gone[-1].page == INDICATOR
    page.search.setText("")
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone[-1].figure == "A1"


def test_one_indicator_says_what_it_means_and_opens_every_number(
    one: tuple[IndicatorPage, FakeJobs, list[Place]],
) -> None:
    page, jobs, gone = one
    assert (page.title.text(), page.change.isVisible(), page.own.isVisible()) == ("Women", True, False)
    assert page.value
    page.value.n.click()
    assert page.value.d
    page.value.d.click()
    page.parts.table.pressed_cell.emit(0, 1)
    jobs.rest()
    assert [each.title for each in gone] == ["X1 Women: 15", "X1 Women: 30", "X1 Women: Women"]


def test_a_breakdown_by_two_dimensions_is_asked_for_and_copied(
    one: tuple[IndicatorPage, FakeJobs, list[Place]], application: QApplication
) -> None:
    page, jobs, _gone = one
    page.parts.down.choose("cohort")
    page.parts.across.choose("sex")
    page.parts.across.activated.emit(0)
    jobs.rest()
    page.parts.half.choose("d")
    page.parts.half.activated.emit(0)
    page.parts.copy_numbers()
    lines = [line.split("\t") for line in application.clipboard().text().splitlines()]
    assert lines[0] == ["Cohort by Sex", "Women", "Men", "Unknown", "Total"]
    assert lines[-1] == ["Total", "15", "15", "0", "30"]
    assert page.parts.shown
    titles, *rows = page.parts.shown.lines()
    page.taking.write(titles, rows, Path("table.xlsx"))
    jobs.rest()
    assert jobs.asked_last(indicator_asks.write_table)[1] == ("Cohort by Sex", "Women", "Men", "Unknown", "Total")


def test_an_indicator_that_is_gone_says_so(one: tuple[IndicatorPage, FakeJobs, list[Place]]) -> None:
    page, jobs, _gone = one
    page.show_place(Place(INDICATOR, figure="X9"))
    jobs.rest()
    assert page.message.isVisible()
    assert not page.parts.isVisible()


def test_an_indicator_is_put_together_in_lines_and_kept(
    listing: tuple[IndicatorsPage, FakeJobs, list[Place]],
) -> None:
    page, jobs, gone = listing
    page.add.click()
    jobs.rest()
    editor = page.editor
    assert (editor.isVisible(), editor.value.text(), editor.words.text()) == (True, "50.0%", PREVIEW.formula)
    assert editor.formula
    editor.formula.d.add.click()
    row = editor.formula.d.rows[0]
    row.asks.choose(("reached", True))
    row.asks.activated.emit(0)
    row.object.choose("visa_decision")
    row.object.activated.emit(0)
    row.detail.choose("granted")
    editor.calculate()
    jobs.rest()
    draft = jobs.asked_last(indicator_asks.preview)[1]
    assert draft.d == (ConditionLine("reached", "visa_decision", "granted", is_not=True),)
    editor.n.click()
    jobs.rest()
    editor.keep.click()
    jobs.rest()
    assert jobs.asked_last(indicator_asks.save)[1:] == (draft, "")
    assert [(each.page, each.figure) for each in gone] == [(PARTICIPANTS, ""), (INDICATOR, "X1")]
    assert not editor.isVisible()


def test_a_mistake_is_told_and_nothing_can_be_kept(
    new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]
) -> None:
    desk, jobs = new_desk(
        {**answers, indicator_asks.preview: PreviewView("", "", "", False, False, "", "", ("Name it.",))}
    )
    page = IndicatorPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(INDICATOR, figure="T2"))
    jobs.rest()
    assert (page.own.isVisible(), page.delete.isVisible()) == (True, False)
    page.own.click()
    jobs.rest()
    assert page.editor.message.isVisible()
    assert not page.editor.keep.isEnabled()
    assert page.put_away()
    assert not page.editor.isVisible()


def test_an_own_indicator_is_deleted(one: tuple[IndicatorPage, FakeJobs, list[Place]]) -> None:
    page, jobs, gone = one
    page.delete.click()
    jobs.rest()
    assert (jobs.asked_last(indicator_asks.delete)[1], gone[-1].page) == ("X1", INDICATORS)
