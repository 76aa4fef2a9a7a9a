"""Holds that one thread at a time uses the engine that paints pages: it knows no threads."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdfium2.internal import bases
from reportlab.pdfgen.canvas import Canvas

from partnertrack.reporting import page_image
from partnertrack.reporting.compare_pages import differing_pages
from partnertrack.reporting.page_image import Cut, paint_cut, paint_page
from partnertrack.reporting.page_map import find_text, page_sizes, page_text


@pytest.fixture(scope="module")
def content() -> bytes:
    """A PDF of two pages."""
    written = BytesIO()
    canvas = Canvas(written, (200, 100))
    for page in (1, 2):
        canvas.drawString(20, 50, f"page {page}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@pytest.mark.parametrize(
    "use",
    [
        lambda content: paint_page(content, 0, 100),
        lambda content: paint_cut(content, 1, Cut(100, 0, 0, 50, 50)),
        lambda content: page_text(content, 1),
        lambda content: find_text(content, "page"),
        lambda content: differing_pages(content, content),
        page_sizes,
    ],
)
def test_all_that_was_used_of_the_engine_is_closed_in_the_same_turn(
    content: bytes, use: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    close: Any = bases._close_template

    def closing(*known: object) -> None:
        closed.append(page_image._TURN.locked())
        close(*known)

    monkeypatch.setattr(bases, "_close_template", closing)
    use(content)
    assert all(closed)
