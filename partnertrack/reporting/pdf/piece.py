"""The pieces that pages are filled with: none of them is ever split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from partnertrack.reporting.pdf.raster import Raster
from partnertrack.scene import Item, moved

Role = Literal[
    "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Reference", "Link", "Span", "Figure", "Caption",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Form",
]  # fmt: skip
"""What something is, in the words of the PDF standard (ISO 32000-1, 14.8.4)."""


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """What a part of a page is to those who do not see it.

    All that has the same tag is one thing, such as the lines of a paragraph; tags lie in their parents, those without
    one in the document itself. A thing `says` in words what is not to be read from its letters as they stand, and
    `shows` what there is to be seen; `language` is told where it is not that of the document. A head of a table heads
    its `scope`, a cell runs across `span` columns. A list of
    points has their `numbering`.
    """

    role: Role
    parent: Tag | None = None
    says: str = ""
    shows: str = ""
    language: str = ""
    scope: Literal["", "Column", "Row"] = ""
    span: int = 1
    numbering: Literal["", "Disc", "Decimal"] = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a piece has of one tag; a figure lies in a `box` of left, top, right and bottom edge."""

    tag: Tag
    items: tuple[Item, ...] = ()
    box: tuple[float, float, float, float] | None = None
    raster: Raster | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: `items` that adorn the paper and say nothing, above them the parts in the order of reading."""

    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading that bookmarks and the contents lead to; `key` is its own in the document.

    The `depth`, from 0, is at most one below that of the heading before.
    """

    key: str
    text: str
    level: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip as wide as the text column: a line, a row, a chart.

    `items` and `parts` are drawn from its upper left corner (see `Drawing`), and what there is too much of to be kept
    is drawn `later`, with the page. Between two pieces lies the greater of `after` and `before`, and nothing at the
    top of a page. A piece that `keeps_next` is on the page of the piece after it; one that wants `room` begins a page
    where less than that is left. `header` is repeated above it when it is the first on its page. The height is that on
    the page; `scale` shrinks what is too large for it. The page of a piece that `is_head` has no running header.
    """

    height: float
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    later: Callable[[], Drawing] | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    room: float = 0.0
    header: Piece | None = None
    mark: Mark | None = None
    leads_to: Mark | None = None
    scale: float = 1.0
    is_head: bool = False
    kind: Literal["strip", "page", "break"] = "strip"

    def drawing(self) -> Drawing:
        """What is drawn of it."""
        return self.later() if self.later else Drawing(self.items, self.parts)


PAGE_BREAK = Piece(0.0, kind="break")


def shifted(parts: Iterable[Part], right: float, down: float) -> Iterator[Part]:
    """The parts in another place of their piece."""
    for part in parts:
        box = part.box
        there = (box[0] + right, box[1] + down, box[2] + right, box[3] + down) if box else None
        yield replace(part, items=tuple(moved(part.items, right, down)), box=there)
