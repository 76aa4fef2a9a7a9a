"""The tour: four hints beside the real parts of the window, at their own pace and never again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from partnertrack.ui.program import Program
from partnertrack.ui.tour import FirstTime, Tour
from partnertrack.ui.tour.bubble import Bubble, placed


def shown(program: Program) -> Bubble | None:
    tour = program.window.findChild(Tour)
    return tour.bubble if tour else None


def test_the_hints_come_one_by_one_and_then_never_again(program: Program, pilot: Path, qtbot: QtBot) -> None:
    looked: list[bool] = []

    def is_at_home() -> bool:
        looked.append(True)
        return True

    FirstTime(program.desk, is_at_home, program.window.help.show_tour)
    program.desk.open_file(pilot)
    dialog = QDialog(program.window)
    dialog.open()
    program.settle()
    qtbot.waitUntil(lambda: len(looked) > 1)
    assert shown(program) is None  # something else wants an answer
    dialog.reject()
    qtbot.waitUntil(lambda: shown(program) is not None)
    told = []
    while bubble := shown(program):
        told.append(bubble.accessibleName().split(". ")[0])
        assert program.window.rect().contains(QRect(bubble.pos(), bubble.size()))
        QTest.keyClick(bubble.next, Qt.Key.Key_Return)
    assert told == [
        "Hint 1 of 4: Your partners’ files come in here",
        "Hint 2 of 4: Click any number to see who it is",
        "Hint 3 of 4: Find anybody and anything",
        "Hint 4 of 4: Nothing is final",
    ]
    assert program.desk.settings.is_toured
    program.window.help.show_tour()
    program.window.go("participants")
    program.settle()
    bubble = shown(program)
    assert bubble
    QTest.keyClick(bubble.next, Qt.Key.Key_Escape)
    assert shown(program) is None


def test_a_hint_stands_beside_its_part_and_inside_the_window() -> None:
    size, window = QSize(320, 120), QRect(10, 10, 891, 492)
    way = QRect(12, 170, 40, 26)
    assert placed(way, size, window, "beside", is_mirrored=False).left() > way.right()
    mirrored = way.translated(847, 0)
    assert placed(mirrored, size, window, "beside", is_mirrored=True).right() < mirrored.left()
    corner = QRect(860, 10, 36, 36)
    assert window.contains(placed(corner, size, window, "below", is_mirrored=False))
    low = QRect(100, 460, 60, 30)
    assert placed(low, size, window, "below", is_mirrored=False).bottom() < low.top()
