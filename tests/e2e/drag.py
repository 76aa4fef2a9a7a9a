"""Drags the first card of the board into the next lane with the mouse of the screen; prints what is asked then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from partnertrack.ui.application import new_application
from partnertrack.ui.pages.board import BoardPage
from partnertrack.ui.place import BOARD, Place
from partnertrack.ui.program import Program

_STEPS, _PAUSE, _SHOWN = 8, 0.05, 0.5  # seconds


def main(home: Path) -> None:
    """Open the practice pilot, drag, print."""
    application = new_application()
    program = Program(application, home)
    program.window.move(0, 0)
    program.window.resize(1300, 740)
    program.window.show()
    program.desk.open_practice()
    program.settle()
    program.window.pages.go(Place(BOARD))
    program.settle()
    board = program.window.pages.page()
    assert isinstance(board, BoardPage)
    until = monotonic() + _SHOWN
    while monotonic() < until:
        application.processEvents()
    _drag(application, board)
    program.settle()
    print(board.mover.popup.accessibleName() if board.mover.popup else "nothing was asked")  # noqa: T201 - the answer
    program.window.close()
    program.close()


def _drag(application: QApplication, board: BoardPage) -> None:
    taken, to = board.lanes[0].list, board.lanes[1].list
    start = taken.viewport().mapToGlobal(taken.visualRect(taken.cards.index(0, 0)).center())
    hand = Thread(target=_move, args=(start, to.viewport().mapToGlobal(QPoint(40, 60))))
    hand.start()
    while hand.is_alive():
        application.processEvents()
        sleep(_PAUSE / 5)


def _move(start: QPoint, end: QPoint) -> None:
    """Take hold, move in steps as a hand does, and let go."""
    _mouse("mousemove", start.x(), start.y())
    _mouse("mousedown", 1)
    for step in range(1, _STEPS + 1):
        there = start + (end - start) * (step / _STEPS)
        _mouse("mousemove", there.x(), there.y())
        sleep(_PAUSE)
    sleep(4 * _PAUSE)
    _mouse("mouseup", 1)
    sleep(_SHOWN)


def _mouse(*words: object) -> None:
    command = ["xdotool", *map(str, words)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
