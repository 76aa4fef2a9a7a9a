"""Guards against a Qt for Python whose calls lose references and abort the program after some thousand of them."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 1000


@pytest.mark.parametrize("value", [None, True], ids=str)
def test_painter_calls_keep_the_references_of(value: object) -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        painter.save()
        painter.setClipping(True)
        painter.hasClipping()
        painter.restore()
    drift = sys.getrefcount(value) - before
    painter.end()
    assert abs(drift) < CALLS // 20
