"""Closed windows end in the window's thread, and no search for them holds up the work in others."""

from __future__ import annotations

import gc
import threading
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from partnertrack.progress import Progress
from partnertrack.ui.collector import Collector, resting
from partnertrack.ui.program import Program


class Dialog(QDialog):
    """A window that only holds itself once it is closed, as nearly every window does."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.itself = self
        self.destroyed.connect(lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


def many_values(*, progress: Progress) -> list[list[int]]:
    """Make so many that Python would search for cycles right after."""
    progress.report(0, 1)
    return [[number] for number in range(20_000)]


def test_windows_that_were_closed_end_in_the_thread_of_windows(program: Program, qtbot: QtBot) -> None:
    ended: list[int] = []

    def use() -> bool:
        dialog = Dialog(ended)
        dialog.show()
        dialog.close()
        program.desk.jobs.read(many_values, lambda _values: None)
        program.settle()
        return len(ended) >= 20

    qtbot.waitUntil(use, timeout=60_000)
    assert set(ended) == {threading.get_ident()}


class Knot:
    """A value that only holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_nothing_is_searched_while_work_is_under_way() -> None:
    collector = Collector()
    gone = ref(Knot())
    made = [[number] for number in range(20_000)]
    with resting():
        collector.search()
        assert gone() is not None
    collector.search()
    assert gone() is None
    assert len(made) == 20_000
    collector.close()


def test_python_searches_again_once_the_program_is_closed() -> None:
    before = gc.isenabled()
    gc.enable()
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
    if not before:
        gc.disable()
