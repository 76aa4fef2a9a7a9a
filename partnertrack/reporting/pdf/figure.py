"""Charts with their titles, and the titles of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnertrack.i18n import _
from partnertrack.reporting.document import Figure
from partnertrack.reporting.pdf.piece import Piece
from partnertrack.reporting.pdf.style import BOTTOM, NOTE, PALETTE, SUBTITLE, TITLE, TOP, WIDTH
from partnertrack.reporting.pdf.text import strips

_MOST = BOTTOM - TOP - 80.0
"""The height that a chart may have, so that its title and note are on the same page."""


def figure(block: Figure, number: int) -> Iterator[Piece]:
    """Title, chart and note, on one page."""
    name = _("Figure {number}.").format(number=number)
    yield from titles(f"{name} {block.title}", block.subtitle)
    scene = block.scene
    scale = min(1.0, WIDTH / scene.width, _MOST / scene.height)
    yield Piece(scene.height * scale, scene.items, before=7.0, after=8.0, keeps_next=bool(block.note), scale=scale)
    if block.note:
        *upper, last = strips(block.note, NOTE, PALETTE.muted, before=6.0)
        yield from (replace(piece, keeps_next=True) for piece in upper)
        yield replace(last, after=13.0)


def titles(title: str, subtitle: str) -> Iterator[Piece]:
    """The title and subtitle above a chart or table, which stay with it."""
    for piece in strips(title, TITLE, PALETTE.ink, before=13.0):
        yield replace(piece, keeps_next=True)
    for piece in strips(subtitle, SUBTITLE, PALETTE.muted, before=1.0):
        yield replace(piece, keeps_next=True)
