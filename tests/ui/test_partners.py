"""The pages of partners show what came and what did not, and ask for what the user wants done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.recipe import Wording
from partnertrack.errors import UserError
from partnertrack.services import partners
from partnertrack.services.wordings import AnswerField, Word, Wordings
from partnertrack.services.workspace import Workspace
from partnertrack.ui import origin_asks, partner_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.expectation import ExpectationDialog
from partnertrack.ui.dialogs.wording import WordingDialog
from partnertrack.ui.pages.partners import PartnerPage, PartnersPage
from partnertrack.ui.place import PARTICIPANT, PARTNER, PARTNERS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.partner_page import PartnerPageView, present_partner
from partnertrack.ui.view_models.partners import LedgerView, present_ledger
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.period_strip import PeriodStrip
from partnertrack.ui.widgets.short_table import ShortTable
from tests.integration.partner_pilot import CENTRE, EMPLOYERS, TODAY, VISAS, make
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

OWN = Wording(id=UUID(int=5), version=1, field="sex", text="Bub", means="male", partner=CENTRE)
FIELDS = (AnswerField("sex", "Sex", (("female", "Female"), ("male", "Male"))), AnswerField("consent", "Consent", ()))
WORDS = Wordings(
    FIELDS,
    (
        Word("sex", "Sex", "Bub", "male", "Male", (), OWN),
        Word("sex", "Sex", "Frau", "female", "Female", ("de",)),
    ),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = make(tmp_path_factory.mktemp("partners") / "partners.ptrack")
    yield made
    made.close()


@pytest.fixture
def ledger(workspace: Workspace) -> LedgerView:
    return present_ledger(partners.ledger(workspace, TODAY), TODAY)


def view_of(workspace: Workspace, name: str) -> PartnerPageView:
    return present_partner(partners.partner(workspace, name, TODAY), TODAY)


def gone_from(page: PartnersPage | PartnerPage) -> list[Place]:
    gone: list[Place] = []
    page.went.connect(gone.append)
    return gone


def names_in(page: QWidget) -> list[str]:
    return [widget.accessibleName() for widget in page.findChildren(QWidget) if widget.isVisible()]


def button(page: QWidget, words: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if words in (each.text(), each.accessibleName()))


def table_of(page: QWidget, name: str) -> ShortTable:
    return next(each for each in page.findChildren(ShortTable) if each.accessibleName() == name)


@pytest.fixture
def listing(new_desk: NewDesk, show: Show, ledger: LedgerView) -> tuple[PartnersPage, FakeJobs]:
    desk, jobs = new_desk(
        {
            partner_asks.ledger: ledger,
            partner_asks.wordings: WORDS,
            partner_asks.expect: "Expect files",
            partner_asks.keep_wording: "Say what a word means",
            partner_asks.forget_wording: "Forget a word",
        }
    )
    page = PartnersPage(desk)
    show(page)
    page.show_place(Place(PARTNERS))
    jobs.rest()
    return page, jobs


@pytest.fixture
def centre(new_desk: NewDesk, show: Show, workspace: Workspace) -> tuple[PartnerPage, FakeJobs]:
    desk, jobs = new_desk(
        {
            partner_asks.partner: lambda _workspace, name, _as_of: view_of(workspace, name),
            partner_asks.expect: "Change",
            partner_asks.expect_no_more: "Remove",
            partner_asks.forget_recipe: "Forget",
            partner_asks.letter_text: "Dear partners,",
            partner_asks.write_letter: lambda *given: given[3],
            origin_asks.save_archived: UserError("The pilot does not hold this file."),
        }
    )
    page = PartnerPage(desk)
    show(page)
    page.show_place(Place(PARTNER, partner=CENTRE))
    jobs.rest()
    return page, jobs


def test_a_partner_is_read_aloud_with_all_that_came(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, _jobs = listing
    model = page.submissions.model
    told = [[model.index(row, column).data() for column in range(5)] for row in range(3)]
    assert told[1] == [
        f"{CENTRE}, Every month · Training register",
        "Received 3, Late 1, Missing 3, Corrected 1, Expected 1",
        "10 Jul 2026 in 20 days",
        "5.2%, falling",
        "6, 4 days ago",
    ]
    assert told[2][1] == "No calendar yet"
    assert "3 partners  ·  6 files are missing" in page.subtitle.text()


def test_each_period_has_its_words(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, _jobs = listing
    tip = page.submissions.model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert tip[4] == "Feb 2026: received 19 Mar 2026, corrected 1 time"
    assert tip[6:] == [
        "Apr 2026: missing, due 10 May 2026, 41 days late",
        "May 2026: received 16 Jun 2026, 6 days late",
        "Jun 2026: due 10 Jul 2026",
    ]


def test_a_suggested_calendar_is_accepted_by_one_click(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, jobs = listing
    page.submissions.accept.click()
    accepted = jobs.asked_last(partner_asks.expect)[1]
    assert (accepted.partner, accepted.every_months) == (VISAS, 3)


def test_enter_opens_the_partner(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, _jobs = listing
    gone = gone_from(page)
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Down)
    QTest.keyClick(page.submissions.table, Qt.Key.Key_Return)
    assert gone == [Place(PARTNER, partner=EMPLOYERS)]


def test_a_pilot_without_partners_says_how_they_come(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({partner_asks.ledger: LedgerView("", (), (), "")})
    page = PartnersPage(desk)
    show(page)
    page.show_place(Place(PARTNERS))
    jobs.rest()
    assert [empty.isVisible() for empty in page.findChildren(Empty)] == [True]


def test_a_calendar_is_filled_in(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, jobs = listing
    page.add.click()
    dialog = page.findChildren(ExpectationDialog)[0]
    assert not dialog.keep.isEnabled()
    dialog.partner.setText("Kofi & Sons")
    dialog.rhythm.choose(6)
    dialog.due.choose(30)
    dialog.ends.setChecked(True)
    dialog.keep.click()
    filled = jobs.asked_last(partner_asks.expect)[1]
    assert (filled.partner, filled.every_months, filled.due_days) == ("Kofi & Sons", 6, 30)
    assert filled.ends_on == date(filled.starts_on.year, 12, 31)


def test_an_unusual_calendar_is_kept_as_it_is(application: object, qtbot: QtBot) -> None:
    del application
    unusual = Expectation(partner="A", every_months=4, due_days=7, starts_on=date(2026, 1, 5), language="nl")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExpectationDialog(parent, unusual)
    assert dialog.filled_in() == unusual


def test_a_partner_is_shown_with_all_that_is_known(centre: tuple[PartnerPage, FakeJobs]) -> None:
    page, _jobs = centre
    names = names_in(page)
    assert page.accessibleName() == CENTRE
    assert "3 files are missing" in names
    assert any(name.startswith("Oct 2025: missing, due 10 Nov 2025") for name in names)
    trainees = table_of(page, "Missing about trainees")
    assert trainees.list_model.index(1, 1).data() == "Training certificate, Date of birth"
    files = table_of(page, "Files")
    assert files.list_model.index(5, 0).data().startswith("register_2025-12.xlsx, 8 Jan 2026 · 15 updated")


def test_a_trainee_is_opened_among_those_of_the_partner(centre: tuple[PartnerPage, FakeJobs]) -> None:
    page, _jobs = centre
    gone = gone_from(page)
    table = table_of(page, "Missing about trainees")
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (gone[0].page, gone[0].person == gone[0].among[2], len(gone[0].among)) == (PARTICIPANT, True, 6)


def test_only_a_file_that_was_kept_can_be_had(
    centre: tuple[PartnerPage, FakeJobs], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, jobs = centre
    table = table_of(page, "Files")
    save = button(page, "Open archived file…")
    table.selectRow(0)
    assert not save.isEnabled()
    table.selectRow(5)
    assert save.isEnabled()
    chosen = str(tmp_path / "copy.xlsx")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_given: (chosen, ""))
    save.click()
    assert jobs.asked_last(origin_asks.save_archived)[2] == Path(chosen)
    jobs.rest()
    assert page.message.accessibleName() == "The pilot does not hold this file."


def test_the_letter_is_copied_and_written(centre: tuple[PartnerPage, FakeJobs], tmp_path: Path) -> None:
    page, jobs = centre
    page.copy.click()
    jobs.rest()
    assert QGuiApplication.clipboard().text() == "Dear partners,"
    page.language.choose("nl")
    page.write_to(tmp_path / "letter.pdf")
    jobs.rest()
    assert jobs.asked_last(partner_asks.write_letter)[3:] == (tmp_path / "letter.pdf", "nl")
    assert page.message.accessibleName() == f"Saved: {tmp_path / 'letter.pdf'}"
    page.refresh()
    jobs.rest()
    assert page.language.currentData() == "nl"


def test_calendars_and_layouts_are_changed_and_taken_away(centre: tuple[PartnerPage, FakeJobs]) -> None:
    page, jobs = centre
    button(page, "Change the calendar: Training register").click()
    page.findChildren(ExpectationDialog)[0].keep.click()
    changed = jobs.asked_last(partner_asks.expect)[1]
    assert (changed.partner, changed.version) == (CENTRE, 1)
    button(page, "Remove the calendar: Training register").click()
    assert jobs.asked_last(partner_asks.expect_no_more)[1] == changed.id
    button(page, "Forget the layout of “Register”").click()
    assert isinstance(jobs.asked_last(partner_asks.forget_recipe)[1], UUID)


def test_who_owes_nothing_is_written_no_letter(new_desk: NewDesk, show: Show, workspace: Workspace) -> None:
    early = present_partner(partners.partner(workspace, VISAS, date(2025, 11, 1)), TODAY)
    desk, jobs = new_desk({partner_asks.partner: early})
    page = PartnerPage(desk)
    show(page)
    page.show_place(Place(PARTNER, partner=VISAS))
    jobs.rest()
    assert (page.copy.isEnabled(), page.write.isEnabled()) == (False, False)


def test_a_partner_that_is_gone_says_so(new_desk: NewDesk, show: Show) -> None:
    desk, jobs = new_desk({partner_asks.partner: UserError("No partner is called “X”.")})
    page = PartnerPage(desk)
    show(page)
    page.show_place(Place(PARTNER, partner="X"))
    jobs.rest()
    assert page.message.accessibleName() == "No partner is called “X”."
    assert not page.write.isEnabled()


def test_only_the_pilots_own_words_can_be_changed(listing: tuple[PartnersPage, FakeJobs]) -> None:
    page, jobs = listing
    page.tabs.setCurrentIndex(1)
    jobs.rest()
    words = page.dictionary
    words.table.selectRow(1)
    assert not words.edit.isEnabled()
    assert not words.remove.isEnabled()
    QTest.keyClick(words.table, Qt.Key.Key_Return)
    assert not page.findChildren(WordingDialog)
    words.table.selectRow(0)
    words.remove.click()
    assert jobs.asked_last(partner_asks.forget_wording)[1] == OWN.id
    QTest.keyClick(words.table, Qt.Key.Key_Return)
    dialog = page.findChildren(WordingDialog)[0]
    assert dialog.filled_in() == OWN
    dialog.means.choose("")
    dialog.keep.click()
    kept = jobs.asked_last(partner_asks.keep_wording)[1]
    assert (kept.id, kept.text, kept.means) == (OWN.id, "Bub", "")


def test_words_are_looked_for_as_one_types(listing: tuple[PartnersPage, FakeJobs], qtbot: QtBot) -> None:
    page, jobs = listing
    page.focus_search()
    jobs.rest()
    QTest.keyClicks(page.dictionary.search, "frau")
    qtbot.waitUntil(lambda: jobs.asked_last(partner_asks.wordings)[1:] == ("", "frau"))
    jobs.rest()
    page.dictionary.field.setCurrentIndex(1)
    assert jobs.asked_last(partner_asks.wordings)[1:] == ("sex", "frau")


def test_a_word_needs_a_field_and_offers_its_answers(application: object, qtbot: QtBot) -> None:
    del application
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = WordingDialog(parent, FIELDS, Wording(field="", text="", means=""))
    dialog.word.setText("Mädel")
    assert not dialog.keep.isEnabled()
    dialog.field.setCurrentIndex(0)
    assert [dialog.means.itemText(place) for place in range(dialog.means.count())] == [
        "Female",
        "Male",
        "Nothing: leave it blank",
    ]
    assert dialog.keep.isEnabled()


def test_a_mark_tells_its_words_where_one_points(show: Show, ledger: LedgerView) -> None:
    strip = PeriodStrip(ledger.rows[1].marks)
    show(strip)
    strip.resize(strip.sizeHint())
    assert strip.words_at(QPointF(2, 8)).startswith("Oct 2025: missing")
    assert strip.words_at(QPointF(22, 8)).startswith("Nov 2025: missing")
    assert strip.words_at(QPointF(18, 8)) == ""
    assert strip.words_at(QPointF(900, 8)) == ""


def test_states_differ_in_more_than_colour(show: Show, ledger: LedgerView) -> None:
    strip = PeriodStrip(ledger.rows[1].marks)
    show(strip)
    strip.resize(strip.sizeHint())
    grey = strip.grab().toImage()
    states = [mark.state for mark in ledger.rows[1].marks]
    pictures = {}
    for place, state in enumerate(states):
        square = [grey.pixelColor(place * 20 + x, y).lightness() // 24 for x in range(3, 14) for y in range(3, 15)]
        pictures[state] = tuple(square)
    assert len(set(pictures.values())) == 5


def test_the_whole_way_from_the_list_to_the_letter(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "partners.ptrack"
    make(path).close()
    program.desk.open_file(path)
    program.settle()
    QTest.keyClick(program.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    listing = program.window.pages.page()
    assert isinstance(listing, PartnersPage)
    listing.submissions.accept.click()
    program.settle()
    assert program.window.notices.text == f"Expect files from {VISAS}"
    assert not listing.submissions.accept.isVisible()
    program.window.history.undo()
    program.settle()
    assert listing.submissions.accept.isVisible()
    listing.submissions.table.selectRow(1)
    QTest.keyClick(listing.submissions.table, Qt.Key.Key_Return)
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, PartnerPage)
    page.write_to(tmp_path / "letter.pdf")
    program.settle()
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    page.lay_out(tmp_path / "fill-in.xlsx")
    program.settle()
    assert load_workbook(tmp_path / "fill-in.xlsx").sheetnames
    program.window.pages.go_back()
    program.settle()
    assert program.window.pages.page() is listing
