"""The page of the logframe: numbers open their people, targets are re-planned and tried, gaps are led to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.domain.logframe import Actual
from partnertrack.domain.record import new_id
from partnertrack.errors import UserError
from partnertrack.services import logframe, pilots
from partnertrack.services.practice.making import PILOT_NAME
from partnertrack.ui import logframe_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.logframe import LogframePage
from partnertrack.ui.pages.logframe import card as result
from partnertrack.ui.pages.logframe import row as indicator
from partnertrack.ui.pages.logframe.forms import IndicatorForm, RePlanForm, ReportForm, ResultForm, TargetForm
from partnertrack.ui.pages.logframe.milestones import Milestones
from partnertrack.ui.pages.logframe.pressed import Number
from partnertrack.ui.pages.logframe.row import IndicatorRow
from partnertrack.ui.pages.logframe.sections import Groups
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import LOGFRAME, PARTICIPANTS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.logframe import LogframeView
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chart_card import ChartCard
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.labels import Words
from tests.practised import open_practised
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]
Made = tuple[LogframePage, FakeJobs, list[Place], list[tuple[str, str]]]

NOW, SINCE = date(2026, 6, 30), date(2026, 1, 1)


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    open_practised(folder).close()
    return folder / PILOT_NAME


@pytest.fixture(scope="module")
def answers(practised: Path) -> dict[Callable[..., object], Answer]:
    """What the practice pilot answers, read once."""
    workspace = pilots.open_pilot(practised)
    view = logframe_asks.shown(logframe.logframe(workspace, NOW, SINCE))
    details = {row.id: logframe.indicator(workspace, row.id, NOW, SINCE) for each in view.results for row in each.rows}
    offered = logframe.choices(workspace, NOW)
    workspace.close()
    writes = (
        logframe_asks.keep_node,
        logframe_asks.delete_node,
        logframe_asks.move_node,
        logframe_asks.keep_indicator,
        logframe_asks.delete_indicator,
        logframe_asks.add_target,
        logframe_asks.re_plan,
        logframe_asks.delete_target,
        logframe_asks.report,
        logframe_asks.begin,
        logframe_asks.fill_in,
    )
    return {
        logframe_asks.logframe: view,
        logframe_asks.detail: lambda _workspace, wanted, *_rest: details[wanted],
        logframe_asks.choices: offered,
        **{write: new_id() for write in writes},
    }


@pytest.fixture
def made(new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]) -> Made:
    desk, jobs = new_desk(answers)
    page = LogframePage(desk, lambda _change: None)
    gone: list[Place] = []
    said: list[tuple[str, str]] = []
    page.went.connect(gone.append)
    desk.said.connect(lambda text, button, _act: said.append((text, button)))
    show(page)
    page.show_place(Place(LOGFRAME))
    jobs.rest()
    return page, jobs, gone, said


def row(page: LogframePage, code: str) -> IndicatorRow:
    return next(each for each in page.matrix.rows() if each.view.line.indicator.code == code)


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def button(within: QWidget, words: str) -> Button:
    return next(each for each in within.findChildren(Button) if each.text() == words)


def test_the_matrix_says_what_the_donor_reads(made: Made) -> None:
    page, _jobs, _gone, _said = made
    assert [card.accessibleName().split(":")[0] for card in page.matrix.cards][:3] == [
        "Impact IM",
        "Outcome OC1",
        "Outcome OC2",
    ]
    work = row(page, "OC1.1").view
    assert (work.baseline, work.baseline_year, work.now, work.period) == ("0", "2023", "41", "+7")
    assert (work.bullet.next, work.bullet.final) == ("45 by 30 Jun 2026", "95 by 30 Jun 2027")
    assert (work.of_next, work.of_final, work.light) == ("91.1%", "43.2%", "on_track")
    assert row(page, "OC1.1").name.accessibleName().endswith("95 by 30 Jun 2027, On track")
    assert [chip.accessibleName() for chip in page.lights.buttons()] == [
        "All: 18",
        "On track: 12",
        "Watch: 3",
        "Off track: 2",
        "Not rated: 1",
    ]


def test_a_number_opens_its_people(made: Made) -> None:
    page, jobs, gone, _said = made
    numbers = [each for each in row(page, "O1.4").findChildren(Number) if each.isEnabled()]
    assert len(numbers) == 2
    for number in numbers:
        number.click()
    parts = [(each.search.figure, each.search.part) for each in gone if each.search]
    assert parts == [("T4", "n"), ("T4", "d")]
    assert gone[0].page == PARTICIPANTS
    assert gone[0].title.endswith("level B1 in German: 102")
    jobs.answers = {**jobs.answers, logframe_asks.added: logframe_asks.people("contract", "n")}
    contracts = [each for each in row(page, "O2.1").findChildren(Number) if each.isEnabled()]
    contracts[-1].click()
    jobs.rest()
    assert jobs.asked_last(logframe_asks.added)[1:] == ("contract", SINCE, NOW)
    assert gone[-1].title == "Contracts signed with employers: +19 in the period"
    reported = [each for each in row(page, "O2.4").findChildren(Number) if each.isEnabled()]
    assert reported == []


def test_the_arrows_walk_the_matrix_and_enter_opens(made: Made) -> None:
    page, jobs, gone, _said = made
    row(page, "IM.1").name.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert gone[-1].search is not None
    assert (gone[-1].search.figure, gone[-1].search.part) == ("R4", "n")
    press(Qt.Key.Key_Down)
    assert row(page, "IM.2").name.hasFocus()
    press(Qt.Key.Key_Return)
    jobs.rest()
    assert page.detail.isVisible()
    assert page.put_away()
    assert not page.detail.isVisible()


def test_the_lights_narrow_the_matrix(made: Made) -> None:
    page, _jobs, _gone, _said = made
    page.lights.buttons()[3].click()
    assert [each.view.line.indicator.code for each in page.matrix.rows()] == ["IM.2", "O2.2"]
    assert [card.view.node.code for card in page.matrix.cards] == ["IM", "O2"]


def test_one_indicator_tells_all_of_itself(made: Made) -> None:
    page, jobs, gone, _said = made
    row(page, "OC1.1").name.click()
    jobs.rest()
    words = " ".join(each.text() for each in page.detail.findChildren(Words))
    assert "before: 60 by 30 Jun 2026, decided on 15 Jan 2024" in words
    assert "Visas took 60 days in the median" in words
    chart = page.detail.findChildren(ChartCard)[0]
    assert "45 by 30 Jun 2026" in chart.view.accessibleName()
    assert chart.table.rows[-1] == ("30 Jun 2027", "", "95")
    ages = next(each for each in page.detail.findChildren(Groups) if each.accessibleName().startswith("Age"))
    jobs.answers = {**jobs.answers, logframe_asks.group: logframe_asks.people("work_started", "n")}
    ages.lines()[0].click()
    jobs.rest()
    assert jobs.asked_last(logframe_asks.group)[1:3] == ("work_started", "age_band")
    assert gone[-1].title.endswith("15–24")


def test_re_planning_keeps_the_reason_and_can_be_undone(made: Made) -> None:
    page, jobs, _gone, said = made
    page.writing.do_with_indicator(indicator.RE_PLAN, row(page, "O2.2").id)
    form = page.writing.forms.form
    assert isinstance(form, RePlanForm)
    assert form.value.text() == "75"
    form.value.setText("50")
    form.reason.setPlainText("The third intake is late")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.writing.forms.keep.click()
    jobs.rest()
    target, wanted = jobs.asked_last(logframe_asks.re_plan)[1:]
    held = row(page, "O2.2").view.line.stand.next
    assert held is not None
    assert (target, wanted) == (held.id, (Decimal(50), date(2026, 6, 30), "The third intake is late", NOW))
    assert said[-1] == ("The target was re-planned; the earlier one stays readable.", "Undo")
    assert not page.writing.forms.isVisible()


def test_what_is_refused_is_said_and_what_was_written_stays(made: Made) -> None:
    page, jobs, _gone, _said = made
    jobs.answers = {**jobs.answers, logframe_asks.report: UserError("Say where the value comes from.")}
    page.writing.do_with_indicator(indicator.REPORT, row(page, "O2.4").id)
    form = page.writing.forms.form
    assert isinstance(form, ReportForm)
    form.value.setText("many")
    page.writing.forms.keep.click()
    assert page.writing.forms.message.accessibleName().startswith("“many” is no number.")
    form.value.setText("11")
    page.writing.forms.keep.click()
    jobs.rest()
    assert page.writing.forms.message.accessibleName() == "Say where the value comes from."
    assert (form.value.text(), page.writing.forms.isVisible()) == ("11", True)
    wanted = jobs.asked_last(logframe_asks.report)[1]
    assert isinstance(wanted, Actual)
    assert (wanted.value, wanted.as_of) == (Decimal(11), NOW)


def test_targets_are_tried_on_screen_and_never_stored(made: Made) -> None:
    page, jobs, _gone, _said = made
    asked = len(jobs.asked)
    page.trying.click()
    assert page.tried_message.accessibleName().startswith("What if")
    late = row(page, "O2.2")
    assert late.trying is not None
    field = next(iter(late.trying.fields.values()))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "44")
    assert (late.view.light, late.view.of_next) == ("on_track", "95.5%")
    assert page.lights.buttons()[1].accessibleName() == "On track: 13"
    field.selectAll()
    QTest.keyClicks(field, "many")
    assert late.view.light == "off_track"
    assert page.put_away()
    assert row(page, "O2.2").view.light == "off_track"
    assert page.tried_message.isHidden()
    assert len(jobs.asked) == asked


def test_a_gap_leads_to_what_lacks_it(made: Made) -> None:
    page, jobs, _gone, _said = made
    chips = page.completeness.buttons()
    assert chips[0].text() == "1 indicator lacks a baseline"
    chips[0].click()
    jobs.rest()
    assert page.detail.detail is not None
    assert page.detail.detail.line.indicator.code == "O3.2"
    button(page.detail, "Edit").click()
    jobs.rest()
    form = page.writing.forms.form
    assert isinstance(form, IndicatorForm)
    form.baseline.setText("2")
    form.year.setText("2023")
    form.responsible.setText("Both employment services")
    page.writing.forms.keep.click()
    jobs.rest()
    kept = jobs.asked_last(logframe_asks.keep_indicator)[1]
    assert (kept.baseline, kept.baseline_year, kept.responsible) == (Decimal(2), 2023, "Both employment services")


def test_results_and_indicators_are_added_with_the_next_code(made: Made) -> None:
    page, jobs, _gone, said = made
    page.add.click()
    form = page.writing.forms.form
    assert isinstance(form, ResultForm)
    assert (form.code.text(), form.parent_result.currentText()[:3]) == ("O4", "OC2")
    form.statement.setPlainText("Partners have signed")
    page.writing.forms.keep.click()
    jobs.rest()
    node = jobs.asked_last(logframe_asks.keep_node)[1]
    assert (node.level, node.code, node.statement) == ("output", "O4", "Partners have signed")
    page.writing.do_with_result(result.ADD, page.matrix.cards[3].id)
    jobs.rest()
    added = page.writing.forms.form
    assert isinstance(added, IndicatorForm)
    assert added.code.text() == "O1.6"
    added.figure.setCurrentIndex(added.figure.findData("M7"))
    assert (added.unit.currentData(), added.direction.currentData()) == ("days", "down")
    assert added.label.toPlainText().startswith("Median")
    page.writing.forms.put_away()
    page.writing.do_with_result(result.DELETE, page.matrix.cards[3].id)
    jobs.rest()
    assert said[-1] == ("The result O1 was deleted with everything below it.", "Undo")


def test_a_target_is_added_where_there_is_none(made: Made) -> None:
    page, jobs, _gone, _said = made
    page.writing.do_with_indicator(indicator.ADD_TARGET, row(page, "O3.2").id)
    form = page.writing.forms.form
    assert isinstance(form, TargetForm)
    assert form.type.currentData() == "final"
    form.value.setText("4")
    page.writing.forms.keep.click()
    jobs.rest()
    target = jobs.asked_last(logframe_asks.add_target)[1]
    assert (target.type, target.value, target.decided_on) == ("final", Decimal(4), NOW)


def test_every_icon_has_a_name_and_narrow_pages_leave_columns_out(made: Made) -> None:
    page, jobs, _gone, _said = made
    row(page, "OC1.1").name.click()
    jobs.rest()
    assert all(each.accessibleName() for each in page.findChildren(IconButton))
    page.resize(780, 512)
    card = page.matrix.cards[0]
    assert card.width() <= page.width()


def test_what_is_missing_is_filled_in_where_it_stands(made: Made) -> None:
    page, jobs, _gone, said = made
    page.completeness.fill.click()
    filling = row(page, "O3.2").filling
    assert filling is not None
    assert filling.baseline.hasFocus()
    assert row(page, "O3.1").filling is None
    QTest.keyClicks(filling.baseline, "one")
    assert page.put_away()
    assert page.message.accessibleName() == "Save or cancel what you have filled in."
    assert row(page, "O3.2").filling is filling
    page.completeness.keep.click()
    assert page.message.accessibleName().startswith("“one” is no number.")
    filling.baseline.setText("1")
    filling.year.setText("2023")
    filling.final.setText("5")
    page.completeness.keep.click()
    jobs.rest()
    ((kept, final),) = jobs.asked_last(logframe_asks.fill_in)[1]
    assert (kept.baseline, kept.baseline_year, final) == (Decimal(1), 2023, Decimal(5))
    assert said[-1] == ("1 indicator was filled in.", "Undo")
    assert page.completeness.keep.isHidden()


def test_all_milestones_stand_in_the_row(made: Made) -> None:
    page, _jobs, _gone, _said = made
    next(each for each in page.menu().actions() if each.text() == "Show all milestones").trigger()
    chips = [each.accessibleName() for each in row(page, "OC1.1").findChildren(Milestones)[0].findChildren(Chip)]
    assert chips[0] == "Dec 2024  5"
    assert chips[3].startswith("Jun 2026  45. Before: 60. Visas took")


def empty_view(answers: dict[Callable[..., object], Answer]) -> LogframeView:
    view = answers[logframe_asks.logframe]
    assert isinstance(view, LogframeView)
    return LogframeView(view.found, "", (), (), dict.fromkeys(view.counts, 0))


def test_an_empty_page_teaches_and_begins(
    new_desk: NewDesk, show: Show, answers: dict[Callable[..., object], Answer]
) -> None:
    desk, jobs = new_desk({**answers, logframe_asks.logframe: empty_view(answers)})
    page = LogframePage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(LOGFRAME))
    jobs.rest()
    empty = page.findChildren(Empty)[0]
    assert empty.isVisible()
    button(empty, "Begin from the scheme").click()
    jobs.rest()
    assert jobs.asked_last(logframe_asks.begin)[1] == NOW


def test_the_real_page_reads_writes_and_takes_back(program: Program, practised: Path, tmp_path: Path) -> None:
    program.desk.open_file(Path(shutil.copyfile(practised, tmp_path / "practice.ptrack")))
    program.settle()
    program.desk.look_at(NOW)
    program.window.pages.go(Place(LOGFRAME))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, LogframePage)
    page.writing.do_with_indicator(indicator.DELETE, row(page, "O3.2").id)
    program.settle()
    assert len(page.matrix.rows()) == 17
    assert page.completeness.isHidden()
    program.window.notices.press()
    program.settle()
    assert len(page.matrix.rows()) == 18
    departed = [each for each in row(page, "O2.2").findChildren(Number) if each.isEnabled()]
    departed[0].click()
    program.settle()
    people = program.window.pages.page()
    assert isinstance(people, ParticipantsPage)
    assert len(people.model.ids) == 42
