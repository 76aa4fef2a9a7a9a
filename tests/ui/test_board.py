"""The board shows where people stand, and moves them by keyboard and by mouse alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from partnertrack.services import move_participants
from partnertrack.ui.dialogs.bulk.field import FieldDrawer
from partnertrack.ui.pages.board import BoardPage
from partnertrack.ui.place import BOARD, PARTICIPANT, Place
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.buttons import Button


@pytest.fixture
def board(program: Program, pilot: Path) -> BoardPage:
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(BOARD))
    program.settle()
    page = program.window.pages.page()
    assert isinstance(page, BoardPage)
    return page


def counts(board: BoardPage) -> list[int]:
    return [len(view.lane.ids) for view in board.lanes]


def first_filled(board: BoardPage) -> int:
    """The first lane with people that can go on to another stage."""
    return next(at for at, view in enumerate(board.lanes) if view.lane.ids)


def take_first(board: BoardPage, at: int) -> None:
    cards = board.lanes[at].list
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(0, 0))


def test_a_card_moves_by_keyboard_and_comes_back_by_undo(program: Program, board: BoardPage) -> None:
    before, at = counts(board), first_filled(board)
    take_first(board, at)
    QTest.keyClick(board.lanes[at].list, Qt.Key.Key_M)
    program.settle()
    assert board.mover.popup is not None
    QTest.keyClick(board.mover.popup.day, Qt.Key.Key_Return)
    program.settle()
    after = counts(board)
    assert (after[at], after[at + 1]) == (before[at] - 1, before[at + 1] + 1)
    program.window.history.undo()
    program.settle()
    assert counts(board) == before


def test_esc_moves_nobody(program: Program, board: BoardPage) -> None:
    before, at = counts(board), first_filled(board)
    take_first(board, at)
    QTest.keyClick(board.lanes[at].list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert board.mover.popup is not None
    QTest.keyClick(board.mover.popup, Qt.Key.Key_Escape)
    program.settle()
    assert board.mover.popup is None
    assert counts(board) == before


def test_dropped_among_those_who_left_a_card_asks_for_the_way_out(program: Program, board: BoardPage) -> None:
    before, at = counts(board), first_filled(board)
    cards, left = board.lanes[at].list, board.lanes[-1]
    data = cards.cards.mimeData([cards.cards.index(0, 0), cards.cards.index(1, 0)])
    left.list.dropEvent(
        QDropEvent(
            QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    program.settle()
    assert board.mover.popup is not None
    assert board.mover.popup.reason.isVisible()
    board.mover.popup.reason.choose("family")
    board.mover.popup.confirm.click()
    program.settle()
    assert counts(board)[-1] == before[-1] + 2


def test_enter_opens_the_person_among_the_lane(program: Program, board: BoardPage) -> None:
    at = first_filled(board)
    take_first(board, at)
    ids = board.lanes[at].lane.ids
    gone: list[Place] = []
    board.went.connect(gone.append)
    QTest.keyClick(board.lanes[at].list, Qt.Key.Key_Return)
    assert gone == [Place(PARTICIPANT, person=ids[0], among=ids)]
    program.settle()


def test_lanes_by_the_steps_of_a_stage_hold_the_people_of_that_stage(program: Program, board: BoardPage) -> None:
    by_stage = {view.lane.key: len(view.lane.ids) for view in board.lanes}
    stage = program.desk.workspace.scheme.stages[0]
    board.by.setCurrentIndex(1)
    program.settle()
    assert [view.lane.key for view in board.lanes] == [*(step.key for step in stage.steps), "left"]
    assert sum(counts(board)[:-1]) == by_stage[stage.key]


def test_a_way_out_warns_of_what_it_leaves_open(program: Program, board: BoardPage) -> None:
    at = first_filled(board)
    ids = board.lanes[at].lane.ids
    planned = move_participants.Move("language_test", "planned", date(2025, 9, 1))
    workspace = program.desk.workspace
    move_participants.commit(workspace, move_participants.preview(workspace, ids, planned))
    board.mover.ask(board.lanes[-1], ids, QPoint(200, 200))
    program.settle()
    assert board.mover.popup is not None
    dropout = board.mover.popup.steps.findData("dropout")
    board.mover.popup.steps.setCurrentIndex(dropout)
    program.settle()
    assert "people leave steps open: Language test" in board.mover.popup.warnings.text()


def test_several_cards_are_chosen_across_lanes_and_changed_together(program: Program, board: BoardPage) -> None:
    filled = [view for view in board.lanes if view.lane.ids][:2]
    for view in filled:
        view.list.setCurrentIndex(view.model.index(0, 0))
    assert board.choosing.isVisible()
    assert set(board.choosing.ids()) == {view.lane.ids[0] for view in filled}
    board.choosing.bulk.assign(board.choosing.ids())
    program.settle()
    drawer = board.choosing.bulk.drawer
    assert isinstance(drawer, FieldDrawer)
    assert drawer.line is not None
    drawer.line.write("2030-Z")
    program.settle()
    drawer.store.click()
    program.settle()
    board.cohort.setCurrentIndex(board.cohort.findData("2030-Z"))
    program.settle()
    assert sum(counts(board)) == 2
    program.window.history.undo()
    program.settle()
    assert board.choosing.isHidden()


def test_a_board_without_anybody_says_what_to_do(program: Program, board: BoardPage) -> None:
    board.filter.setText("nobody is called so")
    board.refresh()
    program.settle()
    button = next(each for each in board.findChildren(Button) if each.isVisible() and each.text() == "Show everybody")
    button.click()
    program.settle()
    assert sum(counts(board)) > 0


def test_lanes_by_organisation_hold_everybody(program: Program, board: BoardPage) -> None:
    before = sum(counts(board))
    board.by.setCurrentIndex(board.by.count() - 1)
    program.settle()
    assert (board.lanes[0].lane.label, board.lanes[-1].lane.key) == ("No organisation", "left")
    assert sum(counts(board)) == before
