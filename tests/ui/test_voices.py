"""The page of voices opens the people behind each figure, keeps what was said to itself, and stores by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from partnertrack.domain.lesson import Lesson
from partnertrack.domain.risk import Risk
from partnertrack.domain.satisfaction import Tally, tally
from partnertrack.errors import UserError
from partnertrack.services import grievances, lessons, risks
from partnertrack.services.grievances import GrievanceLine, GrievanceTexts, Said
from partnertrack.services.voices import Group, Issue, Satisfaction
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.voices import VoicesPage
from partnertrack.ui.place import PARTICIPANT, PARTICIPANTS, VOICES, Place
from partnertrack.ui.view_models.grievances import present_grievances
from partnertrack.ui.view_models.lessons import present_lessons
from partnertrack.ui.view_models.risks import present_risks
from partnertrack.ui.view_models.satisfaction import present_satisfaction
from partnertrack.ui.voices_asks import VoicesView
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs

DAY, CHANGE = date(2026, 6, 30), UUID(int=99)
AMA, ESI = UUID(int=1), UUID(int=2)
COMPLAINT = "The foreman keeps the passports"
WHOLE = Group("", "", 3, 2, tally((5, 2)), tally((4,)))
LINE = GrievanceLine(
    UUID(int=5), 3, date(2026, 5, 1), "documents", "received", "phone", "Owner", date(2026, 6, 1), None, AMA,
    "PT-000001", None, "", 60, is_open=True, is_late=True,
)  # fmt: skip
LESSONS = (
    Lesson(id=UUID(int=20), version=1, noted_on=DAY, observation="Rooms first", change="Ask", stage="mobility"),
    Lesson(id=UUID(int=21), version=1, noted_on=DAY, observation="Boots late", status="done"),
)
RISKS = (
    Risk(
        id=UUID(int=30), version=2, title="Late visas", noted_on=DAY, likelihood=4, impact=4, likelihood_before=3,
        impact_before=4, due_on=date(2026, 6, 1), owner="Office", mitigation="Lodge early",
    ),
    Risk(id=UUID(int=31), version=1, title="Old", noted_on=DAY, likelihood=1, impact=1, status="closed"),
)  # fmt: skip


def said() -> Satisfaction:
    quarters = (
        Group("2026-01-01", "2026 Q1", 1, 1, tally((5,)), tally((4,))),
        Group("2026-04-01", "2026 Q2", 2, 1, tally((2,)), Tally()),
    )
    hotel = replace(WHOLE, key=str(UUID(int=7)), label="Hotel Adler")
    issue = Issue(ESI, "Esi Owusu", "PT-000002", "Hotel Adler", date(2026, 5, 2), 90, "The bus is late")
    return Satisfaction(DAY, WHOLE, (("quarter", quarters), ("employer", (hotel,))), (issue,), 1)


def view(*, is_empty: bool = False) -> VoicesView:
    lines = () if is_empty else (LINE,)
    listing = grievances.Listing(lines, ((UUID(int=7), "Hotel Adler"),))
    return VoicesView(
        DAY,
        present_satisfaction(Satisfaction(DAY, Group("", "", 0, 0)) if is_empty else said()),
        present_grievances(listing, grievances.counts(lines), DAY),
        present_lessons(lessons.Listing(() if is_empty else LESSONS, (("mobility", "Mobility"),), ()), DAY),
        present_risks(risks.Register() if is_empty else risks.Register(RISKS, RISKS, ("Office",)), DAY),
    )


@dataclass
class Stage:
    """The page with what it asked for and where it wanted to go."""

    page: VoicesPage
    desk: Desk
    jobs: FakeJobs
    gone: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    undone: list[UUID] = field(default_factory=list)

    def go(self, part: str) -> None:
        self.page.show_place(Place(VOICES, figure=part))
        self.jobs.rest()

    def told(self, name: str, text: str) -> None:
        """Write into a field of the form."""
        found = self.page.form.fields[name]
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        found.setFocus()
        found.selectAll()
        QTest.keyClicks(found, text)


def behind(_workspace: object, _as_of: date, part: str, _voice: str, group: tuple[str, str] | None) -> tuple[UUID, ...]:
    return (AMA, ESI) if part == "due" and group == ("employer", str(UUID(int=7))) else (AMA,)


@pytest.fixture
def stage(new_desk: NewDesk, show: Show) -> Stage:
    desk, jobs = new_desk(
        {
            asks.voices: lambda *_given: view(),
            asks.behind: behind,
            asks.said: Said(COMPLAINT, ""),
            asks.save_grievance: CHANGE,
            asks.save_lesson: CHANGE,
            asks.settle_lesson: CHANGE,
            asks.save_risk: CHANGE,
            asks.review_risk: CHANGE,
        }
    )
    undone: list[UUID] = []
    page = VoicesPage(desk, undone.append)
    show(page)
    stage = Stage(page, desk, jobs, undone=undone)
    page.went.connect(stage.gone.append)

    def on_said(text: str, _button: str, action: Callable[[], None]) -> None:
        stage.said.append(text)
        action()

    desk.said.connect(on_said)
    stage.go("satisfaction")
    return stage


def everything_said(widget: QWidget) -> str:
    """All that the page says to the eye and to a screen reader, cell by cell."""
    told = []
    for each in (widget, *widget.findChildren(QWidget)):
        told += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), str(each.property("text") or "")]
        model = each.model() if isinstance(each, QAbstractItemView) else None
        if isinstance(model, QAbstractItemModel):
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            told += [
                str(model.index(row, column).data(role))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
                for role in roles
            ]
        if isinstance(each, QPlainTextEdit):
            told.append(each.toPlainText())
    return "\n".join(told)


def test_each_figure_opens_its_people(stage: Stage) -> None:
    part = stage.page.satisfaction
    satisfied = next(card for card in part.findChildren(KeyFigureCard) if card.isVisible())
    assert satisfied.accessibleName() == "Satisfied trainees: 50.0%. 1 of 2 answers are 4 or 5 · few answers"
    satisfied.click()
    stage.jobs.rest()
    part.dimension.setCurrentIndex(1)
    part.table.setFocus()
    part.table.setCurrentIndex(part.groups.index(0, 8))
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    stage.jobs.rest()
    part.told.selectRow(0)
    QTest.keyClick(part.told, Qt.Key.Key_Return)
    assert [place.page for place in stage.gone] == [PARTICIPANTS, PARTICIPANTS, PARTICIPANT]
    assert [place.chosen for place in stage.gone[:2]] == [(AMA,), (AMA, ESI)]
    assert stage.gone[1].title == "Follow-ups due or done, Hotel Adler: 3"
    assert stage.gone[2].person == ESI


def test_a_part_of_a_bar_opens_those_who_gave_that_answer(stage: Stage) -> None:
    chart = stage.page.satisfaction.charts[1].view
    for x in range(chart.width()):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))
    stage.jobs.rest()
    assert {place.title for place in stage.gone} == {"Employers who answer 4, Q1 2026: 1"}


def test_a_figure_of_nobody_opens_no_list(stage: Stage) -> None:
    part = stage.page.satisfaction
    part.table.setCurrentIndex(part.groups.index(1, 1))
    assert part.groups.row(1).figures[0].text == "0.0% (0/1)"  # type: ignore[union-attr]  # the row is there
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert stage.gone == []


def test_what_was_said_comes_only_when_it_is_asked_for(stage: Stage) -> None:
    stage.go("grievances")
    part = stage.page.grievances
    part.table.selectRow(0)
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert "text" not in stage.page.form.fields
    assert COMPLAINT not in everything_said(stage.page)
    stage.told("owner", "Welfare officer")
    QTest.keyClick(stage.page.form.fields["owner"], Qt.Key.Key_Return)
    stage.jobs.rest()
    texts, _as_of, known, version = stage.jobs.asked_last(asks.save_grievance)[1:]
    assert isinstance(texts, GrievanceTexts)
    assert (texts.owner, texts.person, texts.text, known, version) == (
        "Welfare officer",
        "PT-000001",
        None,
        LINE.id,
        3,
    )
    assert (stage.said, stage.undone) == (["The grievance was saved."], [CHANGE])
    part.open_row(part.model.row(0))
    part.reveal.click()
    stage.jobs.rest()
    assert COMPLAINT in everything_said(stage.page.form)
    assert stage.page.put_away()
    assert COMPLAINT not in everything_said(stage.page)


def test_who_complained_is_opened_from_the_form(stage: Stage) -> None:
    stage.go("grievances")
    part = stage.page.grievances
    part.open_row(part.model.row(0))
    next(each for each in stage.page.offers() if each.text == "Open the person").act()
    assert stage.gone == [Place(PARTICIPANT, person=AMA)]


def test_what_comes_late_is_not_shown_in_another_form(stage: Stage) -> None:
    stage.go("grievances")
    part = stage.page.grievances
    part.open_row(part.model.row(0))
    part.reveal.click()
    stage.page.leave()
    part.add.click()
    stage.jobs.rest()
    assert COMPLAINT not in everything_said(stage.page)


def test_a_lesson_is_entered_narrowed_and_settled(stage: Stage) -> None:
    stage.go("lessons")
    part = stage.page.lessons
    done = next(chip for chip in part.chips.buttons() if "Done" in chip.accessibleName())
    done.click()
    assert [row.lesson.observation for row in part.shown()] == ["Boots late"]
    part.chips.buttons()[0].click()
    QTest.keyClicks(part.list.search, "rooms ask")
    QTest.keyClick(part.list.search, Qt.Key.Key_Return)
    button = next(each for each in stage.page.offers() if each.text == "Mark as done")
    button.act()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.settle_lesson)[1:] == (LESSONS[0], "done")
    part.add.click()
    stage.told("observation", "Ask early")
    QTest.keyClick(stage.page.form.fields["observation"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.jobs.rest()
    before, wanted, as_of = stage.jobs.asked_last(asks.save_lesson)[1:]
    assert (before.version, wanted.observation, wanted.noted_on, as_of) == (0, "Ask early", DAY, DAY)


def test_a_risk_is_weighed_anew_by_keyboard(stage: Stage) -> None:
    stage.go("risks")
    part = stage.page.risks
    assert "1 Late visas: likelihood 4, impact 4" in part.map.view.accessibleName()
    assert "Old" not in part.map.view.accessibleName()
    part.table.selectRow(0)
    told = [str(part.model.index(0, column).data()) for column in range(6)]
    assert told[1:] == ["16 Critical", "higher, was 12", "Office", "29 days late", "Open"]
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    next(each for each in stage.page.offers() if each.text == "Review").act()
    likelihood = stage.page.form.fields["likelihood"]
    assert isinstance(likelihood, QComboBox)
    QTest.keyClick(likelihood, Qt.Key.Key_Up)
    QTest.keyClick(likelihood, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.review_risk)[1:] == (RISKS[0], (3, 4), DAY)
    assert not stage.page.form.isVisible()


def test_a_shape_of_the_map_opens_its_risk(stage: Stage) -> None:
    stage.go("risks")
    drawn = stage.page.risks.map.view
    for x, y in ((5, 5), (drawn.width() * 7 // 10, drawn.height() // 4)):
        QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        assert stage.page.form.isVisible() is (x > 5)
    field = stage.page.form.fields["title"]
    assert isinstance(field, QLineEdit)
    assert field.text() == "Late visas"


def test_grievances_are_narrowed_by_what_a_chart_counts(stage: Stage) -> None:
    stage.go("grievances")
    part = stage.page.grievances
    QTest.mouseClick(part.charts.by_subject.view, Qt.MouseButton.LeftButton, pos=QPoint(200, 45))
    assert part.subject.currentText() == "Papers kept or missing"
    part.chips.buttons()[-1].click()
    assert len(part.model.ids) == 0
    part.charts.by_age.opened.emit(2)
    assert len(part.model.ids) == 1


def test_what_is_refused_is_said_in_the_form(new_desk: NewDesk, show: Show) -> None:
    refused = UserError("Say what may go wrong.")
    desk, jobs = new_desk({asks.voices: lambda *_given: view(is_empty=True), asks.save_risk: refused})
    page = VoicesPage(desk, lambda _change: None)
    show(page)
    for part in ("satisfaction", "grievances", "lessons", "risks"):
        page.show_place(Place(VOICES, figure=part))
        jobs.rest()
    assert page.place() == Place(VOICES, figure="risks")
    page.risks.add.click()
    page.form.keep.click()
    jobs.rest()
    assert page.form.message.accessibleName() == "Say what may go wrong."
    assert page.form.keep.isEnabled()


def test_an_empty_pilot_is_told_how_to_begin(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({asks.voices: lambda *_given: view(is_empty=True)})
    page = VoicesPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(VOICES))
    jobs.rest()
    for part, told in (
        ("satisfaction", "Nobody was asked yet"),
        ("grievances", "No grievances yet"),
        ("lessons", "No lessons yet"),
        ("risks", "No risks yet"),
    ):
        page.show_place(Place(VOICES, figure=part))
        jobs.rest()
        shown = [each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()]
        assert any(name.startswith(told) for name in shown), part
