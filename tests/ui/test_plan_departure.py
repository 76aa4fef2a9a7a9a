"""Planning departures at the side of a page: the day tells at once for whom it is possible, and is kept once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.domain.record import new_id
from partnertrack.services.plan_departures import Ahead, Outlook, Paper
from partnertrack.ui import plan_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.plan_departure import PlanDrawer
from partnertrack.ui.pages.participant.plan import PlanCard
from partnertrack.ui.view_models.departures import PlanView, plan_view
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.step_lines import StepLines
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

NOW = date(2026, 6, 30)
READY, WAITS, HOME = new_id(), new_id(), new_id()
EARLIEST = {READY: NOW + timedelta(10), WAITS: NOW + timedelta(40)}
CHANGE = new_id()


def outlook(who: object, departure: date, planned_on: date | None = None) -> Outlook:
    if who == HOME:
        return Outlook(HOME, "Yaw Boateng", "PT-000003", None, departure, "track")
    assert who in (READY, WAITS)
    is_ready = who == READY
    earliest = EARLIEST[READY if is_ready else WAITS]
    late = max((earliest - departure).days, 0)
    steps = (Ahead("Visa decision", 21, departure - timedelta(35), departure - timedelta(14), late),)
    papers = (Paper("Passport expiry", departure, departure + timedelta(180)),) if is_ready else ()
    name, label = ("Ama Mensah", "PT-000001") if is_ready else ("Kofi Owusu", "PT-000002")
    return Outlook(READY if is_ready else WAITS, name, label, planned_on, departure, "", earliest, steps, papers)


def asked(_workspace: object, ids: Sequence[object], departure: date | None, _as_of: date) -> PlanView:
    day = departure or max(EARLIEST.values())
    return plan_view([outlook(who, day) for who in ids], day)


@pytest.fixture
def drawer(new_desk: NewDesk, show: Show) -> tuple[PlanDrawer, FakeJobs]:
    desk, jobs = new_desk({plan_asks.outlook: asked, plan_asks.plan: CHANGE})
    page = QWidget()
    made = PlanDrawer(page, desk, lambda _change: None)
    show(page)
    made.open((READY, WAITS, HOME))
    jobs.rest()
    return made, jobs


def test_it_opens_on_the_first_day_that_is_possible_for_all(drawer: tuple[PlanDrawer, FakeJobs]) -> None:
    plan, _jobs = drawer
    assert plan.day.day() == EARLIEST[WAITS]
    assert plan.verdict.accessibleName().startswith("All 2 people can leave by then.")
    assert "1 person’s papers end too early." in plan.verdict.accessibleName()
    assert not plan.only_possible.isVisible()
    assert plan.keep.text() == "Plan"


def test_another_day_tells_at_once_who_cannot_leave(drawer: tuple[PlanDrawer, FakeJobs]) -> None:
    plan, jobs = drawer
    plan.day.setDate(plan.day.date().addDays(-5))
    jobs.rest()
    names = [widget.accessibleName() for widget in plan.findChildren(QWidget)]
    assert any("Visa decision” comes 5 days too late; possible from 9 Aug 2026" in name for name in names)
    assert plan.keep.text() == "Plan all the same"
    QApplication.processEvents()  # Qt shows what was laid out when it comes to it
    shown = (each for each in plan.findChildren(IconButton) if each.isVisible())
    more = next(each for each in shown if "Kofi" in each.accessibleName())
    more.click()
    assert any(each.isVisible() for each in plan.findChildren(StepLines))
    plan.earliest.click()
    jobs.rest()
    assert plan.day.day() == EARLIEST[WAITS]


@pytest.mark.parametrize("kept", [(READY,), (READY, WAITS)])
def test_the_day_is_kept_for_all_or_for_those_who_can(
    drawer: tuple[PlanDrawer, FakeJobs], kept: tuple[object, ...]
) -> None:
    plan, jobs = drawer
    said: list[tuple[str, str]] = []
    plan._desk.said.connect(lambda text, button, _act: said.append((text, button)))
    plan.day.setDate(plan.day.date().addDays(-5))
    jobs.rest()
    plan.only_possible.setChecked(kept == (READY,))
    plan.keep.click()
    jobs.rest()
    _workspace, ids, day, _as_of = jobs.asked_last(plan_asks.plan)
    assert (set(ids), day) == (set(kept), EARLIEST[WAITS] - timedelta(5))
    assert said[-1][1] == "Undo"
    assert not plan.isVisible()


def test_days_that_are_planned_already_stay_unless_they_are_asked_for(new_desk: NewDesk, show: Show) -> None:
    day = EARLIEST[WAITS]
    mixed = plan_view([outlook(READY, day, planned_on=NOW + timedelta(60)), outlook(WAITS, day)], day)
    desk, jobs = new_desk({plan_asks.outlook: mixed, plan_asks.plan: CHANGE})
    page = QWidget()
    plan = PlanDrawer(page, desk, lambda _change: None)
    show(page)
    plan.open((READY, WAITS))
    jobs.rest()
    assert plan.keeps_planned.accessibleName() == "Keep the day that 1 person has already"
    names = [widget.accessibleName() for widget in plan.findChildren(QWidget)]
    assert any("Planned now for 29 Aug 2026" in name for name in names)
    plan.keep.click()
    assert jobs.asked_last(plan_asks.plan)[1] == (WAITS,)
    plan.keeps_planned.click()
    plan.keep.click()
    assert jobs.asked_last(plan_asks.plan)[1] == (READY, WAITS)
    plan.clear.click()
    assert jobs.asked_last(plan_asks.plan)[1:3] == ((READY,), None)


def test_the_card_of_a_person_shows_the_plan_and_hides_where_nobody_leaves(new_desk: NewDesk, show: Show) -> None:
    day = EARLIEST[READY]
    views = {
        READY: plan_view([outlook(READY, day, planned_on=day)], day),
        HOME: plan_view([outlook(HOME, day)], day),
    }
    desk, jobs = new_desk({plan_asks.outlook: lambda _workspace, ids, _day, _as_of: views[ids[0]]})
    page = QWidget()
    card = PlanCard(desk)
    card.setParent(page)
    show(page)
    card.show_person(READY)
    jobs.rest()
    assert card.isVisible()
    assert card.plan.text() == "Change the day"
    assert "Visa decision: begun by 5 Jun 2026" in [each.accessibleName() for each in card.findChildren(StepLines)]
    card.show_person(HOME)
    jobs.rest()
    assert not card.isVisible()
