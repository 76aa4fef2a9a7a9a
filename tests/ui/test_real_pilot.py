"""The whole way through the program, on real services: a new pilot, a partner's file, people, undo, the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack import paths
from partnertrack.services import dashboard
from partnertrack.ui.pages.imports.steps import DONE
from partnertrack.ui.pages.imports.wizard import ImportsPage
from partnertrack.ui.pages.overview import OverviewPage
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.pages.reports import ReportsPage
from partnertrack.ui.place import IMPORTS, OVERVIEW, REPORTS, Place
from partnertrack.ui.program import Program
from tests.ui.conftest import partner_files


def named(page: QWidget, beginning: str) -> QWidget:
    return next(widget for widget in page.findChildren(QWidget) if widget.accessibleName().startswith(beginning))


def imported(program: Program, file: Path) -> ImportsPage:
    program.window.pages.go(Place(IMPORTS))
    program.settle()
    wizard = program.window.pages.page()
    assert isinstance(wizard, ImportsPage)
    wizard.choosing.add_files((file,))
    for _step in range(3):
        assert wizard.next.isEnabled()
        wizard.next.click()
        program.settle()
    assert wizard.steps.currentIndex() == DONE
    return wizard


def test_from_a_figure_to_the_file_that_says_so(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    overview = program.window.pages.page()
    assert isinstance(overview, OverviewPage)
    QTest.mouseClick(named(overview, "Selected: 30"), Qt.MouseButton.LeftButton)
    program.settle()
    people = program.window.pages.page()
    assert isinstance(people, ParticipantsPage)
    assert len(people.model.ids) == 30
    people.table.selectRow(0)
    QTest.keyClick(people.table, Qt.Key.Key_Return)
    program.settle()
    person = program.window.pages.page()
    assert isinstance(person, ParticipantPage)
    said = [widget.accessibleName() for widget in person.findChildren(QWidget)]
    assert any("trainees.csv" in words for words in said)


def test_partners_files_are_imported_and_taken_back(program: Program, tmp_path: Path) -> None:
    program.desk.create(tmp_path / "new.ptrack", "inspire_gh", "Inspire Ghana")
    program.settle()
    trainees, visas = partner_files(tmp_path)
    wizard = imported(program, trainees)
    assert wizard.done.title.text() == "30 rows imported"
    wizard.done.next.click()
    wizard = imported(program, visas)
    assert wizard.done.title.text() == "18 rows imported"
    for file in ("visas.csv", "trainees.csv"):
        program.window.history.undo()
        program.settle()
        assert program.window.notices.text == f"Undone: Import {file}"
    program.window.pages.go(Place(OVERVIEW))
    program.settle()
    assert named(program.window, "No participants yet").isVisible()


def test_the_report_is_looked_at_and_saved(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(REPORTS))
    program.settle()
    reports = program.window.pages.page()
    assert isinstance(reports, ReportsPage)
    assert reports.quick.preview.view.sheets.count > 5
    path = pilot.with_name("report.pdf")
    reports.quick.save_to(path)
    program.settle()
    assert path.read_bytes().startswith(b"%PDF")
    reports.quick.save_to(pilot.parent / "nowhere" / "report.pdf")
    program.settle()
    assert reports.quick.writer.message.accessibleName()


def test_the_same_file_twice_says_so_and_changes_nothing(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    trainees, _visas = partner_files(pilot.parent)
    program.window.pages.go(Place(IMPORTS))
    wizard = imported(program, trainees)
    assert wizard.done.title.text() == "Nothing had to be changed"
    assert wizard.done.undo.isHidden()


def test_a_file_that_is_none_says_why(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    broken = pilot.with_name("broken.xlsx")
    broken.write_bytes(b"PK\x03\x04 and no more")
    program.window.pages.go(Place(IMPORTS))
    program.settle()
    wizard = program.window.pages.page()
    assert isinstance(wizard, ImportsPage)
    wizard.choosing.add_files((broken,))
    wizard.next.click()
    program.settle()
    assert "broken.xlsx" in wizard.message.accessibleName()


def test_icons_that_services_name_are_there(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    overview = dashboard.overview(program.desk.workspace, date(2026, 9, 30))
    icons = {figure.icon for figure in overview.key_figures} | {line.icon for line in overview.attention}
    assert {icon for icon in icons if not (paths.resources() / "icons" / f"{icon}.svg").is_file()} == set()
