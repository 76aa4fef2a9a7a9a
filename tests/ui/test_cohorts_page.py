"""The page of the cohorts: figures open their people, the menu leads on, and changes come with an undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.record import new_id
from partnertrack.errors import UserError
from partnertrack.services.cohorts import CohortView, Course, Part, SideBySide
from partnertrack.ui import cohort_asks, plan_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.cohort import CohortDialog
from partnertrack.ui.dialogs.merge_cohorts import MergeDialog
from partnertrack.ui.pages.cohorts import CohortsPage
from partnertrack.ui.place import BOARD, COHORTS, PARTICIPANTS, REGISTER, Place
from partnertrack.ui.view_models.cohorts import CohortsView, cohorts_view
from partnertrack.ui.view_models.departures import plan_view
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.figure_line import FigureCell, FigureLine
from partnertrack.ui.widgets.share_line import ShareLine
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]
Made = tuple[CohortsPage, FakeJobs, list[Place], list[tuple[str, str]]]

NOW = date(2026, 6, 30)
OLD, YOUNG, TWIN, EMPTY = (Cohort(name=name, version=1) for name in ("2025-A", "2026-A", "2026 A", "2026-B"))
WHO = tuple(new_id() for _n in range(6))
STEPS = (("departed", "Departure"), ("work_start", "Work start"))


def cohort(record: Cohort | None, people: tuple[UUID, ...], months: int) -> CohortView:
    counts = tuple(0 if month < 6 else 1 for month in range(months + 1))
    return CohortView(
        record,
        record.name if record else "",
        people,
        women=people[:1],
        sex_known=len(people),
        stages=(Part("origin", "Origin training", "origin", people[1:]), Part("left", "Left", "left", people[:1])),
        steps=(Part("training", "Technical training", "origin", people[1:], 3),),
        left=(Part("Drop-out", "Drop-out", "left", people[:1]),),
        ahead=people[1:],
        began_on=date(2025, 1, 15),
        last_on=NOW,
        months=months,
        days=months * 30,
        course=Course(counts, ((people[0], 6),) if people else ()),
        alike=("2026-A",) if record is TWIN else (),
    )


FOUND = SideBySide(
    (
        CohortView(EMPTY, "2026-B"),
        cohort(YOUNG, WHO[2:5], 4),
        cohort(TWIN, WHO[5:], 4),
        cohort(OLD, WHO[:2], 17),
    ),
    "departed",
    STEPS,
)
VIEW = cohorts_view(FOUND, cohort_asks.search_for, NOW)


@pytest.fixture
def made(new_desk: NewDesk, show: Show) -> Made:
    desk, jobs = new_desk(
        {
            cohort_asks.side_by_side: VIEW,
            cohort_asks.keep: new_id(),
            cohort_asks.merge: new_id(),
            cohort_asks.delete: new_id(),
            plan_asks.outlook: plan_view((), NOW),
        }
    )
    page = CohortsPage(desk, lambda _change: None)
    gone: list[Place] = []
    said: list[tuple[str, str]] = []
    page.went.connect(gone.append)
    desk.said.connect(lambda text, button, _act: said.append((text, button)))
    show(page)
    page.show_place(Place(COHORTS))
    jobs.rest()
    return page, jobs, gone, said


def names(page: QWidget, kind: type[QWidget]) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(kind)]


def choose(page: CohortsPage, name: str, words: str) -> None:
    panel = next(each for each in page.panels if each.card.title == name)
    next(action for action in panel.menu().actions() if action.text().startswith(words)).trigger()


def test_figures_open_exactly_their_people(made: Made) -> None:
    page, _jobs, gone, _said = made
    assert [each.card.title for each in page.panels] == ["2026-B", "2026-A", "2026 A", "2025-A"]
    old = page.panels[-1]
    assert "Origin training: 1 (50%)" in names(old, ShareLine)
    line = next(each for each in old.findChildren(ShareLine) if each.accessibleName().startswith("Drop-out"))
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert gone[-1].page == PARTICIPANTS
    assert gone[-1].search is not None
    assert gone[-1].search.among == {WHO[0]}
    women = next(each for each in old.findChildren(FigureLine) if each.accessibleName() == "Women: 50% · 1")
    women.click()
    assert gone[-1].search == cohort_asks.search_for(FOUND.cohorts[-1], "women", ())
    assert all(not each.isEnabled() for each in page.panels[0].findChildren(FigureLine))


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_the_arrows_walk_the_figures_within_a_cohort_and_into_the_next(made: Made) -> None:
    page, _jobs, _gone, _said = made
    young, old = page.panels[1], page.panels[3]
    young.everybody.setFocus()
    QTest.keyClick(young.everybody, Qt.Key.Key_Down)
    assert young.place() == 1
    for _n in range(2):
        press(Qt.Key.Key_Right)
    assert old.place() == 1
    press(Qt.Key.Key_Up)
    assert old.everybody.hasFocus()


def test_cohorts_are_compared_at_the_same_age_for_eyes_and_ears(made: Made) -> None:
    page, jobs, gone, _said = made
    assert VIEW.ages == ("3 months", "6 months", "12 months", "Today")
    assert "2025-A – 3 months: 0%, 6 months: 50%, 12 months: 50%, Today: 50%." in page.compare.chart.accessibleName()
    cell = next(
        each
        for each in page.compare.findChildren(FigureCell)
        if each.accessibleName() == "2025-A · Departure, 6 months after the start: 50%"
    )
    cell.click()
    assert gone[-1].search is not None
    assert gone[-1].search.among == {WHO[0]}
    page.compare.step.setCurrentIndex(1)
    page.compare.step.activated.emit(1)
    jobs.rest()
    assert jobs.asked_last(cohort_asks.side_by_side)[2] == "work_start"


def test_a_cohort_leads_to_its_board_its_register_and_the_planning_of_its_departures(made: Made) -> None:
    page, jobs, gone, _said = made
    for button in page.panels[-1].findChildren(Button):
        button.click()
    assert gone == [Place(BOARD, cohort="2025-A"), Place(REGISTER, cohort="2025-A")]
    choose(page, "2025-A", "Plan")
    jobs.rest()
    assert jobs.asked_last(plan_asks.outlook)[1] == (WHO[1],)
    assert page.put_away()


def test_a_cohort_is_made_and_what_is_refused_stays_in_the_dialog(new_desk: NewDesk, show: Show) -> None:
    refused = UserError("There is a cohort “2026-A” already.", "To make one of the two, merge them.")
    desk, jobs = new_desk({cohort_asks.keep: refused, cohort_asks.side_by_side: VIEW})
    page = CohortsPage(desk, lambda _change: None)
    show(page)
    page.add.click()
    dialog = page.findChild(CohortDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    dialog.name.setText("2026-A")
    dialog.has_start.click()
    dialog.places.setText("20")
    dialog.keep.click()
    jobs.rest()
    kept = jobs.asked_last(cohort_asks.keep)[1]
    assert (kept.name, kept.capacity, kept.starts_on, kept.ends_on) == ("2026-A", 20, desk.as_of, None)
    assert dialog.message.accessibleName().startswith("There is a cohort")
    assert dialog.isVisible()
    dialog.close()


def test_two_spellings_are_offered_to_be_merged(made: Made) -> None:
    page, jobs, _gone, said = made
    (offer,) = page.findChildren(AttentionLine)
    assert offer.accessibleName().startswith("“2026 A” and “2026-A” may be one cohort")
    offer.click()
    dialog = page.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.into.currentText() == "2026-A"
    dialog.keep.click()
    jobs.rest()
    assert jobs.asked_last(cohort_asks.merge)[1:] == (TWIN.id, YOUNG.id)
    assert said[-1] == ("“2026 A” is now part of “2026-A”.", "Undo")


def test_only_an_empty_cohort_can_be_deleted_and_that_is_taken_back_by_the_notice(made: Made) -> None:
    page, jobs, _gone, said = made
    assert not any(action.text() == "Delete" for action in page.panels[-1].menu().actions())
    choose(page, "2026-B", "Delete")
    jobs.rest()
    assert said[-1] == ("The cohort “2026-B” was deleted.", "Undo")


def test_without_cohorts_the_page_says_how_they_come_about(new_desk: NewDesk, show: Show) -> None:
    nothing = CohortsView("", (), "departed", STEPS, (), (), "")
    desk, jobs = new_desk({cohort_asks.side_by_side: nothing})
    page = CohortsPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(COHORTS))
    jobs.rest()
    (empty,) = page.findChildren(Empty)
    assert empty.isVisible()
