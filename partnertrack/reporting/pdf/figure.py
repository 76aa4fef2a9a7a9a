"""Charts and pictures with what is written above and below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnertrack.i18n import _
from partnertrack.reporting.document import Figure, Picture
from partnertrack.reporting.lines import Face
from partnertrack.reporting.pdf.piece import Part, Piece, Tag
from partnertrack.reporting.pdf.raster import raster
from partnertrack.reporting.pdf.style import BOTTOM, NOTE, PALETTE, SUBTITLE, TITLE, TOP, WIDTH
from partnertrack.reporting.pdf.text import Strips, strips

_MOST = BOTTOM - TOP - 80.0
"""The height that a chart may have, so that its title and note are on the same page."""


def figure(block: Figure, number: int) -> Iterator[Piece]:
    """Title, chart and note, on one page."""
    name = _("Figure {number}.").format(number=number)
    scene = block.scene
    yield from titles(f"{name} {block.title}", block.subtitle)
    scale = min(1.0, WIDTH / scene.width, _MOST / scene.height)
    tag = Tag("Figure", shows=scene.alt_text or block.title or name)
    drawn = Part(tag, scene.items, (0.0, 0.0, scene.width, scene.height))
    yield Piece(scene.height * scale, parts=(drawn,), before=7.0, after=8.0, keeps_next=bool(block.note), scale=scale)
    if block.note:
        yield from _below(block.note, NOTE)


def picture(block: Picture) -> Iterator[Piece]:
    """A picture in the middle of the column, and its caption, on one page; nothing where it cannot be read."""
    pixels = raster(block.content, WIDTH * min(block.share, 1.0))
    if pixels is None:
        return
    width = min(WIDTH * min(block.share, 1.0), _MOST / pixels.ratio)
    left, height = (WIDTH - width) / 2, width * pixels.ratio
    tag = Tag("Figure", shows=block.alt_text or block.caption or _("Picture"))
    drawn = Part(tag, box=(left, 0.0, left + width, height), raster=pixels)
    yield Piece(height, parts=(drawn,), before=9.0, after=9.0, keeps_next=bool(block.caption))
    if block.caption:
        yield from _below(block.caption, SUBTITLE)


def titles(title: str, subtitle: str, parent: Tag | None = None) -> Iterator[Piece]:
    """The title and subtitle above a chart or table, which stay with it."""
    for piece in strips(title, TITLE, PALETTE.ink, Strips(Tag("P", parent), before=13.0)):
        yield replace(piece, keeps_next=True)
    for piece in strips(subtitle, SUBTITLE, PALETTE.muted, Strips(Tag("P", parent), before=1.0)):
        yield replace(piece, keeps_next=True)


def _below(text: str, face: Face) -> Iterator[Piece]:
    """What is said below a chart or picture, which stays with it."""
    *upper, last = strips(text, face, PALETTE.muted, Strips(before=6.0))
    yield from (replace(piece, keeps_next=True) for piece in upper)
    yield replace(last, after=13.0)
