"""The history is found, opened, put back value by value, and taken back after it was said what would stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.errors import UserError
from partnertrack.services.history import Choices, Earlier, Filter, Happened, Wholeness
from partnertrack.ui import asks, history_asks
from partnertrack.ui.pages.history import HistoryPage
from partnertrack.ui.place import HISTORY, PARTICIPANT, Place
from partnertrack.ui.view_models.change_rows import ChangeRow, DetailView, HistoryView, LineView, ToldView, by_day
from tests.ui.offers import CHANGE, NewDesk, Show, Stage

AMA, FILE, EDIT = (UUID(int=n) for n in (1, 2, 3))
AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
WHOLE = Wholeness(2, AT, "", {"a": (2, "ff")})
EARLIER = Earlier("participant", AMA, "Region", "region", "Volta")


def row(key: UUID, title: str, way: str) -> ChangeRow:
    counts = {"participant": {"update": 1}}
    happened = Happened(key, 2, AT, "Moussa", title, way, "", 1, counts, is_undone=False, is_blackened=False, hash="ff")
    return ChangeRow(key, "Today", "12:00", "Today, 12:00", title, "", way, way, "Moussa", "1 person", happened)


ROWS = by_day((row(EDIT, "Correct “Region”", "edit"), row(FILE, "Import list.xlsx", "import")))
TOLD = ToldView("Ama Mensah", "changed", "", (LineView("Region", "Volta", "Ashanti", EARLIER, False),), AMA, None, "")
ERASED = ToldView("Data erased", "changed", "", (LineView("Phone", "", "", None, True),), None, None, "1 Nov 2026")


@pytest.fixture
def history(new_desk: NewDesk, show: Show) -> tuple[HistoryPage, Stage]:
    answers: dict[Any, Any] = {
        history_asks.listing: HistoryView(ROWS, 2),
        history_asks.choices: Choices((("edit", "Edit"),), ("Moussa",), ("list.xlsx",), (), (("region", "Region"),)),
        history_asks.verify: WHOLE,
        history_asks.detail: DetailView(ROWS[0], (TOLD, ERASED), None, None),
        history_asks.put_back: CHANGE,
        history_asks.preview: (True, "This takes back 1 record.", "1 step stays."),
        asks.suggest: asks.Suggested(organisations=((FILE, "Bau Muster"),)),
    }
    stage = Stage(*new_desk(answers))
    page = HistoryPage(stage.desk, stage.undone.append)
    page.went.connect(stage.gone.append)
    show(page)
    page.show_place(Place(HISTORY))
    stage.jobs.rest()
    return page, stage


def test_a_change_is_opened_and_a_value_put_back(history: tuple[HistoryPage, Stage]) -> None:
    page, stage = history
    assert page.subtitle.text().startswith("Whole: 2 entries")
    assert [each.day for each in ROWS] == ["Today", ""]
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    stage.jobs.rest()
    first, second = page.panel.blocks
    assert not second.buttons
    first.buttons[0].click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(history_asks.put_back)[1] == EARLIER
    assert stage.said == ["“Region” is “Volta” again."]
    assert stage.undone == [CHANGE]
    first.person_wanted.emit(AMA)
    assert stage.gone == [Place(PARTICIPANT, person=AMA)]
    page.panel.back.click()
    stage.jobs.rest()
    assert page.panel.message.accessibleName() == "This takes back 1 record. 1 step stays."
    page.panel.sure.click()
    assert stage.undone[-1] == EDIT
    assert page.put_away()
    assert not page.panel.isVisible()


def test_a_change_is_long_and_is_told_to_its_end(history: tuple[HistoryPage, Stage]) -> None:
    page, stage = history
    whole = DetailView(ROWS[0], (ERASED,), None, None)
    stage.jobs.answers = {**stage.jobs.answers, history_asks.detail: replace(whole, told=(TOLD,), next=(1, 0))}
    page.panel.look_at(EDIT)
    stage.jobs.rest()
    assert page.panel.more.isVisible()
    stage.jobs.answers = {**stage.jobs.answers, history_asks.detail: whole}
    page.panel.more.click()
    stage.jobs.rest()
    assert len(page.panel.blocks) == 2
    assert not page.panel.more.isVisible()


def test_the_list_is_narrowed_and_the_name_is_asked_once(history: tuple[HistoryPage, Stage]) -> None:
    page, stage = history
    page.narrowing.about.setText("muster")
    QTest.keyClick(page.narrowing.about, Qt.Key.Key_Return)
    stage.jobs.rest()
    page.narrowing.undone.click()
    page.narrowing.way.setCurrentIndex(1)
    page.narrowing.way.activated.emit(1)
    stage.jobs.rest()
    wanted = stage.jobs.asked_last(history_asks.listing)[1]
    assert wanted == Filter(subject=FILE, is_undone=True, way="edit")
    assert page.narrowing.about_words() == ("Edit", "Bau Muster", "Only what was taken back")
    page.narrowing.clear.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(history_asks.listing)[1] == Filter()
    assert page.naming.isVisible()
    page.naming.name.setText("Amina")
    page.naming.keep.click()
    assert not page.naming.isVisible()
    assert stage.desk.settings.name == "Amina"


def test_a_history_that_is_not_whole_says_so(new_desk: NewDesk, show: Show) -> None:
    cut = Wholeness(2, AT, "Entry 3 is missing.", {"a": (2, "ff")}, is_cut=True)
    answers: dict[Any, Any] = {
        history_asks.listing: HistoryView(ROWS, 2),
        history_asks.choices: UserError("Names are hidden."),
        history_asks.verify: cut,
    }
    stage = Stage(*new_desk(answers))
    page = HistoryPage(stage.desk, stage.undone.append)
    show(page)
    page.show_place(Place(HISTORY))
    stage.jobs.rest()
    assert page.message.accessibleName().startswith("Entry 3 is missing.")
    page.known.click()
    assert stage.desk.history_ends() == {"a": (2, "ff")}
