"""The page of reports: figures at once, a report begun from the last one, drafts duplicated and taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.domain.report import ISSUED, Report
from partnertrack.errors import UserError
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Document, Meta, Paragraph
from partnertrack.services import donor_report, look_at_pages
from partnertrack.services.donor_report import Options
from partnertrack.services.reports import Begun, ReportLine
from partnertrack.ui import asks, report_asks
from partnertrack.ui.pages.reports import ReportsPage
from partnertrack.ui.place import REPORT, REPORTS, Place
from partnertrack.ui.view_models.periods import half_years
from partnertrack.ui.view_models.reports import ReportsView, present_reports
from tests.ui.conftest import NewDesk, Show

NOW = date(2026, 6, 30)
ISSUE = Report(
    number="1", title="First results", template="eu_interim", as_of=date(2025, 12, 31), created_on=date(2026, 1, 5),
    status=ISSUED, issued_on=date(2026, 1, 14), fingerprint="3fa9c1d2" * 8, version=2,
)  # fmt: skip
DRAFT = Report(
    number="2", title="Halfway", template="generic", as_of=NOW, since=date(2026, 1, 1), created_on=NOW,
    languages="en fr", previous_id=ISSUE.id, version=1,
)  # fmt: skip
SUGGESTED = Report(number="3", title="Halfway", template="generic", as_of=NOW, created_on=NOW, contracts="MIGR-7")


def listed(*reports: Report) -> ReportsView:
    lines = [ReportLine(each, texts=3, finished=1, remarks=each.number == "2") for each in reports]
    return present_reports(lines, tuple(donor_report.templates().values()), SUGGESTED, ((UUID(int=3), "Hotel Adler"),))


def pages() -> look_at_pages.Pages:
    return look_at_pages.measure(pdf.render(Document(Meta("Pilot", "Office", "en", NOW), (Paragraph("Figures"),))))


class Opened:
    """The page with what was asked, said and undone."""

    def __init__(self, new_desk: NewDesk, show: Show, answers: dict[object, object]) -> None:
        desk, self.jobs = new_desk(answers)  # type: ignore[arg-type]  # asks by their answers
        desk.look_at(NOW)
        self.said: list[str] = []
        self.undone: list[UUID] = []
        self.places: list[Place] = []
        desk.said.connect(self._hear)
        self.page = ReportsPage(desk, self.undone.append)
        self.page.went.connect(self.places.append)
        show(self.page)
        self.page.show_place(Place(REPORTS))
        self.jobs.rest()

    def _hear(self, text: str, _button: str, act: Callable[[], None] | None) -> None:
        self.said.append(text)
        if act:
            act()

    def act(self, words: str, row: int = 0) -> None:
        """Press an entry of the menu of a row."""
        self.page.table.selectRow(row)
        menu = self.page.menu(self.page.model.row(row))
        next(action for action in menu.actions() if action.text() == words).trigger()
        self.jobs.rest()


@pytest.fixture
def answers() -> dict[object, object]:
    """Answer with a draft and an issued report, and what comes of the writes."""
    return {
        report_asks.reports: listed(DRAFT, ISSUE),
        report_asks.render: pages(),
        report_asks.begin_report: lambda _workspace, wanted, texts_of: Begun(
            wanted.id, UUID(int=7), 2 * bool(texts_of)
        ),
        report_asks.change_report: UUID(int=8),
        report_asks.duplicate_report: Begun(UUID(int=5), UUID(int=9), 1),
        report_asks.delete_report: UUID(int=10),
    }


def test_each_report_says_how_far_it_is(new_desk: NewDesk, show: Show, answers: dict[object, object]) -> None:
    opened = Opened(new_desk, show, answers)
    model = opened.page.model
    spoken = [
        [model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
        for row in range(2)
    ]
    assert spoken[0][:2] == ["Report: Halfway, No. 2 · Progress report", "Period: 1 Jan 2026 – 30 Jun 2026"]
    assert spoken[0][5] == "Texts: 1 of 3 texts finished, 1 remark"
    assert spoken[1][2:5] == ["Status: Issued", "For: Donor", "Languages: EN"]
    assert spoken[1][6] == "Issued on: 14 Jan 2026, 3fa9c1d2"
    opened.page.chips.chosen.emit("issued")
    assert len(model.ids) == 1
    opened.page.chips.chosen.emit("")
    opened.page.list.search.setText("halfw")
    QTest.keyClick(opened.page.list.search, Qt.Key.Key_Return)
    assert opened.places == [Place(REPORT, report=DRAFT.id)]


def test_a_report_is_begun_with_the_texts_of_the_last(
    new_desk: NewDesk, show: Show, answers: dict[object, object]
) -> None:
    opened = Opened(new_desk, show, answers)
    opened.page.add.click()
    form = opened.page.form
    form.template.setCurrentIndex(form.template.findData("bmz_giz"))
    assert "BMZ" in form.about.text()
    form.period.choose((date(2026, 1, 1), NOW))
    form.audience.choose("public")
    form.languages["de"].setChecked(True)
    form.texts["contact"].setText("Programme office")
    form.keep.click()
    opened.jobs.rest()
    _workspace, wanted, texts_of = opened.jobs.asked_last(report_asks.begin_report)
    told = replace(
        SUGGESTED, id=wanted.id, template="bmz_giz", since=date(2026, 1, 1), audience="public", languages="en de",
        contact="Programme office",
    )  # fmt: skip
    assert (wanted, texts_of) == (told, DRAFT.id)
    assert opened.said == ["The report was begun. 2 texts were taken over."]
    assert (opened.undone, opened.places) == ([UUID(int=7)], [Place(REPORT, report=wanted.id)])
    assert not form.isVisible()


def test_other_days_can_be_written_and_a_refusal_leaves_what_was_filled_in(
    new_desk: NewDesk, show: Show, answers: dict[object, object]
) -> None:
    refusal = UserError("There is a report 2 already.", "Choose another number.")
    opened = Opened(new_desk, show, {**answers, report_asks.begin_report: refusal})
    opened.page.add.click()
    form = opened.page.form
    for tick in form.languages.values():
        tick.setChecked(False)
    form.keep.click()
    assert "language" in form.message.accessibleName()
    form.languages["fr"].setChecked(True)
    form.period.setCurrentIndex(form.period.count() - 1)
    assert form.as_of.isVisible()
    form.since.show_day(date(2026, 2, 1))
    form.as_of.show_day(date(2026, 4, 30))
    form.source.setCurrentIndex(0)
    form.keep.click()
    opened.jobs.rest()
    _workspace, wanted, texts_of = opened.jobs.asked_last(report_asks.begin_report)
    assert (wanted.since, wanted.as_of, texts_of) == (date(2026, 2, 1), date(2026, 4, 30), None)
    assert form.isVisible()
    assert "Choose another number." in form.message.accessibleName()
    assert opened.page.put_away()


def test_a_draft_can_be_changed_duplicated_and_deleted_and_an_issued_one_only_duplicated(
    new_desk: NewDesk, show: Show, answers: dict[object, object]
) -> None:
    opened = Opened(new_desk, show, answers)
    opened.act("Change what it is about…")
    opened.page.form.texts["title"].setText("Three quarters")
    opened.page.form.keep.click()
    opened.jobs.rest()
    assert opened.jobs.asked_last(report_asks.change_report)[1:] == (DRAFT, replace(DRAFT, title="Three quarters"))
    opened.act("Duplicate, with its texts", row=1)
    assert opened.jobs.asked_last(report_asks.duplicate_report)[1:] == (ISSUE.id, NOW)
    opened.act("Delete the draft")
    assert opened.jobs.asked_last(report_asks.delete_report)[1:] == (DRAFT.id,)
    assert opened.undone == [UUID(int=8), UUID(int=9), UUID(int=10)]
    issued = [action.text() for action in opened.page.menu(opened.page.model.row(1)).actions()]
    forms = ["", "Fill a Word form…", "Save an example of a Word form…"]
    assert issued == ["Open", "Duplicate, with its texts", *forms]
    opened.page.table.selectRow(1)
    QTest.keyClick(opened.page.table, Qt.Key.Key_Delete)
    assert sum(name == "delete_report" for name, _given in opened.jobs.asked) == 1


def test_a_word_form_is_filled_for_a_report_and_a_refusal_is_said(
    new_desk: NewDesk, show: Show, answers: dict[object, object], tmp_path: Path
) -> None:
    form, filled = tmp_path / "form.docx", tmp_path / "filled.docx"
    answers[report_asks.fill_form] = filled
    opened = Opened(new_desk, show, answers)
    row = opened.page.model.row(0)
    assert row is not None
    opened.page.forms.fill(row, form, filled)
    opened.jobs.rest()
    assert opened.jobs.asked_last(report_asks.fill_form)[1:4] == (row.report, form, filled)
    assert "filled.docx" in opened.page.message.accessibleName()
    asked_in_vain = UserError("The form asks for what nobody knows.", "“depart”: did you mean “departed”?")
    opened = Opened(new_desk, show, {**answers, report_asks.fill_form: asked_in_vain})
    opened.page.forms.fill(row, form, filled)
    opened.jobs.rest()
    assert "did you mean “departed”?" in opened.page.message.accessibleName()


def test_a_pilot_without_reports_sees_its_figures_and_how_to_begin(
    new_desk: NewDesk, show: Show, answers: dict[object, object], tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    opened = Opened(new_desk, show, {**answers, report_asks.reports: listed(), asks.write_report: path})
    quick, jobs = opened.page.quick, opened.jobs
    assert opened.page.start.add.isVisible()
    assert jobs.asked_last(report_asks.render)[1] == Options(NOW, None, "en")
    assert quick.preview.view.pages
    quick.period.choose("quarter")
    quick.language.choose("fr")
    quick.save_to(path)
    jobs.rest()
    assert jobs.asked_last(asks.write_report)[1:] == (Options(NOW, date(2026, 4, 1), "fr"), path)
    assert quick.writer.message.accessibleName() == f"Saved: {path}"
    assert quick.writer.open_folder.isVisible()
    quick.template.setCurrentIndex(quick.template.findData("employer"))
    assert quick.employer.isVisible()
    quick.save_to(path)
    jobs.rest()
    wanted = jobs.asked_last(asks.write_report)[1]
    assert (wanted.template, wanted.organisation) == ("employer", UUID(int=3))
    opened.page.start.add.click()
    assert opened.page.form.isVisible()
    assert opened.page.form.template.findData("employer") < 0


def test_figures_alone_stay_within_reach_and_say_why_they_cannot_be_written(
    new_desk: NewDesk, show: Show, answers: dict[object, object], tmp_path: Path
) -> None:
    error = UserError("The folder is read-only.", "Choose another.")
    opened = Opened(new_desk, show, {**answers, asks.write_report: error})
    assert not any(name == "render" for name, _given in opened.jobs.asked)
    opened.page.figures.click()
    opened.jobs.rest()
    opened.page.quick.save_to(tmp_path / "report.pdf")
    opened.jobs.rest()
    assert opened.page.quick.writer.message.accessibleName() == "The folder is read-only. Choose another."
    assert opened.page.quick.pdf.isEnabled()
    opened.page.figures.click()
    assert opened.page.table.isVisible()


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (NOW, (date(2026, 1, 1), NOW)),
        (date(2026, 8, 3), (date(2026, 7, 1), date(2026, 8, 3))),
        (date(2025, 12, 31), (date(2025, 7, 1), date(2025, 12, 31))),
    ],
)
def test_half_years_are_those_of_the_calendar(today: date, first: tuple[date, date]) -> None:
    found = half_years(today)
    assert found[0] == first
    assert all(later[0] > earlier[1] for later, earlier in pairwise(found))
