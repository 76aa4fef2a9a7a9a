"""The page of one report keeps what is typed, offers figures and sentences, and leads to what is to be mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from partnertrack.domain.report import ISSUED, Passage, Remark, Report
from partnertrack.services.donor_report import Entry, Finding
from partnertrack.services.report_texts import Texts
from partnertrack.ui import report_text_asks as asks
from partnertrack.ui.pages.report import ReportPage
from partnertrack.ui.place import REPORT, Place
from partnertrack.ui.report_text_asks import FigureLine, OfferLine, ReportView
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs

DAY = date(2026, 6, 30)
CHANGE = UUID(int=9)
MADE = Report(
    id=UUID(int=1), version=1, number="2", title="Report no. 2", template="generic", as_of=DAY, created_on=DAY,
    languages="en fr",
)  # fmt: skip
SLOW = Passage(id=UUID(int=2), version=1, report_id=MADE.id, section="time", language="en", body="Slow: {visa}.")
CARRIED = Passage(
    id=UUID(int=3), version=1, report_id=MADE.id, section="people", language="en", body="Many.", carried_from=CHANGE
)
REMARK = Remark(id=UUID(int=4), version=1, report_id=MADE.id, section="time", text="Why?", noted_on=DAY)
ENTRIES = (
    Entry("time", "Time in each step", "Why it is slow.", 10),
    Entry("people", "Who takes part"),
    Entry("variance:O1", "O1: Departures", level=2, is_asked=True),
)
FIGURES = (
    FigureLine("departed", "Departed", "People", "42"),
    FigureLine("visa", "Visa: median days", "Time", "61 days"),
    FigureLine("gone", "Not available", "Time", None),
)
OFFERS = (OfferLine("a", "{departed} people have departed.", "42 people have departed."),)
FINDINGS = (
    Finding("variance", "O1 is not on track", is_blocking=True, section="variance:O1"),
    Finding("language", "Not written in French", section="people", language="fr"),
    Finding("typed", "Many is a figure", section="people", language="en", quote="Many"),
)


@dataclass
class Stage:
    """The page, with what it asked for."""

    page: ReportPage
    jobs: FakeJobs
    texts: Texts

    def type(self, text: str) -> None:
        editor = self.page.write.text.editor
        editor.setFocus()
        QTest.keyClicks(editor, text)
        editor.flush()

    def kept(self) -> list[tuple[str, str, str]]:
        """The texts that were sent to be kept: section, language and body."""
        return [(given[1].section, given[1].language, given[2]) for name, given in self.jobs.asked if name == "keep"]

    def store(self, passage: Passage) -> None:
        """Let the store hold a text, as the page reads it next."""
        key = (passage.section, passage.language)
        self.texts = replace(self.texts, passages={**self.texts.passages, key: passage})


@pytest.fixture
def stage(new_desk: NewDesk, show: Show) -> Stage:
    by_place = {("time", "en"): SLOW, ("people", "en"): CARRIED}
    held: list[Stage] = []
    desk, jobs = new_desk(
        {
            asks.report: lambda *_given: ReportView(held[0].texts, ENTRIES),
            asks.figures: FIGURES,
            asks.offers: OFFERS,
            asks.checklist: FINDINGS,
            asks.pictures: {},
            asks.keep: CHANGE,
            asks.settle: CHANGE,
            asks.add_remark: CHANGE,
            asks.settle_remark: CHANGE,
        }
    )
    page = ReportPage(desk, lambda _change: None)
    held.append(Stage(page, jobs, Texts(MADE, by_place, (REMARK,))))
    show(page)
    page.show_place(Place(REPORT, report=MADE.id))
    jobs.rest()
    return held[0]


def test_what_is_typed_is_kept_at_the_next_pause_and_before_another_section_is_shown(stage: Stage) -> None:
    write = stage.page.write
    stage.type("Very ")
    assert stage.kept() == [("time", "en", "Very Slow: {visa}.")]
    stage.jobs.rest()
    QTest.keyClicks(write.text.editor, "Very ")
    write.outline.setCurrentRow(1)
    assert stage.kept()[1] == ("time", "en", "Very Very Slow: {visa}.")
    assert write.text.editor.markdown() == "Many."


def test_typing_while_a_text_is_on_its_way_waits_and_is_not_lost(stage: Stage) -> None:
    stage.type("A ")
    stage.type("B ")
    assert [body for _section, _language, body in stage.kept()] == ["A Slow: {visa}."]
    stage.store(replace(SLOW, version=2, body="A Slow: {visa}."))
    stage.jobs.rest()
    stage.page.refresh()
    stage.jobs.rest()
    assert stage.kept()[1:] == [("time", "en", "A B Slow: {visa}.")]
    assert stage.page.write.text.editor.markdown() == "A B Slow: {visa}."


def test_a_text_that_was_changed_elsewhere_takes_the_place_of_the_one_shown(stage: Stage) -> None:
    stage.store(replace(SLOW, version=2, body="Undone."))
    stage.page.refresh()
    stage.jobs.rest()
    assert stage.page.write.text.editor.markdown() == "Undone."
    assert stage.kept() == []


def test_nothing_is_written_into_a_report_that_is_still_being_read(stage: Stage) -> None:
    page = stage.page
    QTest.keyClicks(page.write.text.editor, "So ")
    page.show_place(Place(REPORT, report=UUID(int=9)))
    assert stage.kept() == [("time", "en", "So Slow: {visa}.")]
    assert not page.write.text.done.isEnabled()
    assert not page.write.outline.isEnabled()
    stage.jobs.rest()
    assert page.write.text.done.isEnabled()
    assert page.write.outline.isEnabled()


def test_another_language_is_written_beside_the_first(stage: Stage) -> None:
    desk = stage.page.write.text
    desk.languages.setCurrentIndex(1)
    stage.jobs.rest()
    assert desk.reference.isVisible()
    assert desk.reference.markdown() == "Slow: {visa}."
    stage.type("Lent.")
    assert stage.kept() == [("time", "fr", "Lent.")]


def test_a_sentence_and_a_figure_are_inserted_with_live_names(stage: Stage) -> None:
    write = stage.page.write
    write.outline.setCurrentRow(2)
    stage.jobs.rest()
    found = write.side.offers.findChildren(QPushButton)
    take = next(each for each in found if each.accessibleName() == "Insert: 42 people have departed.")
    take.click()
    stage.page.focus_search()
    QTest.keyClicks(write.side.figures.search, "visa")
    QTest.keyClick(write.side.figures.search, Qt.Key.Key_Return)
    write.text.editor.flush()
    assert stage.kept()[-1] == ("variance:O1", "en", "{departed} people have departed.{visa}")
    assert write.side.figures.list.count() == 2


def test_the_checklist_leads_where_it_is_mended(stage: Stage) -> None:
    page = stage.page
    page.tabs.setCurrentIndex(2)
    assert page.tabs.tabText(2) == "Check (1)"
    assert [each.accessibleName() for each in page.check.lines] == [
        "O1 is not on track",
        "Not written in French",
        "Many is a figure",
    ]
    page.check.lines[1].setFocus()
    QTest.keyClick(page.check.lines[1], Qt.Key.Key_Return)
    assert (page.write.section, page.write.language) == ("people", "fr")
    assert page.write.isVisible()
    page.check.lines[2].click()
    page.write.side.figures.chosen.emit("departed")
    assert page.write.text.editor.markdown() == "{departed}."


def test_remarks_are_added_and_settled_by_keyboard(stage: Stage) -> None:
    remarks = stage.page.write.side.remarks
    stage.page.write.side.show_part("remarks")
    QTest.keyClicks(remarks.field, "And then?")
    QTest.keyClick(remarks.field, Qt.Key.Key_Return)
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.add_remark)[1:4] == (MADE.id, "time", "And then?")
    settle = next(each for each in remarks.findChildren(QPushButton) if each.accessibleName() == "Settle: Why?")
    QTest.keyClick(settle, Qt.Key.Key_Space)
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.settle_remark)[1:] == (REMARK, True)


def test_a_text_that_was_taken_over_is_held_done_where_it_still_holds(stage: Stage) -> None:
    write = stage.page.write
    write.outline.setCurrentRow(1)
    write.text.done.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.settle)[1:] == (CARRIED, "Who takes part", True)


def test_nothing_is_held_done_before_the_texts_are_there(new_desk: NewDesk, show: Show, qtbot: QtBot) -> None:
    desk, jobs = new_desk({})
    page = ReportPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(REPORT, report=MADE.id))
    with qtbot.capture_exceptions() as raised:
        page.write.text.done.click()
    assert not raised
    assert not [name for name, _given in jobs.asked if name == "settle"]


def test_an_issued_report_is_only_read(stage: Stage) -> None:
    stage.texts = replace(stage.texts, report=replace(MADE, status=ISSUED))
    stage.page.refresh()
    stage.jobs.rest()
    stage.type("More")
    assert stage.kept() == []
    assert not stage.page.write.text.done.isVisible()


def test_a_narrow_window_has_the_outline_in_one_line(stage: Stage) -> None:
    stage.page.resize(840, 440)
    write = stage.page.write
    assert write.text.choice.isVisible()
    assert not write.outline.isVisible()
    assert write.text.editor.height() > 120
