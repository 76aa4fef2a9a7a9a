"""Whoever practises sees it, finds files to practise on, starts afresh, and never comes to real data by mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from partnertrack.services import pilots
from partnertrack.ui.dialogs.messy_files import MessyFilesDialog
from partnertrack.ui.menus import pilot_menu
from partnertrack.ui.pages.imports.wizard import ImportsPage
from partnertrack.ui.place import IMPORTS, Place
from partnertrack.ui.program import Program
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.labels import Words
from tests.practised import open_practised


@pytest.fixture
def practising(program: Program) -> Program:
    """Return the program with the practice pilot open."""
    open_practised(program.desk.home / "practice" if program.desk.home else Path()).close()
    program.desk.open_practice()
    program.settle()
    return program


def importing(program: Program) -> ImportsPage:
    """Return the page on which files are imported."""
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, ImportsPage)
    return page


def press(program: Program, text: str) -> None:
    (button,) = (each for each in program.window.findChildren(QPushButton) if each.text() == text and each.isVisible())
    button.click()
    program.settle()


def test_practising_is_framed_leads_through_messy_files_and_starts_afresh(practising: Program) -> None:
    frame, desk = practising.window.practice, practising.desk
    assert frame.line.isVisible()
    frame.line.messy.click()
    practising.settle()
    dialog = practising.window.findChild(MessyFilesDialog)
    assert dialog
    assert len(dialog.lines) == 6
    dialog.lines["new_intake_rabat.xls"].click()
    page = importing(practising)
    assert page.choosing.partner.text() == "Practice employment service, Rabat"
    page.next.click()
    page.next.click()
    practising.settle()
    assert len(desk.workspace.cases()) == 134
    frame.line.messy.click()
    practising.settle()
    (again,) = (each for each in practising.window.findChildren(MessyFilesDialog) if each.isVisible())
    assert again.lines["new_intake_rabat.xls"].text() == "Import again"
    assert again.lines["july_registre_casablanca.xlsx"].hasFocus()
    again.lines["locked_language_results.xlsx"].click()
    page = importing(practising)
    assert "exercice-2026" in page.password.hint.text()
    frame.line.afresh.click()
    (asked,) = (each for each in practising.window.findChildren(QMessageBox) if each.isVisible())
    asked.buttons()[0].click()
    practising.settle()
    assert len(desk.workspace.cases()) == 122
    frame.line.leave.click()
    assert not desk.is_open
    assert not frame.line.isVisible()


def test_a_file_of_strangers_is_asked_about_once(practising: Program, tmp_path: Path) -> None:
    strange = tmp_path / "trainees.csv"
    strange.write_text("Reference no.;Surname;First name\nX-1;Mensah;Ama\n", "utf-8")
    for turn in (1, 2):
        practising.window.pages.go(Place(IMPORTS, files=(strange,), is_begun=True))
        page = importing(practising)
        assert page.strange.isVisible() == (turn == 1)
        if turn == 1:
            assert not page.next.isEnabled()
            page.strange.take.click()
            practising.settle()
        assert not page.strange.isVisible()
        page.cancel.click()
    practising.window.pages.go(Place(IMPORTS, pasted="Surname\tFirst name\nMensah\tAma"))
    page = importing(practising)
    assert page.strange.isVisible()
    page.strange.skip.click()
    practising.settle()
    assert page.choosing.isVisible()


def test_a_pilot_of_ones_own_opens_only_after_leaving_and_a_copy_is_practice(
    practising: Program, tmp_path: Path
) -> None:
    mine, desk = tmp_path / "mine.ptrack", practising.desk
    practice = desk.workspace.path
    assert Path(for_saving("List.xlsx", desk.workspace.path)).name == "practice-List.xlsx"
    pilots.create_pilot(mine, "inspire_gh", "Mine").close()
    desk.choose(recent=(str(mine), *desk.settings.recent))
    window = practising.window
    menu = pilot_menu(window, desk, lambda: None, lambda: None, lambda: None)
    assert "mine" not in {action.text() for action in menu.actions()}
    desk.open_file(mine)
    practising.settle()
    assert desk.is_practising
    assert any("You are practising" in each.text() for each in window.findChildren(Words) if each.isVisible())
    press(practising, "Leave and open")
    assert desk.workspace.title == "Mine"
    assert not window.practice.line.isVisible()
    shutil.copy(practice, tmp_path / "looks-real.ptrack")
    desk.open_file(tmp_path / "looks-real.ptrack")
    practising.settle()
    assert window.practice.line.isVisible()
