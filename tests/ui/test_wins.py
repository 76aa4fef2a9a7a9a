"""The four wins open their people, and lists of shortage occupations are looked through, changed and pasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.shortage import Shortage
from partnertrack.errors import UserError
from partnertrack.services.shortages import Line, ListHead, Lists, Options, Pasted, ShortageTexts, Supply
from partnertrack.services.wins import (
    Aim,
    Balance,
    Block,
    Branch,
    CohortSplit,
    EarningsView,
    Fact,
    HealthNote,
    Move,
    Names,
    Stream,
    Wins,
)
from partnertrack.ui import wins_asks as asks
from partnertrack.ui.pages.shortages import ShortagesPage
from partnertrack.ui.pages.wins import WinsPage
from partnertrack.ui.place import PARTICIPANTS, SHORTAGES, VACANCY, WINS, Place
from partnertrack.ui.view_models.flow_chart import end_at
from partnertrack.ui.view_models.wins import present
from partnertrack.ui.widgets.chart_card import ChartCard
from tests.ui.offers import CHANGE, NewDesk, Show, Stage

AMA, ESI, KOFI = (UUID(int=n) for n in (1, 2, 3))
DAY = date(2026, 6, 30)
TRAINED = Fact(
    "T2",
    "Completed their training",
    "66.7%",
    Fraction(2, 3),
    "2/3",
    0.667,
    Move("+3.0 points", "arrow-up", "ok"),
    Aim("target 80% by December 2026", 0.8, is_met=False),
    "Of those who started training.",
    "Known for 2 of 3.",
    "It does not say what it is worth.",
    (Names("2 counted", "Completed", "T2"), Names("of 3", "All who began", "T2", "d")),
)
LISTED = Fact("shortage", "In shortage occupations", shows="The list is not entered yet: paste it in.", leads=SHORTAGES)
FOUND = Wins(
    DAY,
    date(2025, 12, 30),
    (Block("trainee", "Trainee", "A better income?", (TRAINED,)), Block("destination", "Destination", "?", (LISTED,))),
    Balance(
        (AMA, ESI, KOFI),
        (
            Branch("home", "Trained for home", (AMA,), (Stream("home.trained", "Trained, at home", "gain", (AMA,)),)),
            Branch("away", "For abroad", (ESI, KOFI), (Stream("away.abroad", "Working abroad", "away", (ESI, KOFI)),)),
        ),
        (CohortSplit("2026-A", DAY, (AMA,), (ESI, KOFI), ()),),
        HealthNote(("Nurses",), (KOFI,), ("GH",)),
    ),
    EarningsView("EUR", ((Fraction(300), Fraction(1200)),), Fraction(300), Fraction(1200)),
)


def named(page: QWidget, beginning: str) -> QWidget:
    return next(each for each in page.findChildren(QWidget) if each.accessibleName().startswith(beginning))


def press(page: QWidget, beginning: str) -> None:
    QTest.keyClick(named(page, beginning), Qt.Key.Key_Return)


@pytest.fixture
def wins(new_desk: NewDesk, show: Show) -> tuple[WinsPage, Stage]:
    stage = Stage(*new_desk({asks.wins: present(FOUND, "Inspire Ghana")}))
    page = WinsPage(stage.desk)
    show(page)
    page.went.connect(stage.gone.append)
    page.show_place(Place(WINS))
    stage.jobs.rest()
    return page, stage


def test_every_number_of_the_wins_opens_its_people(wins: tuple[WinsPage, Stage]) -> None:
    page, stage = wins
    for name in ("Completed their training. 66.7% 2/3. +3.0 points. target", "All who began: of 3", "In health work"):
        press(page, name)
    press(page, "Away for now: working abroad: 2")
    press(page, "2026-A for home: 1")
    assert {place.page for place in stage.gone} == {PARTICIPANTS}
    searches = [place.search for place in stage.gone if place.search]
    assert [(each.figure, each.part, each.among) for each in searches] == [
        ("T2", "n", frozenset()),
        ("T2", "d", frozenset()),
        ("", "n", frozenset({KOFI})),
        ("", "n", frozenset({ESI, KOFI})),
        ("", "n", frozenset({AMA})),
    ]
    named(page, "Copy the four wins as a table").click()  # type: ignore[attr-defined]  # a button
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1].split("\t")[:5] == ["Trainee", "Completed their training", "66.7%", "2/3", "+3.0 points"]
    assert copied[2].split("\t")[2] == "No evidence yet"
    assert not named(page, "In shortage occupations. No evidence yet").isEnabled()
    press(page, "Shortage occupations")
    assert stage.gone[-1] == Place(SHORTAGES)
    assert "GH" not in page.subtitle.text()
    assert named(page, "Health work on the lists: Nurses. 1 person").accessibleName().count("Ghana") == 1


def test_charts_of_the_wins_add_up_in_their_tables(wins: tuple[WinsPage, Stage]) -> None:
    page, stage = wins
    flow, split, earnings = page.findChildren(ChartCard)
    assert sum(int(row[2]) for row in flow.table.rows) == 3
    assert split.table.rows == (("2026-A", "June 2026", "1", "2", "0", "33%"),)
    assert earnings.table.rows[0][1:] == ("€300", "€1,200", "€900")
    flow.opened.emit(1)
    split.opened.emit(0)
    assert [place.search.among for place in stage.gone if place.search] == [
        frozenset({ESI, KOFI}),
        frozenset({AMA, ESI, KOFI}),
    ]
    page.back.choose(12)
    page.refresh()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.wins)[-1] == 12


def test_a_band_is_pressed_where_it_ends() -> None:
    tracks = present(FOUND, "").tracks
    size = (760.0, 340.0)
    assert [end_at(tracks, (700.0, y), size) for y in (60.0, 250.0)] == [0, 1]
    assert end_at(tracks, (60.0, 60.0), size) == -1
    assert end_at((), (700.0, 60.0), size) == -1


def test_before_anybody_is_selected_the_page_says_what_will_be_there(new_desk: NewDesk, show: Show) -> None:
    nobody = replace(
        FOUND, balance=Balance((), (), (), HealthNote((), (), ())), earnings=EarningsView("EUR", (), None, None)
    )
    stage = Stage(*new_desk({asks.wins: present(nobody, "Inspire")}))
    page = WinsPage(stage.desk)
    show(page)
    page.show_place(Place(WINS))
    stage.jobs.rest()
    assert "how sure that is" in named(page, "Nobody has been selected yet").accessibleName()


COOK = Shortage(id=UUID(int=7), version=1, side="destination", country="DE", occupation="Cooks", isco="5120", places=9)
SPARE = Shortage(id=UUID(int=8), version=1, side="origin", country="GH", occupation="Chefs", isco="5120", places=-4)
OPTIONS = Options((("GH", "Ghana"),), (("DE", "Germany"),), (("I", "Hotels"),), (("5120", "5120  Cooks"),))
LINES = (
    Line(
        "Cooks",
        "5120",
        "Cooks",
        "joint",
        "code",
        (COOK,),
        (SPARE,),
        9,
        4,
        2,
        (UUID(int=30),),
        Supply((AMA,), (), (ESI,)),
    ),
    Line("Welders", "", "", "origin", None, (), (replace(SPARE, id=UUID(int=9), occupation="Welders"),), None, 4),
)
LISTS = Lists(DAY, LINES, (ListHead("origin", "GH", 2, ("Board",), DAY, DAY),), OPTIONS, (ESI,), (), (KOFI,))


@pytest.fixture
def listing(new_desk: NewDesk, show: Show) -> tuple[ShortagesPage, Stage]:
    def pasted(_workspace: object, _side: str, text: str, _about: ShortageTexts) -> object:
        return Pasted(2, 1, 0, ((4, "no number"),), CHANGE) if text else UserError("No table was pasted.")

    stage = Stage(*new_desk({asks.shortages: LISTS, asks.save: CHANGE, asks.delete: CHANGE, asks.paste: pasted}))
    page = ShortagesPage(stage.desk, stage.undone.append)
    show(page)
    page.went.connect(stage.gone.append)
    page.show_place(Place(SHORTAGES))
    stage.jobs.rest()
    return page, stage


def titles(page: ShortagesPage) -> list[str]:
    return [each.title for place in range(len(page.list.model.ids)) if (each := page.list.model.row(place))]


def test_lists_are_narrowed_and_an_occupation_shows_its_entries_and_people(
    listing: tuple[ShortagesPage, Stage],
) -> None:
    page, stage = listing
    assert page.subtitle.text() == "1 occupation identified jointly  ·  Ghana: 2 occupations"
    next(chip for chip in page.chips.buttons() if "Origin only" in chip.accessibleName()).click()
    assert titles(page) == ["Welders"]
    page.chips.buttons()[0].click()
    QTest.keyClicks(page.list.search, "chef")
    assert titles(page) == ["Cooks"]
    page.list.table.sorted.emit("gap", True)
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.line.isVisible()
    press(page.line, "In training: 1")
    press(page, "Work not known: 1")
    page.line.hide()
    page.summary.chosen.emit(0)
    assert page.line.isVisible()
    page.line.vacancy_wanted.emit(UUID(int=30))
    assert [place.search.among for place in stage.gone if place.search] == [frozenset({AMA}), frozenset({KOFI})]
    assert stage.gone[-1] == Place(VACANCY, vacancy=UUID(int=30))
    named(page.line, "Take Cooks off the list").click()  # type: ignore[attr-defined]  # a button
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.delete)[-1] == (COOK.id,)
    assert stage.undone == [CHANGE]
    assert page.put_away()
    assert not page.line.isVisible()


def test_an_occupation_is_added_by_keyboard_for_either_side(listing: tuple[ShortagesPage, Stage]) -> None:
    page, stage = listing
    page.add.click()
    page.form.side.setCurrentIndex(1)
    assert page.form.fields["need"].isVisible()
    QTest.keyClicks(page.form.fields["occupation"], "Roofers")
    QTest.keyClicks(page.form.fields["places"], "12")
    QTest.keyClick(page.form.fields["places"], Qt.Key.Key_Return)
    stage.jobs.rest()
    before, told = stage.jobs.asked_last(asks.save)[1:]
    assert (before.side, told.occupation, told.places, told.need) == ("origin", "Roofers", "12", "spares")
    assert not page.form.isVisible()
    assert stage.undone == [CHANGE]


def test_a_pasted_list_says_what_was_left_out(listing: tuple[ShortagesPage, Stage]) -> None:
    page, stage = listing
    page.paste.click()
    page.pasting.table.clear()
    page.pasting.keep.click()
    stage.jobs.rest()
    assert page.pasting.isVisible(), "what was filled in stays until it can be taken over"
    page.pasting.table.setPlainText("Occupation\tNumber\nCooks\t4")
    page.pasting.keep.click()
    stage.jobs.rest()
    assert not page.pasting.isVisible()
    assert stage.said == ["List taken over. New: 2, changed: 1, as before: 0."]
    assert "row 4: no number" in page.message.accessibleName()
