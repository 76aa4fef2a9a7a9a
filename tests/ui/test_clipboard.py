"""What comes from a pilot leaves the clipboard again, and clipboard histories are told to leave it alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from partnertrack.ui import clipboard


@pytest.fixture
def board(application: QApplication) -> Iterator[QClipboard]:
    del application
    clipboard.stay(clipboard.USUAL)
    yield QGuiApplication.clipboard()
    clipboard.take_off()


def test_a_text_is_marked_and_goes_in_time(board: QClipboard) -> None:
    clipboard.put_text("Ama Mensah\tGH-001")
    assert board.text() == "Ama Mensah\tGH-001"
    assert set(clipboard.MARKS) <= set(board.mimeData().formats())
    assert clipboard.watch().is_counting
    clipboard.take_off()
    assert board.text() == ""
    assert not clipboard.watch().is_counting


def test_what_another_program_put_there_stays(board: QClipboard) -> None:
    clipboard.put_text("Ama Mensah")
    theirs = QMimeData()
    theirs.setText("a shopping list")
    board.setMimeData(theirs)
    assert not clipboard.watch().is_counting
    clipboard.take_off()
    assert board.text() == "a shopping list"


def test_the_settings_say_how_long(board: QClipboard) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    clipboard.stay(0)
    clipboard.put_picture(picture)
    assert not clipboard.watch().is_counting
    clipboard.stay(30)
    assert clipboard.watch().is_counting
    assert board.mimeData().hasImage()
