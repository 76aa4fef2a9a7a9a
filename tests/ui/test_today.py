"""The page of the day: lines open their people, rest with a reason, and are walked by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.record import new_id
from partnertrack.services.participants import Search
from partnertrack.services.today import Resting
from partnertrack.ui import today_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.put_off import PutOffDialog
from partnertrack.ui.pages.today import TodayPage
from partnertrack.ui.place import PARTICIPANTS, TODAY, Place
from partnertrack.ui.view_models.today import DepartureLine, RestingLine, TodayGroup, TodayLine, TodayView
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.empty import Empty
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

NOW = date(2026, 6, 17)
WHO = new_id()
SEARCH = Search(criteria=(Criterion("deadline", "within", ("step:visa_decision", "-1")),))
ABOUT = (("step:visa_decision:1", WHO),)
LATE = TodayLine("Visa decision: 1 overdue", "since 1 June", "danger", "triangle-alert", SEARCH, (WHO,), ABOUT)
RESTS = Resting((new_id(),), "step:departed", NOW + timedelta(3), "No seats")
VIEW = TodayView(
    NOW,
    "17 June 2026",
    (TodayGroup("Overdue", (LATE,)),),
    (DepartureLine(WHO, "Ama Mensah · leaves 1 July", "Visa decision begins by 20 June", "info"),),
    (RestingLine("Departure", "Rests until 20 June: No seats", RESTS),),
)


@pytest.fixture
def page(new_desk: NewDesk, show: Show) -> tuple[TodayPage, FakeJobs]:
    answers: dict[Callable[..., object], Answer] = {
        today_asks.today: VIEW,
        today_asks.put_off: new_id(),
        today_asks.wake: new_id(),
    }
    desk, jobs = new_desk(answers)
    made = TodayPage(desk, lambda _change: None)
    show(made)
    made.show_place(Place(TODAY))
    jobs.rest()
    return made, jobs


def test_the_keyboard_walks_the_lines_and_opens_their_people(page: tuple[TodayPage, FakeJobs]) -> None:
    today, _jobs = page
    gone: list[Place] = []
    today.went.connect(gone.append)
    lines = today.findChildren(AttentionLine)
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Return)
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert lines[1].hasFocus()
    assert gone == [Place(PARTICIPANTS, search=SEARCH, chosen=(WHO,))]


def test_p_puts_a_line_off_with_a_reason(page: tuple[TodayPage, FakeJobs]) -> None:
    today, jobs = page
    line = today.findChildren(AttentionLine)[0]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_P)
    dialog = today.findChild(PutOffDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    dialog.until.show_day(today.desk.as_of + timedelta(9))
    dialog.reason.setText("The consulate is closed")
    dialog.keep.click()
    until = today.desk.as_of + timedelta(9)
    assert jobs.asked_last(today_asks.put_off)[1:4] == (ABOUT, until, "The consulate is closed")


def test_what_rests_is_woken(page: tuple[TodayPage, FakeJobs]) -> None:
    today, jobs = page
    next(line for line in today.findChildren(AttentionLine) if "wakes" in line.toolTip()).click()
    assert jobs.asked_last(today_asks.wake)[1] == RESTS.ids


def test_a_day_without_tasks_says_what_appears_here(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({today_asks.today: TodayView(NOW, "", (), (), ())})
    page = TodayPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(TODAY))
    jobs.rest()
    assert page.findChildren(Empty)
