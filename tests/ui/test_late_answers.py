"""Answers that come when nobody is there any more, because a pilot or a dialog was closed meanwhile, disturb nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from partnertrack.ui.place import LETTERS, OVERVIEW, PARTICIPANTS, REPORTS, Place
from partnertrack.ui.program import Program


def let_go(program: Program) -> None:
    """Let go of what was closed, as the loop of events does, then wait for all answers."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.settle()


@pytest.mark.parametrize("page", [OVERVIEW, PARTICIPANTS, LETTERS, REPORTS])
def test_a_pilot_is_closed_while_a_page_waits_for_its_figures(program: Program, pilot: Path, page: str) -> None:
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(page))
    program.desk.close_pilot()
    program.settle()  # while the page is still there
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(page))
    program.desk.close_pilot()
    let_go(program)
    assert not program._crash.faults


def test_a_dialog_is_closed_while_it_waits(program: Program) -> None:
    program.window.help.show_about()
    (about,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
    about.close()
    let_go(program)
    assert not program._crash.faults
