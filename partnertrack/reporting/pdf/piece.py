"""The pieces that pages are filled with: none of them is ever split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnertrack.scene import Item


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading that bookmarks and the contents lead to; `key` is its own in the document."""

    key: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip as wide as the text column: a line, a row, a chart.

        `items` are drawn from its upper left corner. Between two pieces lies the greater of `after` and `before`, and
    nothing at the top of a page. A piece that `keeps_next` is on the page of the piece after it; one that wants
    `room` begins a page where less than that is left. `header` is repeated above it when it is the first on its page.
    The height is that on the page; `scale` shrinks what is too large for it. The page of a piece that `is_head` has no
    running header.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    room: float = 0.0
    header: Piece | None = None
    mark: Mark | None = None
    leads_to: str = ""
    scale: float = 1.0
    is_head: bool = False
    kind: Literal["strip", "page", "break"] = "strip"


PAGE_BREAK = Piece(0.0, kind="break")
