"""Says a chapter in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from partnertrack.services.guide.pieces import (
    Block,
    Chapter,
    Heading,
    Listed,
    Note,
    Paragraph,
    Picture,
    Table,
    Words,
    text_of,
)
from partnertrack.services.guide.shelf import read

_WIDTH = 96


def plain(chapter: Chapter) -> str:
    """The chapter as a terminal shows it."""
    return "\n\n".join(_said(read(chapter), ""))


def _said(blocks: Sequence[Block], margin: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                title = text_of(block.words)
                yield f"{title}\n{('=' if block.level == 1 else '-') * len(title)}"
            case Paragraph():
                text = text_of(block.words)
                yield text if block.is_code else _filled(_marked(block.words), margin)
            case Picture():
                yield _filled(f"[{block.words}]", margin)
            case Listed():
                yield "\n".join(_items(block, margin))
            case Note():
                yield "\n\n".join(_said(block.blocks, f"{margin}  | "))
            case Table():
                yield "\n".join(margin + " | ".join(text_of(cell) for cell in row) for row in block.rows)


def _items(listed: Listed, margin: str) -> Iterator[str]:
    for number, item in enumerate(listed.items, listed.first):
        mark = f"{number}. " if listed.is_counted else "- "
        within = margin + " " * len(mark)
        text = "\n".join(_said(item, within))
        yield f"{margin}{mark}{text.removeprefix(within)}"


def _marked(words: tuple[Words, ...]) -> str:
    """The words, with what stands on the screen between quotation marks."""
    return "".join(f"“{each.text}”" if each.kind == "screen" else each.text for each in words)


def _filled(text: str, margin: str) -> str:
    return fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin)
