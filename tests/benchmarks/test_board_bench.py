"""The board's lanes open far faster than one widget per card, and scroll within a frame."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from partnertrack.services.board import Lane
from partnertrack.ui.application import new_application
from partnertrack.ui.board_asks import CardLine
from partnertrack.ui.pages.board.lane import LaneView

pytestmark = pytest.mark.benchmark

CARDS, LANES = 5_000, 4
FRAMES = 60
FRAME_MS = 16


@pytest.fixture(scope="module")
def application() -> QApplication:
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else new_application([])


def line(key: UUID) -> CardLine:
    return CardLine(
        key, f"Awa Mensah {key.int}", "AM", f"PT-{key.int:06}", "2026-1", "origin", 0.4, "40%", "Visa", False, "3 days"
    )


def answer(view: LaneView, ids: Sequence[UUID]) -> None:
    view.model.receive(ids, [line(each) for each in ids])


def lanes() -> list[LaneView]:
    share = CARDS // LANES
    views = []
    for at in range(LANES):
        ids = tuple(UUID(int=at * share + place + 1) for place in range(share))
        view = LaneView(Lane(str(at), "Origin training", "origin", ids))
        view.model.wanted.connect(partial(answer, view))
        view.resize(260, 700)
        view.show()
        view.grab()
        views.append(view)
    return views


def frames() -> QWidget:
    """What peers do: a frame with labels for every card."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    for place in range(CARDS):
        frame, words = QFrame(), line(UUID(int=place + 1))
        inner = QVBoxLayout(frame)
        inner.addWidget(QLabel(words.name))
        inner.addWidget(QLabel(words.label))
        inner.addWidget(QProgressBar())
        column.addWidget(frame)
    whole.resize(260, 700)
    whole.show()
    return whole


def test_lanes_open_ten_times_as_fast_as_a_frame_per_card(application: QApplication) -> None:
    del application
    begun = time.process_time()
    ours = lanes()
    ours_took = time.process_time() - begun
    begun = time.process_time()
    theirs = frames()
    theirs_took = time.process_time() - begun
    for widget in (*ours, theirs):
        widget.close()
    assert theirs_took > 10 * ours_took, f"{ours_took:.3f} s against {theirs_took:.3f} s"


def test_a_lane_scrolls_within_a_frame(application: QApplication) -> None:
    del application
    view = lanes()[0]
    bar = view.list.verticalScrollBar()
    begun = time.process_time()
    for _frame in range(FRAMES):
        bar.setValue(bar.value() + 120)
        view.list.viewport().grab()
    took = (time.process_time() - begun) * 1000 / FRAMES
    assert took < FRAME_MS, f"{took:.1f} ms"
