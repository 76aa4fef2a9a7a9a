"""From the blocks of a document to the pieces that its pages are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from partnertrack.i18n import _
from partnertrack.reporting.document import (
    Block,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    KeepTogether,
    KeyFigures,
    Letterhead,
    PageBreak,
    Picture,
)
from partnertrack.reporting.pdf import text
from partnertrack.reporting.pdf.contents import contents
from partnertrack.reporting.pdf.cover import cover
from partnertrack.reporting.pdf.figure import figure, picture
from partnertrack.reporting.pdf.letterhead import letterhead
from partnertrack.reporting.pdf.piece import PAGE_BREAK, Mark, Piece
from partnertrack.reporting.pdf.style import UPRIGHT, Paper
from partnertrack.reporting.pdf.table import table
from partnertrack.reporting.pdf.tiles import key_figures
from partnertrack.reporting.table import Table
from partnertrack.reporting.walk import flat


def lay_out(document: Document, paper: Paper = UPRIGHT) -> Iterator[Piece]:
    """The pieces of a document in their order, headings, figures and tables numbered."""
    setter = _Setter(tuple(_marks(document)), paper)
    for block in document.blocks:
        yield from setter.pieces(block)


def _marks(document: Document) -> Iterator[Mark]:
    """A mark for each heading; sections are counted."""
    sections, keys = count(1), count(1)
    depth = -1
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            is_counted = block.is_numbered and block.level == 1
            words = f"{next(sections)}  {block.text}" if is_counted else block.text
            depth = min(block.level - 1, depth + 1)
            yield Mark(f"heading-{next(keys)}", words, block.level, depth)
        elif isinstance(block, Contents):
            depth = 0
            yield Mark("contents", _("Contents"), 1)


class _Setter:
    """Turns blocks into pieces, and counts as it goes."""

    def __init__(self, marks: tuple[Mark, ...], paper: Paper) -> None:
        self._paper = paper
        self._marks = marks
        self._next_mark = iter(marks)
        self._figures = count(1)
        self._tables = count(1)

    def pieces(self, block: Block) -> Iterable[Piece]:
        """The pieces of a block."""
        match block:
            case Heading():
                return text.heading(next(self._next_mark))
            case Contents():
                return contents(next(self._next_mark), self._marks)
            case Figure():
                return figure(block, next(self._figures))
            case Table():
                return table(block, next(self._tables), self._paper.width)
            case KeepTogether():
                return self._together(block)
            case _:
                return _uncounted(block)

    def _together(self, block: KeepTogether) -> Iterator[Piece]:
        """The pieces of several blocks as one chain."""
        pieces = [piece for inner in block.blocks for piece in self.pieces(inner)]
        for piece in pieces[:-1]:
            yield replace(piece, keeps_next=True)
        yield from pieces[-1:]


def _uncounted(block: Picture | KeyFigures | Cover | Letterhead | PageBreak | text.Running) -> Iterable[Piece]:
    """The pieces of a block that has no number."""
    match block:
        case KeyFigures():
            return key_figures(block)
        case Cover():
            return (cover(block),)
        case Letterhead():
            return (letterhead(block),)
        case PageBreak():
            return (PAGE_BREAK,)
        case Picture():
            return picture(block)
        case _:
            return text.running(block)
