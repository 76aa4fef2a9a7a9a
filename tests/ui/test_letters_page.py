"""The page of letters: what is asked for, what is lacking, what is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from partnertrack.errors import UserError
from partnertrack.services.workspace import Workspace
from partnertrack.ui import letter_asks
from partnertrack.ui.pages.letters import LettersPage
from partnertrack.ui.place import IMPORTS, LETTERS, PARTICIPANTS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.letters import Audience, FirstPage, LackLine, Wish
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import Answer, FakeJobs

WHO = (UUID(int=1), UUID(int=2))


def first_page(_workspace: Workspace, wish: Wish, width: int) -> FirstPage:
    lacks = (LackLine("2 people lack “Passport no.”.", WHO),) if wish.kind == "visa_support" else ()
    return FirstPage(width, 10, b"\xff" * (4 * width * 10), 30, lacks)


def opened(new_desk: NewDesk, show: Show, people: int = 30, **more: Answer) -> tuple[LettersPage, FakeJobs]:
    answers: dict[Callable[..., object], Answer] = {
        letter_asks.audience: Audience(("2025-A", "2025-B"), people),
        letter_asks.first_page: first_page,
        letter_asks.write: more.get("write", Path("written.pdf")),
        letter_asks.write_each: Path("visa_support"),
    }
    desk, jobs = new_desk(answers)
    page = LettersPage(desk, lambda _change: None)
    show(page)
    return page, jobs


def test_the_people_chosen_before_are_written_about_until_others_are_chosen(new_desk: NewDesk, show: Show) -> None:
    page, jobs = opened(new_desk, show)
    page.show_place(Place(LETTERS, chosen=WHO))
    jobs.rest()
    assert jobs.asked_last(letter_asks.first_page)[1].chosen == WHO
    assert page.options.who.currentText() == "The 2 people chosen"
    page.options.who.setCurrentIndex(page.options.who.findText("2025-B"))
    QTest.keyClick(page.options.options["attendance"], Qt.Key.Key_Space)
    page.refresh()
    jobs.rest()
    wish = jobs.asked_last(letter_asks.first_page)[1]
    assert (wish.kind, wish.chosen, wish.cohort) == ("attendance", (), "2025-B")
    assert page.options.span.isVisible()
    assert page.xlsx.isVisible()
    assert not page.each.isVisible()
    page.save_to(Path("written.pdf"))
    jobs.rest()
    assert page.message.accessibleName() == "Saved: written.pdf"
    assert page.writer.open_folder.isVisible()


def test_who_lacks_something_is_shown_or_left_out(new_desk: NewDesk, show: Show) -> None:
    page, jobs = opened(new_desk, show, write=UserError("2 people lack “Passport no.”."))
    went: list[Place] = []
    page.went.connect(went.append)
    page.show_place(Place(LETTERS, cohort="2025-A"))
    jobs.rest()
    assert not page.lacking.isVisible()
    page.options.options["visa_support"].click()
    page.refresh()
    jobs.rest()
    page.lacking.see.click()
    assert went == [Place(PARTICIPANTS, chosen=WHO, title="2 people lack “Passport no.”.")]
    page.save_to(Path("visa.pdf"))
    jobs.rest()
    assert "lack" in page.message.accessibleName()
    assert page.pdf.isEnabled()
    page.lacking.leave.click()
    page.save_each(Path())
    jobs.rest()
    assert jobs.asked_last(letter_asks.write_each)[1].leaves_out
    assert "2 people are left out." in page.lacking.message.accessibleName()
    page.options.options["certificate"].click()
    assert not page.lacking.leaves_out


def test_a_pilot_without_people_says_where_they_come_from(new_desk: NewDesk, show: Show) -> None:
    page, jobs = opened(new_desk, show, people=0)
    went: list[Place] = []
    page.went.connect(went.append)
    page.show_place(Place(LETTERS))
    jobs.rest()
    assert not page.pdf.isEnabled()
    page.bring.click()
    assert went == [Place(IMPORTS)]


def test_checklists_are_written_from_a_real_pilot(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(LETTERS))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, LettersPage)
    assert page.count.text() == "30 people"
    page.save_to(pilot.with_name("checklist.pdf"))
    program.settle()
    assert pilot.with_name("checklist.pdf").read_bytes().startswith(b"%PDF")


def test_an_own_template_is_added_chosen_and_removed(program: Program, pilot: Path) -> None:
    path = pilot.with_name("Welcome.docx")
    document = Document()
    document.add_paragraph("Dear {{ participant.name }}")
    document.save(str(path))
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(LETTERS))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, LettersPage)
    page.add_template(path)
    program.settle()
    (own,) = [option for key, option in page.options.options.items() if page.options.kinds[key].template]
    own.click()
    page.refresh()
    program.settle()
    assert page.options.kind.title == "Welcome"
    assert not page.pdf.isVisible()
    page.save_each(pilot.parent)
    program.settle()
    assert len(list((pilot.parent / "Welcome").glob("*.docx"))) == 30
    page.options.own.places.setCurrentIndex(0)
    page.options.own.copy.click()
    assert QGuiApplication.clipboard().text() == "{{ participant.name }}"
    page.options.own.drop.click()
    program.settle()
    assert page.options.kind.key == "checklist"
    assert "removed" in program.window.notices.text
