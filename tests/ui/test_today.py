"""The page of the day: lines open their people, rest with a reason, and are walked by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.measured_durations import Measured
from partnertrack.domain.record import new_id
from partnertrack.domain.submissions import Period, Span, Submission
from partnertrack.services.participants import Search
from partnertrack.services.today import Effect, Reset, Resting, Took, Where
from partnertrack.ui import today_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.put_off import PutOffDialog
from partnertrack.ui.pages.today import TodayPage
from partnertrack.ui.pages.today.lines import SHOWN
from partnertrack.ui.place import PARTICIPANTS, PARTNER, TODAY, Place
from partnertrack.ui.view_models.durations import duration_line
from partnertrack.ui.view_models.to_decide import PageLine, Silent, silence
from partnertrack.ui.view_models.today import DayLine, DepartureLine, RestingLine, TodayGroup, TodayLine, TodayView
from partnertrack.ui.view_models.week import StripDay
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.week_strip import DayCell
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

NOW = date(2026, 6, 17)
WHO = new_id()
SEARCH = Search(criteria=(Criterion("deadline", "within", ("step:visa_decision", "-1")),))
ABOUT = (("step:visa_decision:1", WHO),)
LATE = TodayLine("Visa decision: 1 overdue", "since 1 June", "danger", "triangle-alert", SEARCH, (WHO,), ABOUT)
RESTS = Resting((new_id(),), "step:departed", NOW + timedelta(3), "No seats", (WHO,))
QUIET = DayLine(StripDay("Wed", "17", "", "Wednesday: nothing is due", is_today=True), "17 June: nothing is due", ())
FULL = DayLine(StripDay("Fri", "19", "2", "Friday: 2 steps due"), "19 June: 2 steps due", (WHO,))
OWES = PageLine("partner", "CEFAC owes a file", "late by 4 days", "handshake", "warn", "CEFAC")
VISA = Took(Where("visa_decision"), "Visa decision", "", 21, Measured(51, 37, 60, 75), None)
VIEW = TodayView(
    NOW,
    "17 June 2026",
    (TodayGroup("Overdue", (LATE,)),),
    (DepartureLine(WHO, "Ama Mensah · leaves 1 July", "Visa decision begins by 20 June", "info"),),
    (RestingLine("Departure", "Rests until 20 June: No seats", RESTS),),
    (QUIET, FULL, QUIET, FULL),
)


@pytest.fixture
def page(new_desk: NewDesk, show: Show) -> tuple[TodayPage, FakeJobs]:
    answers: dict[Callable[..., object], Answer] = {
        today_asks.today: VIEW,
        today_asks.waiting: (OWES,),
        today_asks.durations: (duration_line(VISA),),
        today_asks.effect: Effect(2, 0),
        today_asks.set_duration: Reset(new_id(), Effect(3, 0)),
        today_asks.put_off: new_id(),
        today_asks.wake: new_id(),
    }
    desk, jobs = new_desk(answers)
    made = TodayPage(desk, lambda _change: None)
    show(made)
    made.show_place(Place(TODAY))
    jobs.rest()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what stood there before the second answer
    return made, jobs


def going(page: TodayPage) -> list[Place]:
    gone: list[Place] = []
    page.went.connect(gone.append)
    return gone


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


def test_the_keyboard_stays_where_a_line_was_that_is_put_off(page: tuple[TodayPage, FakeJobs]) -> None:
    today, jobs = page
    today.findChildren(AttentionLine)[0].setFocus()
    without = replace(VIEW, groups=VIEW.groups[1:])
    jobs.answers = {**jobs.answers, today_asks.today: without}
    today.show_place(Place(TODAY))
    jobs.rest()
    focused = today.window().focusWidget()
    assert isinstance(focused, AttentionLine)
    assert focused.accessibleName().startswith("CEFAC owes a file")


def test_what_rests_opens_its_people_and_is_woken_by_a_button_of_its_own(page: tuple[TodayPage, FakeJobs]) -> None:
    today, jobs = page
    gone = going(today)
    line = next(each for each in today.findChildren(AttentionLine) if each.accessibleName().startswith("Departure."))
    line.click()
    assert (gone[0].page, gone[0].chosen) == (PARTICIPANTS, (WHO,))
    next(each for each in today.findChildren(IconButton) if each.accessibleName() == "Wake: Departure").click()
    assert jobs.asked_last(today_asks.wake)[1] == RESTS.ids


def test_a_partner_that_owes_a_file_has_its_page_opened(page: tuple[TodayPage, FakeJobs]) -> None:
    today, _jobs = page
    gone = going(today)
    next(each for each in today.findChildren(AttentionLine) if "CEFAC" in each.accessibleName()).click()
    assert gone == [Place(PARTNER, partner="CEFAC")]


def test_a_partner_is_silent_while_a_file_is_missing_or_the_last_one_came_late() -> None:
    span, file = Span(NOW, NOW, NOW), Submission(new_id(), "register.xlsx", NOW)
    gone, late = Period(span, "missing", 9, ()), Period(span, "late", 3, (file,))
    in_time = Period(span, "received", 0, (file,))
    assert silence("CEFAC", (late, gone, gone)) == Silent("CEFAC", 2, 9)
    assert silence("CEFAC", (in_time, late)) == Silent("CEFAC", 0, 3)
    assert silence("CEFAC", (late, in_time)) is None
    assert silence("CEFAC", ()) is None


def test_the_days_with_something_are_walked_and_open_their_people(page: tuple[TodayPage, FakeJobs]) -> None:
    today, _jobs = page
    gone = going(today)
    cells = today.findChildren(DayCell)
    assert [cell.isEnabled() for cell in cells] == [False, True, False, True]
    cells[1].setFocus()
    QTest.keyClick(cells[1], Qt.Key.Key_Right)
    assert cells[3].hasFocus()
    QTest.keyClick(cells[3], Qt.Key.Key_Return)
    assert gone == [Place(PARTICIPANTS, title="19 June: 2 steps due", chosen=(WHO,))]


def test_a_long_card_shows_six_lines_until_somebody_asks_for_all(new_desk: NewDesk, show: Show) -> None:
    lines = tuple(replace(LATE, text=f"Step {place}") for place in range(9))
    view = TodayView(NOW, "", (TodayGroup("Overdue", lines),), (), ())
    desk, jobs = new_desk({today_asks.today: view, today_asks.waiting: ()})
    page = TodayPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(TODAY))
    jobs.rest()
    assert sum(not line.isHidden() for line in page.findChildren(AttentionLine)) == SHOWN
    next(button for button in page.findChildren(Button) if button.text() == "Show all 9").click()
    assert not any(line.isHidden() for line in page.findChildren(AttentionLine))


def test_a_duration_is_taken_as_measured_or_written_with_what_it_changes(page: tuple[TodayPage, FakeJobs]) -> None:
    today, jobs = page
    today.how_long.click()
    jobs.rest()
    dialog = today.dialog
    assert dialog is not None
    dialog.take.click()
    assert jobs.asked_last(today_asks.set_duration)[1:3] == (VISA.where, 60)
    jobs.rest()
    assert dialog.told.text() == "3 planned departures become impossible"
    dialog.days.setText("70")
    QTest.keyClick(dialog.days, Qt.Key.Key_Return)
    assert jobs.asked_last(today_asks.set_duration)[1:3] == (VISA.where, 70)
    assert not dialog.clear.isEnabled()  # nothing was set before
    assert today.put_away()


def test_a_day_without_tasks_says_what_appears_here(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({today_asks.today: TodayView(NOW, "", (), (), ()), today_asks.waiting: ()})
    page = TodayPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(TODAY))
    jobs.rest()
    assert page.findChildren(Empty)
