"""What a report says, as one frozen value that knows neither paper nor spreadsheet.

All text is plain: whoever renders a document escapes what its own language would take for markup. A document is built
by a service in the report's language; the few words that a renderer adds ("Page 2 of 9", "Table 1.") follow
`Meta.language`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from partnertrack.reporting.table import Bar, Status, Table
from partnertrack.scene import Scene

MOST_FACTS, MOST_FUNDERS = 8, 6
"""What a cover has room for."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence in one weight; an `is_marked` one is still to be mended and stands in a box."""

    text: str
    is_bold: bool = False
    is_marked: bool = False


Words = str | tuple[Run, ...]
"""A sentence or paragraph: plain, or in pieces where some are bold."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is printed around a report and kept in its file's properties.

    `organisation` becomes the author; no person's name belongs here. `kind` ("Progress report no. 5"), `period` and
    `version` ("Version 1.0") form the footer; `title` heads each page. `created` dates the file, so that the same
    document gives the same bytes at any time. `page` says a page's number ("Page {number} of {count}") where the
    renderer's own words are not in the language. An `is_landscape` one has its pages broad. A `mark` ("Practice –
    invented people") stands first in the footer.
    """

    title: str
    organisation: str
    language: str
    created: date
    kind: str = ""
    period: str = ""
    version: str = ""
    subject: str = ""
    page: str = ""
    is_landscape: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, as on the cover."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: a dark band with the routes of the `scene`, the title, and the facts in two columns below.

    `scene` is painted over the whole upper band, 595 by 394 points (see `charts.routes`); `issuer` stands on it. There
    is room for eight facts and for six funders; raises ValueError when there are more. A funder's sign
    among the `logos` (in the order of the funders) stands in the place of the name.
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    issuer: str = ""
    facts: tuple[Fact, ...] = ()
    funders: tuple[str, ...] = ()
    footnote: str = ""
    scene: Scene | None = None
    logos: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would not be seen."""
        if len(self.facts) > MOST_FACTS or max(len(self.funders), len(self.logos)) > MOST_FUNDERS:
            raise ValueError(f"A cover has room for {MOST_FACTS} facts and {MOST_FUNDERS} funders.")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter, in the place of the running header: who writes and about what, the day, to whom."""

    sender: str
    about: str
    day: str
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A page with the headings of levels 1 and 2, linked to their pages."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section, counted when `is_numbered`), 2 or 3; it stays with what follows it."""

    text: str
    level: int = 1
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Lead:
    """The one sentence of a page that is read if no other is: large and light."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `language` where it is not the report's."""

    words: Words
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small print below a table or at the end of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short points, numbered where their order counts."""

    items: tuple[Words, ...]
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure: the figure as printed, what it counts, where it was meant to be (`note`)."""

    figure: str
    label: str
    note: str = ""
    bar: Bar | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures in rows of three."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled list in one column of several."""

    title: str
    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """Titled lists side by side: what went well, what needs attention, what is asked for."""

    panels: tuple[Panel, ...]


ChartKind = Literal["bar", "stacked_bar", "column", "line"]


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A named row of numbers, one a category; None where there is none, or it is withheld."""

    name: str
    values: tuple[int | float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """The numbers behind a chart, from which a workbook draws its own; `number_format` as spreadsheets write it."""

    kind: ChartKind
    heading: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, numbered when printed; the title says its message, the subtitle what is measured, where and when."""

    title: str
    scene: Scene
    subtitle: str = ""
    note: str = ""
    data: ChartData | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that somebody put into a text: the bytes of a PNG or JPEG file, and what it shows in words."""

    content: bytes
    alt_text: str
    caption: str = ""
    share: float = 1.0
    """The part of the column's width that it takes, at most."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a report carries with it."""

    name: str
    content: bytes
    mime: str
    description: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure counts, in words, and how it is worked out."""

    term: str
    text: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their meanings."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page if they fit on one."""

    blocks: tuple[Block, ...]


Block = (
    Cover
    | Letterhead
    | Contents
    | Heading
    | Lead
    | Paragraph
    | Note
    | Bullets
    | KeyFigures
    | Panels
    | Figure
    | Picture
    | Table
    | Definitions
    | PageBreak
    | KeepTogether
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, with the files that its PDF carries along."""

    meta: Meta
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()
