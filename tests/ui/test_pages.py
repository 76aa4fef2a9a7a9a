"""Each page shows what it is told, asks for what the user wants, and knows no other page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from partnertrack.services.consent import OfPerson
from partnertrack.services.participants import Found, Search
from partnertrack.services.person import JourneyStage, JourneyStep, ProfileLine
from partnertrack.services.relations import Relations
from partnertrack.services.vacancies import PersonVacancies
from partnertrack.ui import asks, list_asks, overview_asks, person_asks, plan_asks, privacy_asks, vacancy_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.imports.choose import ChooseStep
from partnertrack.ui.pages.overview import OverviewPage
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import OVERVIEW, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.departures import plan_view
from partnertrack.ui.view_models.overview import OverviewView
from partnertrack.ui.view_models.people import PersonView
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import ChartCard
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.cohort_bar import CohortBar
from partnertrack.ui.widgets.drop_zone import DropZone
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.funnel import FunnelBar
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.timeline import Timeline
from tests.ui.fakes import Answer, FakeJobs, overview_view, person_lines

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]
PEOPLE = person_lines(300)
STAGES = (("origin", 200), ("mobility", 80), ("left", 20))


def places_of(page: OverviewPage | ParticipantsPage) -> list[Place]:
    gone: list[Place] = []
    page.went.connect(gone.append)
    return gone


@pytest.fixture
def overview(new_desk: NewDesk, show: Show) -> OverviewPage:
    desk, jobs = new_desk({overview_asks.overview: overview_view()})
    page = OverviewPage(desk)
    show(page)
    page.show_place(Place(OVERVIEW))
    jobs.rest()
    return page


def test_each_figure_leads_to_the_people_behind_it(overview: OverviewPage) -> None:
    gone = places_of(overview)
    for kind in (KeyFigureCard, FunnelBar, CohortBar, AttentionLine):
        overview.findChildren(kind)[0].click()
    assert [(place.search and (place.search.figure, place.search.cohort), place.title) for place in gone] == [
        (("selected", ""), "Selected: 96"),
        (("selected", ""), "Selected: 96"),
        (("", "2025-A"), "2025-A"),
        (("M6", ""), "5 visas without a decision"),
    ]


def test_figures_are_read_aloud(overview: OverviewPage) -> None:
    names = [card.accessibleName() for card in overview.findChildren(KeyFigureCard)]
    assert names[3] == "Training drop-out: 9.7%. 9/93"
    assert overview.findChildren(FunnelBar)[1].accessibleName() == "Origin training, 93, 97%"


def test_another_day_asks_for_the_figures_of_that_day(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({overview_asks.overview: overview_view()})
    page = OverviewPage(desk)
    show(page)
    desk.dated.connect(page.refresh)
    page.day.setDate(date(2025, 12, 31))  # type: ignore[arg-type]  # Qt takes a date of Python's
    assert jobs.asked_last(overview_asks.overview)[1] == date(2025, 12, 31)


def test_a_month_opens_those_who_started_then(overview: OverviewPage) -> None:
    gone = places_of(overview)
    months = next(card for card in overview.findChildren(ChartCard))
    months.opened.emit(1)
    assert gone[0].search
    assert gone[0].search.among == frozenset({UUID(int=7)})
    assert gone[0].title == "Work started in June 2026: 26"


def test_an_officer_arranges_the_overview(new_desk: NewDesk, show: Show) -> None:
    names = {"selected": "Selected", "M8": "Departure rate (M8)"}
    desk, jobs = new_desk({overview_asks.overview: overview_view(), overview_asks.figures: tuple(names.items())})
    page = OverviewPage(desk)
    show(page)
    page.show_place(Place(OVERVIEW))
    jobs.rest()
    page.arranging.choose_cards()
    page.arranging.cards.chosen.emit(("attention", "months"))
    jobs.rest()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert [card.accessibleName() for card in page.findChildren(Card) if card.isVisible()] == [
        "Needs attention",
        "Work started by month",
    ]
    page.arranging.choose_figures()
    jobs.rest()
    assert page.arranging.figures.isVisible()
    page.arranging.figures.chosen.emit(("M8",))
    jobs.rest()
    assert jobs.asked_last(overview_asks.overview)[2] == ("M8",)
    page.arranging.figures.reset.emit()
    jobs.rest()
    assert jobs.asked_last(overview_asks.overview)[2] == ("selected", "departed", "work_started", "T3")


def test_a_pilot_without_people_asks_for_a_file(new_desk: NewDesk, show: Show) -> None:
    nothing = OverviewView(date(2026, 1, 1), "Inspire", True, (), (), (), "", (), ())
    desk, jobs = new_desk({overview_asks.overview: nothing})
    page = OverviewPage(desk)
    show(page)
    page.show_place(Place(OVERVIEW))
    jobs.rest()
    assert page.findChildren(Empty)


def found(_workspace: object, search: Search, _as_of: date) -> Found:
    lines = [line for line in PEOPLE if search.text in line.name]
    return Found(tuple(line.id for line in lines), STAGES)


def lines_of(_workspace: object, ids: tuple[UUID, ...], _as_of: date, *_fields: object) -> Any:  # noqa: ANN401 - as the ask does
    return tuple(PEOPLE[identity.int - 1] for identity in ids)


@pytest.fixture
def people(new_desk: NewDesk, show: Show) -> tuple[ParticipantsPage, FakeJobs]:
    desk, jobs = new_desk(
        {asks.find: found, asks.rows: lines_of, list_asks.names: list_asks.Names(), list_asks.views: ()}
    )
    page = ParticipantsPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(PARTICIPANTS))
    jobs.rest()
    page.model.row(0)
    jobs.rest()
    return page, jobs


def test_the_list_shows_people_and_counts(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    assert page.model.index(0, 0).data() == "Ama Mensah 1, PT-000001"
    chips = {chip.accessibleName() for chip in page.findChildren(FilterChip)}
    assert {"All: 300", "Origin training: 200", "Mobility: 80", "Left: 20"} <= chips


def test_typing_searches(people: tuple[ParticipantsPage, FakeJobs], qtbot: QtBot) -> None:
    page, jobs = people
    page.focus_search()
    QTest.keyClicks(page.filter, "Mensah 29")
    qtbot.waitUntil(lambda: jobs.asked_last(asks.find)[1].text == "Mensah 29")
    jobs.rest()
    assert len(page.model.ids) == 11
    QTest.keyClicks(page.filter, "nobody")
    qtbot.waitUntil(lambda: jobs.asked_last(asks.find)[1].text == "Mensah 29nobody")
    jobs.rest()
    shown = [empty.accessibleName() for empty in page.findChildren(Empty) if empty.isVisible()]
    assert [name.split(".")[0] for name in shown] == ["Nobody found"]


def test_a_stage_and_an_order_narrow_and_sort(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.findChildren(FilterChip)[1].click()
    jobs.rest()
    page.table.horizontalHeader().sectionClicked.emit(1)
    search = jobs.asked_last(asks.find)[1]
    assert (search.stage, search.order, search.is_descending) == ("origin", "cohort", False)
    jobs.rest()
    page.table.horizontalHeader().sectionClicked.emit(1)
    assert jobs.asked_last(asks.find)[1].is_descending
    assert page.place().search == jobs.asked_last(asks.find)[1]


def test_a_figure_is_named_and_can_be_let_go(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.show_place(Place(PARTICIPANTS, search=Search(figure="M8"), title="Visa granted: 61"))
    jobs.rest()
    assert page.picked.text() == "Visa granted: 61"
    assert page.picked.isVisible()
    page.picked.click()
    assert jobs.asked_last(asks.find)[1] == Search()
    jobs.rest()
    assert page.picked.isHidden()


def test_enter_opens_the_person_among_the_list(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    gone = places_of(page)
    page.table.selectRow(4)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone[0].person == UUID(int=5)
    assert len(gone[0].among) == 300


def test_the_arrow_leads_from_the_filter_into_the_list(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.focus_search()
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 0


def person_view(_workspace: object, identity: UUID, _as_of: date) -> PersonView:
    step = JourneyStep("a", "Application", "done", "1 Jan 2026", "Eligible", "list.xlsx · Sheet1, row 4")
    stage = JourneyStage("origin", "origin", "Origin training", "current", (step,))
    ahead = JourneyStage("mobility", "mobility", "Mobility", "ahead", (step, step))
    profile = (ProfileLine("birth_date", "Date of birth", "4 Feb 2003"),)
    return PersonView(PEOPLE[identity.int - 1], profile, (stage, ahead), ("The visa lies before the contract.",))


def test_a_person_is_shown_with_the_journey_and_its_sources(new_desk: NewDesk, show: Show) -> None:
    beside: dict[Callable[..., object], Answer] = {
        person_asks.notes: (),
        person_asks.documents: (),
        privacy_asks.consents: OfPerson(UUID(int=1), (), (), ()),
        person_asks.relations: Relations((), ()),
    }
    beside[plan_asks.outlook] = plan_view((), date(2026, 6, 30))
    beside[vacancy_asks.of_person] = PersonVacancies((), ())
    desk, jobs = new_desk({asks.person: person_view, **beside})
    page = ParticipantPage(desk, lambda _change: None)
    show(page)
    among = tuple(line.id for line in PEOPLE[:3])
    page.show_place(Place(PARTICIPANT, person=among[1], among=among))
    jobs.rest()
    assert page.accessibleName() == "Ama Mensah 2"
    names = [widget.accessibleName() for widget in page.findChildren(QWidget) if widget.accessibleName()]
    assert "Application. 1 Jan 2026. Eligible. list.xlsx · Sheet1, row 4" in names
    assert "Date of birth: 4 Feb 2003" in names
    assert "Look at the days of this journey. The visa lies before the contract." in names
    assert page.findChildren(Timeline)
    assert page.count.text() == "2 of 3"
    page.after.click()
    assert page.place().person == among[2]
    assert not page.after.isEnabled()
    page.before.click()
    page.before.click()
    assert page.place().person == among[0]


def test_files_can_be_dropped(show: Show, tmp_path: Path) -> None:
    sheet = tmp_path / "people.xlsx"
    sheet.write_text("x")
    step = ChooseStep()
    show(step)
    zone = step.findChildren(DropZone)[0]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet)), QUrl.fromLocalFile(str(tmp_path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    zone.dragEnterEvent(QDragEnterEvent(zone.rect().center(), Qt.DropAction.CopyAction, data, left, none))
    zone.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert step.files == (sheet,)
