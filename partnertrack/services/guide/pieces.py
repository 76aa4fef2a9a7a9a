"""What a chapter of the guide is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["", "screen", "key", "code", "link", "term"]
Tone = Literal["info", "ok", "warn"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one kind: plain, as they stand on the screen, a key, what is typed, a link, or a term that is explained.

    `target` is where a link leads: a chapter's key, with # and an anchor in it ("import#columns").
    """

    text: str
    kind: Kind = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; `level` is 1 for the title of the chapter."""

    level: int
    words: tuple[Words, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; `is_code` tells that each line is to be typed, or was printed, as it stands."""

    words: tuple[Words, ...]
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, and what it shows in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Steps that follow each other from `first` on where `is_counted`, else points; each is made of blocks."""

    items: tuple[tuple[Block, ...], ...]
    is_counted: bool
    first: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """What one should know besides; its tone is that of a note, a good advice or a warning."""

    tone: Tone
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row being the head."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]


Block: TypeAlias = Heading | Paragraph | Picture | Listed | Note | Table


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as the contents name it; `language` is that in which it is written: English where it lacks another."""

    key: str
    icon: str
    title: str
    language: str


def text_of(words: tuple[Words, ...]) -> str:
    """The words one after the other, as plain text."""
    return "".join(each.text for each in words)
