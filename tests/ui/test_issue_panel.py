"""A report is issued from its page, and an issued one answers: files, references, what changed, verification."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from partnertrack.domain.record import new_id
from partnertrack.domain.report import ISSUED, Report
from partnertrack.errors import RuleError, UserError
from partnertrack.ui import issue_asks
from partnertrack.ui.pages.report.issue_panel import IssuePanel
from partnertrack.ui.place import PARTICIPANTS, REPORT, Place
from partnertrack.ui.view_models.issues import ChangedLine, IssueView, ReferenceLine, VerifiedLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Words
from tests.ui.conftest import NewDesk

DAY = date(2026, 6, 30)
DRAFT = Report(number="5", title="Fifth", template="generic", as_of=DAY, created_on=DAY, languages="en fr")
SENT = Report(number="5", title="Fifth", template="generic", as_of=DAY, created_on=DAY, issued_on=DAY, status=ISSUED)
ANA, BEN = new_id(), new_id()
CHANGED = ChangedLine("Departed", "15 → 14: 1 duplicate merged", (ANA,))
REFERENCE = ReferenceLine("5-17: Departed, women (2)", "Report no. 5", (ANA, BEN), (ANA,))


class Panel:
    """The panel with answers of its own, and where it went."""

    def __init__(self, qtbot: QtBot, new_desk: NewDesk, view: IssueView, **answers: object) -> None:
        asked = {getattr(issue_asks, name): answer for name, answer in answers.items()}
        self.page = QWidget()
        self.page.resize(900, 700)
        self.undone: list[UUID] = []
        self.desk, self.jobs = new_desk({issue_asks.look: view, issue_asks.references: (REFERENCE,), **asked})
        self.panel = IssuePanel(self.page, self.desk, self.undone.append)
        self.panel.setParent(self.page)
        qtbot.addWidget(self.page)
        self.page.show()
        self.went: list[Place] = []
        self.panel.went.connect(self.went.append)
        self.panel.show_report(view.report.id)
        self.jobs.rest()

    def press(self, words: str) -> None:
        next(each for each in self.page.findChildren(Button) if each.text().startswith(words)).click()
        self.jobs.rest()

    def says(self) -> list[str]:
        return [each.text() for each in self.panel.findChildren(Words) if not each.isHidden()]


def test_a_report_is_issued_with_its_files(qtbot: QtBot, new_desk: NewDesk, tmp_path: Path) -> None:
    done = SimpleNamespace(report=SENT, change=new_id(), files=())
    it = Panel(qtbot, new_desk, IssueView(DRAFT, (("users", "For", "Donor"),)), issue=done)
    it.press("Issue…")
    drawer = it.panel.drawer
    it.press("Issue")
    assert not drawer.isHidden()
    drawer.keep.click()
    assert drawer.message.accessibleName() == "Choose the folder for the files."
    drawer.approved_by.setText("Head of programme")
    drawer.languages["fr"].setChecked(False)
    drawer.issue_into(tmp_path)
    it.jobs.rest()
    [_workspace, wanted] = it.jobs.asked_last(issue_asks.issue)
    assert (wanted.report, wanted.approved_by, wanted.languages) == (DRAFT.id, "Head of programme", ("en",))
    assert (wanted.folder, wanted.suffixes) == (tmp_path, (".pdf", ".xlsx", ".docx"))
    assert drawer.isHidden()


def test_what_must_be_mended_first_is_said(qtbot: QtBot, new_desk: NewDesk, tmp_path: Path) -> None:
    it = Panel(qtbot, new_desk, IssueView(DRAFT, ()), issue=RuleError("Report no. 5 cannot be issued yet."))
    it.press("Issue…")
    it.panel.drawer.issue_into(tmp_path)
    it.jobs.rest()
    assert it.panel.drawer.message.accessibleName() == "Report no. 5 cannot be issued yet."
    assert it.panel.drawer.keep.isEnabled()


def test_an_issued_report_opens_the_lists_behind_its_numbers(qtbot: QtBot, new_desk: NewDesk) -> None:
    it = Panel(qtbot, new_desk, IssueView(SENT, (), (CHANGED,), 8))
    it.panel.field.setText("5-17")
    qtbot.waitUntil(lambda: any(name == "references" for name, _given in it.jobs.asked))
    it.jobs.rest()
    it.press("As sent (2)")
    assert it.went[-1].page == PARTICIPANTS
    assert it.went[-1].search.among == {ANA, BEN}  # type: ignore[union-attr] # there is one
    assert it.went[-1].title == "5-17: Departed, women (2), as sent"
    it.press("As of today (1)")
    assert it.went[-1].search.among == {ANA}  # type: ignore[union-attr] # there is one


def test_an_issued_report_tells_that_nothing_changed(qtbot: QtBot, new_desk: NewDesk) -> None:
    it = Panel(qtbot, new_desk, IssueView(SENT, (), (), 8))
    assert "All 8 numbers that can be counted again come out as they did then." in it.says()


def test_a_file_is_verified_and_a_correction_begun(qtbot: QtBot, new_desk: NewDesk, tmp_path: Path) -> None:
    begun = SimpleNamespace(report_id=new_id(), change_id=new_id(), texts=0)
    altered = VerifiedLine("Altered.", "These pages differ: 3.", "danger")
    it = Panel(qtbot, new_desk, IssueView(SENT, ()), verify=altered, correct=begun)
    it.panel.verify(tmp_path / "held.pdf")
    it.jobs.rest()
    assert it.panel.message.accessibleName() == "Altered. These pages differ: 3."
    it.press("Correct and re-issue")
    assert it.went[-1] == Place(REPORT, report=begun.report_id)


def test_an_issued_report_is_signed_and_the_passphrase_forgotten(
    qtbot: QtBot, new_desk: NewDesk, tmp_path: Path
) -> None:
    it = Panel(qtbot, new_desk, IssueView(SENT, ()), sign=UserError("The certificate could not be opened."))
    it.press("Sign…")
    drawer = it.panel.sealing
    drawer.keep.click()
    assert drawer.message.accessibleName() == "Choose the office’s certificate."
    drawer.certificate = tmp_path / "office.p12"
    drawer.passphrase.setText("open sesame")
    drawer.sign_to(tmp_path / "signed.pdf")
    assert drawer.passphrase.text() == ""
    it.jobs.rest()
    assert drawer.message.accessibleName() == "The certificate could not be opened."
    [_workspace, wanted, certificate, passphrase, path] = it.jobs.asked_last(issue_asks.sign)
    assert (wanted, passphrase) == ((SENT.id, "en"), "open sesame")
    assert (certificate.name, path.name) == ("office.p12", "signed.pdf")
    assert it.panel.put_away()
