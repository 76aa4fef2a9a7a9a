"""Duplicates are decided pair by pair in the window, by mouse and by keyboard, and every decision can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.persistence.check import check
from partnertrack.ui.pages.duplicates import DuplicatesPage
from partnertrack.ui.place import DUPLICATES
from partnertrack.ui.program import Program
from tests.ui.conftest import enter_twice


@pytest.fixture
def page(program: Program, pilot: Path) -> DuplicatesPage:
    """Return the page with one pair on it."""
    program.desk.open_file(pilot)
    program.settle()
    enter_twice(program.desk.workspace)
    program.window.go(DUPLICATES)
    program.settle()
    shown = program.window.pages.page()
    assert isinstance(shown, DuplicatesPage)
    return shown


def press(program: Program, page: DuplicatesPage, key: Qt.Key) -> None:
    QTest.keyClick(page, key)
    program.settle()


def names(widget: QWidget) -> list[str]:
    return [child.accessibleName() for child in widget.findChildren(QWidget) if child.accessibleName()]


def counts(page: DuplicatesPage) -> tuple[str, str]:
    return page.chips["pairs"].accessibleName(), page.chips["merges"].accessibleName()


def test_a_pair_stands_side_by_side_with_what_differs_first(page: DuplicatesPage) -> None:
    assert page.subtitle.text() == "1 pair may be one person"
    first = page.panel.fields[0].row
    assert first.can_choose
    assert (first.sign, first.tone) in {("≠", "danger"), ("≈", "warn")}
    by_label = {field.row.label: field.row for field in page.panel.fields}
    assert by_label["First name"].sign == "≈"
    assert (by_label["Date of birth"].sign, by_label["Date of birth"].words) == ("✓", "the same")
    assert (by_label["Region"].sign, by_label["Region"].other) == ("·", "Volta")
    assert "trainees.csv" in by_label["Selected on"].one_source
    assert any(name.startswith("Keep Ama Mensah. PT-000001") for name in names(page.panel))


def test_merging_by_keyboard_fills_blanks_and_offers_undo(program: Program, page: DuplicatesPage) -> None:
    press(program, page, Qt.Key.Key_M)
    assert counts(page) == ("To decide: 0", "Merged: 1")
    notice = program.window.notices
    assert notice.text.startswith("Done: Merge PT-000900 into PT-000001")
    assert "given up" in notice.text
    notice.press()
    program.settle()
    assert counts(page) == ("To decide: 1", "Merged: 0")


def test_the_entry_and_the_values_that_were_chosen_stay(program: Program, page: DuplicatesPage) -> None:
    page.panel.entries["other"].click()
    name = next(field for field in page.panel.fields if field.row.label == "First name")
    assert name.options["other"].isChecked()
    name.options["one"].click()
    page.panel.merge.click()
    program.settle()
    shown = program.window.notices.text
    assert shown.startswith("Done: Merge PT-000001 into PT-000900")
    found = program.desk.workspace
    program.window.go("participants")
    program.settle()
    assert {case.number for case in found.cases()} >= {900}
    assert 1 not in {case.number for case in found.cases()}


def test_different_people_are_remembered_and_not_asked_again(program: Program, page: DuplicatesPage) -> None:
    press(program, page, Qt.Key.Key_D)
    assert counts(page) == ("To decide: 0", "Merged: 0")
    assert "two people" in program.window.notices.text
    page.refresh()
    program.settle()
    assert counts(page)[0] == "To decide: 0"
    program.window.notices.press()
    program.settle()
    assert counts(page)[0] == "To decide: 1"


def test_a_merge_is_taken_back_from_the_list_of_merges(program: Program, page: DuplicatesPage) -> None:
    press(program, page, Qt.Key.Key_M)
    page.chips["merges"].click()
    page.merged.buttons[0].click()
    program.settle()
    assert counts(page) == ("To decide: 1", "Merged: 0")
    assert program.window.notices.text.startswith("Undone: Merge PT-000900 into PT-000001")
    assert check(program.desk.workspace.store) == []


def test_the_arrow_leads_to_the_next_pair_and_the_sidebar_counts(program: Program, page: DuplicatesPage) -> None:
    enter_twice(program.desk.workspace)
    program.window.go(DUPLICATES)
    page.refresh()
    program.settle()
    pairs = len(page.model.ids)
    assert pairs > 1
    seen = []
    for _pair in range(pairs + 1):
        assert page.panel.view
        seen.append((page.panel.view.one.id, page.panel.view.other.id))
        press(program, page, Qt.Key.Key_Right)
    assert len(set(seen)) == pairs
    assert seen[0] == seen[-1]
    press(program, page, Qt.Key.Key_D)
    assert f"Duplicates: {pairs - 1}" in names(program.window.sidebar)
