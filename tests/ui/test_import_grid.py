"""The rows of a partner's file are checked and corrected in the grid, by keyboard alone if one likes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from partnertrack.services import pilots
from partnertrack.services.import_workbook import Choices
from partnertrack.ui.pages.imports.check import CheckStep
from partnertrack.ui.view_models.import_review import Answers, RowLine, answers
from partnertrack.ui.widgets.buttons import Button
from tests.ui.drafts import AMA, CAME, KOFI, SHEET, TOWN, WORKBOOK, reviewed

Show = Callable[[QWidget], None]
KEYS, KEY = Qt.KeyboardModifier, Qt.Key
ANSWERS = {"region": Answers("Choose a region", ("Ashanti", "Greater Accra")), "arrived_on": Answers("Day first")}


class Checking:
    """The step with the choices that it led to; each decision is reviewed at once, unless it is to `wait`."""

    def __init__(self) -> None:
        self.step = CheckStep(ANSWERS)
        self.choices = Choices(trusts_likely=True)
        self.waits = False
        self.step.decided.connect(self._decide)
        self.review()

    @property
    def grid(self) -> QWidget:
        return self.step.grid

    def review(self) -> None:
        self.step.show_review(reviewed(None, WORKBOOK, "", self.choices))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = KEYS.NoModifier) -> None:
        QTest.keyClick(self.step.grid, key, held)

    def line(self) -> QLineEdit:
        line = self.step.grid.editor.line
        assert line is not None
        return line

    def all_rows(self) -> None:
        self.step.filters.chips[""].click()

    def go(self, number: int, index: int) -> None:
        """Go to a cell, by the number of its row."""
        self.all_rows()
        assert self.step.grid.go(number - 2, index)
        self.step.grid.setFocus()

    def rows(self) -> list[RowLine]:
        model = self.step.grid.rows
        found = [model.row(place) for place in range(len(model.ids))]
        return [row for row in found if row is not None]

    def numbers(self) -> list[int]:
        return [row.number for row in self.rows()]

    def spoken(self) -> str:
        return str(self.step.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def button(self, beginning: str) -> Button:
        return next(
            each for each in self.step.findChildren(Button) if each.isVisible() and each.text().startswith(beginning)
        )

    def _decide(self, decided: Callable[[Choices], Choices]) -> None:
        self.choices = decided(self.choices)
        if not self.waits:
            self.review()


@pytest.fixture
def checking(show: Show) -> Checking:
    made = Checking()
    show(made.step)
    made.step.focus_rows()
    return made


def test_it_begins_with_the_rows_that_want_a_decision(checking: Checking) -> None:
    assert checking.numbers() == [3, 6]
    assert checking.step.panel.isVisible()


@pytest.mark.parametrize(("key", "decision"), [("1", AMA), ("2", KOFI), ("n", "new"), ("l", "skip")])
def test_a_row_in_doubt_is_decided_by_keyboard(checking: Checking, key: str, decision: object) -> None:
    QTest.keyClicks(checking.grid, key)
    assert checking.choices.people == {(SHEET, 3): decision}
    assert checking.numbers() == [6]


def test_a_row_in_doubt_is_decided_by_mouse(checking: Checking) -> None:
    QTest.mouseClick(checking.button("Leave this row out"), Qt.MouseButton.LeftButton)
    assert checking.choices.people == {(SHEET, 3): "skip"}


def test_a_row_that_was_left_out_is_taken_again(checking: Checking) -> None:
    QTest.keyClicks(checking.grid, "l")
    checking.step.filters.chips["skip"].click()
    QTest.keyClicks(checking.grid, "l")
    assert checking.choices.people == {}


def test_rows_are_filtered_by_what_becomes_of_them(checking: Checking) -> None:
    chips = checking.step.filters.chips
    chips["create"].click()
    assert [row.person for row in checking.rows()] == ["Ama Owusu"]
    chips[""].click()
    assert checking.numbers() == [2, 3, 4, 5, 6, 7]
    assert not chips["reject"].isVisible()


def test_rows_are_filtered_by_kinds_of_problems_graver_first(checking: Checking) -> None:
    chips = checking.step.filters.strip.chips
    assert list(chips) == ["date-unreadable", "code-unknown", "value-disputed", "person-open", "date-incomplete"]
    assert chips["code-unknown"].accessibleName() == "Unknown answer: 3"
    chips["code-unknown"].click()
    assert checking.numbers() == [3, 5, 6]
    chips["code-unknown"].click()
    assert checking.numbers() == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_cell_is_corrected_in_its_place(checking: Checking, key: Qt.Key) -> None:
    checking.go(5, CAME)
    checking.key(key)
    assert checking.line().text() == "soon"
    assert checking.line().placeholderText() == "Day first"
    QTest.keyClicks(checking.line(), "7.5.2026")
    QTest.keyClick(checking.line(), KEY.Key_Tab)
    assert checking.choices.cells == {(SHEET, 5, CAME): "7.5.2026"}


def test_typing_begins_a_correction_and_escape_leaves_it(checking: Checking) -> None:
    checking.go(5, CAME)
    QTest.keyClicks(checking.grid, "7")
    assert checking.line().text() == "7"
    QTest.keyClick(checking.line(), KEY.Key_Escape)
    assert checking.step.grid.editor.line is None
    assert checking.choices.cells == {}


def test_a_corrected_cell_says_so_and_delete_takes_it_back(checking: Checking) -> None:
    checking.go(5, CAME)
    QTest.keyClicks(checking.grid, "7")
    QTest.keyClick(checking.line(), KEY.Key_Return)
    assert checking.choices.cells == {(SHEET, 5, CAME): "7"}
    assert checking.spoken() == "Arrival: 7. corrected. The partner wrote “soon”."
    checking.key(KEY.Key_Delete)
    assert checking.choices.cells == {}
    assert checking.spoken() == "Arrival: soon. “soon” is not a date."


def test_all_cells_alike_are_corrected_at_once_and_remembered(checking: Checking) -> None:
    checking.go(3, TOWN)
    checking.key(KEY.Key_F2)
    checking.line().setText("Accra")
    QTest.keyClick(checking.line(), KEY.Key_Return, KEYS.ControlModifier)
    assert checking.choices.texts == {(SHEET, TOWN, "acra"): "Accra"}
    assert checking.choices.remembered == {(SHEET, TOWN, "acra")}
    assert [row.cells[TOWN].text for row in checking.rows()] == ["Accra", "Accra", "Kumasi", "Accra", "Accra", ""]
    checking.key(KEY.Key_Delete)
    assert checking.choices.texts == {}


def test_a_correction_is_spread_from_the_panel_without_being_remembered(checking: Checking) -> None:
    checking.go(3, TOWN)
    assert checking.button("Correct all 3 rows like this")
    QTest.keyClicks(checking.grid, "Accra"[:1])
    checking.line().setText("Accra")
    QTest.keyClick(checking.line(), KEY.Key_Tab)
    checking.go(3, TOWN)
    checking.step.panel.remembers = False
    checking.button("Replace in all 3 rows like this").click()
    assert checking.choices.cells == {}
    assert checking.choices.texts == {(SHEET, TOWN, "acra"): "Accra"}
    assert checking.choices.remembered == frozenset()


def test_the_answers_of_a_list_are_offered(checking: Checking) -> None:
    checking.go(3, TOWN)
    checking.key(KEY.Key_F2)
    completer = checking.line().completer()
    completer.setCompletionPrefix("acc")
    assert completer.currentCompletion() == "Greater Accra"


def test_each_code_field_has_its_answers() -> None:
    found = answers(pilots.template("inspire_gh"))
    assert "Female" in found["sex"].words
    assert found["birth_date"].hint
    assert found["last_name"] == Answers()


@pytest.mark.parametrize(("key", "side"), [("o", "ours"), ("t", "theirs")])
def test_a_value_that_both_changed_is_decided_by_a_key(checking: Checking, key: str, side: str) -> None:
    checking.go(6, CAME)
    assert "Both were changed since the last file." in checking.spoken()
    QTest.keyClicks(checking.grid, key)
    assert checking.choices.sides == {(SHEET, 6, CAME): side}


def test_a_value_that_was_kept_can_still_be_taken(checking: Checking) -> None:
    checking.go(7, CAME)
    checking.button("Take theirs").click()
    assert checking.choices.sides == {(SHEET, 7, CAME): "theirs"}


def test_letters_decide_with_alt_while_one_looks_at_a_cell(checking: Checking) -> None:
    checking.go(3, TOWN)
    checking.key(KEY.Key_N, KEYS.AltModifier)
    assert checking.choices.people == {(SHEET, 3): "new"}


def test_values_are_deleted_only_with_a_tick(checking: Checking) -> None:
    tick = checking.step.filters.erase
    assert tick.accessibleName() == "Delete values where the file says so (1 cell)"
    assert not checking.choices.deletes
    tick.click()
    assert checking.choices.deletes
    assert tick.isVisible()


def test_f8_goes_from_problem_to_problem_and_round(checking: Checking) -> None:
    checking.go(2, CAME)
    seen = []
    for _time in range(8):
        checking.key(KEY.Key_F8)
        cell = checking.step.grid.cell()
        seen.append((checking.step.grid.place() + 2, cell.index if cell else -1))
    assert seen == [(3, -1), (3, TOWN), (5, CAME), (5, TOWN), (6, CAME), (6, TOWN), (7, TOWN), (3, -1)]
    checking.key(KEY.Key_F8, KEYS.ShiftModifier)
    assert checking.step.grid.place() + 2 == 7


def test_all_problems_stand_in_a_list_that_leads_back_to_the_cell(checking: Checking) -> None:
    checking.step.filters.list.click()
    listed = checking.step.problems
    assert listed.isVisible()
    assert len(listed.rows.ids) == 7
    said = [str(listed.rows.index(2, column).data()) for column in range(6)]
    assert said == ["Not taken", SHEET, "5", "Came", "soon", "“soon” is not a date."]
    listed.selectRow(2)
    QTest.keyClick(listed, KEY.Key_Return)
    assert checking.grid.isVisible()
    assert checking.step.grid.place() + 2 == 5
    cell = checking.step.grid.cell()
    assert cell is not None
    assert cell.index == CAME


def test_what_somebody_writes_is_kept_while_the_draft_is_worked_out(checking: Checking) -> None:
    checking.waits = True
    checking.go(3, TOWN)
    QTest.keyClicks(checking.grid, "A")
    QTest.keyClick(checking.line(), KEY.Key_Tab)
    assert checking.rows()[1].cells[TOWN].text == "A"  # shown at once
    checking.go(4, TOWN)
    checking.key(KEY.Key_F2)
    line = checking.line()
    line.setText("half a wo")
    checking.review()
    assert checking.step.grid.editor.line is line
    assert line.text() == "half a wo"


def test_a_new_draft_leaves_the_place_and_the_columns_as_they_were(checking: Checking) -> None:
    checking.go(5, CAME)
    grid = checking.step.grid
    grid.setColumnWidth(3, 222)
    titles = [column.title for column in grid.rows.columns]
    checking.choices = checking.choices.with_cell(SHEET, 5, CAME, "7.5.2026").with_text(SHEET, TOWN, "Acra", "Accra")
    checking.review()
    assert [column.title for column in grid.rows.columns] == titles
    assert grid.columnWidth(3) == 222
    assert (grid.place() + 2, grid.currentIndex().column()) == (5, 3)
