"""Fills pages with pieces: what belongs together stays together, and a table's header comes again on each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from partnertrack.reporting.pdf.piece import Mark, Piece
from partnertrack.reporting.pdf.style import BOTTOM, TOP, UPRIGHT, Paper


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where its upper edge lies on the page."""

    piece: Piece
    top: float


@dataclass(slots=True)
class Page:
    """A page with its pieces; a `is_bare` one, such as the cover, has neither header nor footer."""

    placed: list[Placed] = field(default_factory=list)
    is_bare: bool = False
    used: float = TOP
    bottom: float = BOTTOM

    def put(self, piece: Piece) -> None:
        """Place a piece below the others, under its header if it is the first."""
        if piece.header is not None and not self.placed:
            self.put(piece.header)
        top = self.used + self._gap(piece)
        self.placed.append(Placed(piece, top))
        self.used = top + piece.height

    def has_room(self, chain: Sequence[Piece]) -> bool:
        """Whether all the pieces of a chain fit below the others; on an empty page they always do."""
        if not self.placed:
            return True
        top = self.used + self._gap(chain[0])
        height = _height(chain)
        return top + max(height, chain[0].room) <= self.bottom

    def marks(self) -> Iterator[Mark | None]:
        """The mark of each piece of the page, if it has one."""
        return (placed.piece.mark for placed in self.placed)

    def has_own_head(self) -> bool:
        """Whether something on the page stands in the place of the running header."""
        return self.is_bare or any(placed.piece.is_head for placed in self.placed)

    def _gap(self, piece: Piece) -> float:
        """The space between what is on the page and this piece."""
        return max(self.placed[-1].piece.after, piece.before) if self.placed else 0.0


def paginate(pieces: Iterable[Piece], paper: Paper = UPRIGHT) -> tuple[Page, ...]:
    """The pages that the pieces fill, in one walk.

    A chain of pieces that is higher than a page begins a page and runs on to the next.
    """
    pages: list[Page] = []
    page = Page(bottom=BOTTOM + paper.drop)
    for chain in _chains(pieces):
        if chain[0].kind == "page":
            page = _turned(page, pages)
            pages.append(Page([Placed(chain[0], 0.0)], is_bare=True))
        elif chain[0].kind == "break" or not page.has_room(chain):
            page = _turned(page, pages)
        for piece in chain:
            if piece.kind == "strip":
                page = page if page.has_room((piece,)) else _turned(page, pages)
                page.put(piece)
    _turned(page, pages)
    return tuple(pages)


def _turned(page: Page, pages: list[Page]) -> Page:
    """A new page, after the present one was put with the others unless nothing is on it."""
    if page.placed:
        pages.append(page)
        return Page(bottom=page.bottom)
    return page


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces that are to be on one page; a break or a whole page is one by itself."""
    chain: list[Piece] = []
    for piece in pieces:
        if chain and piece.kind != "strip":
            yield chain
            chain = []
        chain.append(piece)
        if not piece.keeps_next or piece.kind != "strip":
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[Piece]) -> float:
    """The height of a chain with the spaces inside it."""
    gaps = sum(max(upper.after, lower.before) for upper, lower in pairwise(chain))
    return gaps + sum(piece.height for piece in chain)
