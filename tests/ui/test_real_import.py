"""A partner's next file on real services: what is wrong is mended in the grid, what is left is taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.ui.pages.imports.notes import DriftNote
from partnertrack.ui.pages.imports.steps import CHECK, DONE, MATCH
from partnertrack.ui.pages.imports.wizard import ImportsPage
from partnertrack.ui.place import IMPORTS, OVERVIEW, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.buttons import Button
from tests.ui.conftest import partner_files

HEADINGS = "Reference no.;Surname;First name;Sex;Date of birth;Cohort;Selected on;Nationality"


@pytest.fixture
def wizard(program: Program, tmp_path: Path) -> ImportsPage:
    """Return the wizard of a pilot that holds the first file of a partner."""
    program.desk.create(tmp_path / "new.ptrack", "generic_dual_track", "Pilot")
    program.settle()
    page = at_imports(program)
    taken(program, page, partner_files(tmp_path)[0])
    page.done.next.click()
    program.settle()
    return page


def at_imports(program: Program) -> ImportsPage:
    program.window.pages.go(Place(OVERVIEW))
    program.settle()
    program.window.pages.go(Place(IMPORTS))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, ImportsPage)
    return page


def taken(program: Program, page: ImportsPage, file: Path, *, as_far_as: int = DONE) -> None:
    """Take a file through the steps."""
    page.choosing.partner.write("Kumasi")
    page.choosing.add_files((file,))
    while page.steps.currentIndex() < as_far_as:
        page.next.click()
        program.settle()


def next_file(folder: Path) -> Path:
    """Write the next file: three country names are misspelt, two dates are none, the last six people are gone."""
    lines = partner_files(folder)[0].read_text("utf-8").splitlines()[1:25]
    rows = [f"{line};{'Gahna' if number in (0, 5, 9) else 'Ghana'}" for number, line in enumerate(lines)]
    rows[2] = rows[2].replace("15/01/2025", "soon")
    rows.append("GH-099;Tetteh;Adwoa;F;31/02/2003;2025-B;15/01/2025;Ghana")
    path = folder / "april.csv"
    path.write_text("\n".join((HEADINGS, *rows)), "utf-8")
    return path


def kinds(page: ImportsPage) -> dict[str, str]:
    return {kind: chip.accessibleName() for kind, chip in page.checking.filters.strip.chips.items()}


def test_the_next_file_says_what_differs_from_the_last(program: Program, wizard: ImportsPage, tmp_path: Path) -> None:
    taken(program, wizard, next_file(tmp_path), as_far_as=MATCH)
    (drift,) = wizard.matching.findChildren(DriftNote)
    assert drift.unfold.text() == "6 people of last time are not in this file"
    assert wizard.matching.findChildren(Button)


def test_problems_are_mended_in_the_grid(program: Program, wizard: ImportsPage, tmp_path: Path) -> None:
    taken(program, wizard, next_file(tmp_path), as_far_as=CHECK)
    checking = wizard.checking
    assert kinds(wizard)["country-unknown"] == "Unknown country: 3"
    checking.filters.strip.chips["country-unknown"].click()
    QTest.keyClick(checking.grid, Qt.Key.Key_F8)
    QTest.keyClick(checking.grid, Qt.Key.Key_F2)
    line = checking.grid.editor.line
    assert line is not None
    assert line.text() == "Gahna"
    line.setText("Ghana")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert "country-unknown" not in kinds(wizard)
    checking.filters.strip.chips["date-unreadable"].click()
    QTest.keyClick(checking.grid, Qt.Key.Key_F8)
    QTest.keyClicks(checking.grid, "1")
    line = checking.grid.editor.line
    assert line is not None
    line.setText("16.01.2025")
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.settle()
    assert kinds(wizard)["date-unreadable"] == "Not a date: 1"
    checking.filters.strip.chips["date-unreadable"].click()
    rows = [row for at in range(len(checking.grid.rows.ids)) if (row := checking.grid.rows.row(at))]
    corrected = [cell.written for row in rows for cell in row.cells.values() if cell.is_corrected]
    assert sorted(corrected) == ["16.01.2025", "Ghana", "Ghana", "Ghana"]


def test_words_that_were_corrected_are_known_in_the_next_file(
    program: Program, wizard: ImportsPage, tmp_path: Path
) -> None:
    file = next_file(tmp_path)
    taken(program, wizard, file, as_far_as=CHECK)
    checking = wizard.checking
    checking.filters.strip.chips["country-unknown"].click()
    QTest.keyClick(checking.grid, Qt.Key.Key_F8)
    QTest.keyClick(checking.grid, Qt.Key.Key_F2)
    line = checking.grid.editor.line
    assert line is not None
    line.setText("Ghana")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    wizard.next.click()
    program.settle()
    wizard.done.next.click()
    may = file.with_name("may.csv")
    may.write_text(file.read_text("utf-8") + "\nGH-100;Tetteh;Efua;F;02/02/2003;2025-B;15/01/2025;Gahna", "utf-8")
    taken(program, wizard, may, as_far_as=CHECK)
    assert "country-unknown" not in kinds(wizard)


def test_rows_that_were_left_are_taken_up_again(program: Program, wizard: ImportsPage, tmp_path: Path) -> None:
    taken(program, wizard, next_file(tmp_path))
    assert "It waits in the pilot" in wizard.done.sentence.text()
    page = at_imports(program)
    page.done.next.click()
    program.settle()
    again = next(each for each in page.findChildren(Button) if each.text() == "Take up again" and each.isVisible())
    again.click()
    program.settle()
    assert page.steps.currentIndex() == CHECK
    grid = page.checking.grid
    assert [row.person for at in range(len(grid.rows.ids)) if (row := grid.rows.row(at))] == ["Adwoa Tetteh"]
    assert page.checking.filters.action == "review"
