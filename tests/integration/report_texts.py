"""What a report says, as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnertrack.reporting.charts import status_word
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Definitions,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Note,
    Panels,
    Paragraph,
    Words,
)
from partnertrack.reporting.table import Cell, Table
from partnertrack.reporting.walk import flat


def section(document: Document, heading: str) -> tuple[Block, ...]:
    """The blocks of the section with that heading, without it."""
    blocks = list(flat(document.blocks))
    start = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    found: list[Block] = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level == 1:
            break
        found.append(block)
    return tuple(found)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text in the order of reading, a row of a table a line."""
    for block in blocks:
        match block:
            case Heading() | Lead() | Note():
                yield block.text
            case Paragraph():
                yield words(block.words)
            case Bullets():
                yield from map(words, block.items)
            case Figure():
                yield from (block.title, block.subtitle, block.scene.alt_text)
            case _:
                yield from _parts(block)


def _parts(block: Block) -> Iterator[str]:
    """The lines of what has several beside each other."""
    match block:
        case KeyFigures():
            for tile in block.tiles:
                yield " | ".join((tile.figure, tile.label, tile.note, status_word(tile.status) if tile.status else ""))
        case Panels():
            for panel in block.panels:
                yield from (panel.title, *(f"- {words(item)}" for item in panel.items))
        case Table():
            yield from (block.title, block.subtitle, " | ".join(column.label for column in block.columns))
            yield from (" | ".join(map(_cell, row.cells)) for row in block.rows)
        case Definitions():
            yield from (item.term for item in block.items)
        case _:
            pass


def words(said: Words) -> str:
    """The plain text of a paragraph."""
    return said if isinstance(said, str) else "".join(run.text for run in said)


def _cell(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    return cell.text or (status_word(cell.status) if cell.status else "")
