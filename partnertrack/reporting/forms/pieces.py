"""Blocks of a report as paragraphs and tables inside somebody else's Word form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.document import Block, Bullets, Heading, Lead, Note, Paragraph, Picture, Words
from partnertrack.reporting.pdf.grid import whole_cell
from partnertrack.reporting.table import Row, Table
from partnertrack.reporting.word.look import RULE
from partnertrack.reporting.word.markup import Ink, run, words

_WIDTH = 9000
"""How wide a table is in twentieths of a point: what fits the margins of most forms."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Blocks that take the place of a paragraph of the form, in the form's own type."""

    blocks: tuple[Block, ...]

    def __html__(self) -> str:
        """The markup, which jinja leaves as it is: all text in it is escaped."""
        return "".join(part for block in self.blocks for part in _written(block)) or "<w:p/>"


def plain(blocks: Sequence[Block]) -> str:
    """The texts of blocks, a line each."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _written(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _paragraph(run(block.text, Ink(is_bold=True)))
        case Table():
            yield _paragraph(run(block.title, Ink(is_bold=True))) if block.title else ""
            yield _table(block)
            yield _paragraph(run(block.note))
        case Picture():
            yield _paragraph(run(f"[{block.alt_text}]"))
        case Bullets():
            for number, item in enumerate(block.items, 1):
                mark = f"{number}." if block.is_counted else "•"
                yield _paragraph(run(f"{mark}\t") + words(item), '<w:ind w:left="340" w:hanging="340"/>')
        case Paragraph():
            yield _paragraph(words(block.words))
        case Lead() | Note():
            yield _paragraph(run(block.text))
        case _:
            return


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Lead() | Note():
            yield block.text
        case Paragraph():
            yield _said(block.words)
        case Bullets():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.is_counted else '•'} {_said(item)}"
        case Table():
            for row in (Row(tuple(each.label for each in block.columns)), *block.rows):
                yield " | ".join(whole_cell(cell).text for cell in row.cells)
        case _:
            return


def _said(said: Words) -> str:
    return said if isinstance(said, str) else "".join(each.text for each in said)


def _paragraph(content: str, placing: str = "") -> str:
    return f"<w:p><w:pPr>{placing}</w:pPr>{content}</w:p>"


def _table(block: Table) -> str:
    """A table with lines around its cells."""
    wide = _WIDTH // max(len(block.columns), 1)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = _row(Row(tuple(each.label for each in block.columns)), len(block.columns), is_head=True)
    rows = "".join(_row(row, len(block.columns)) for row in block.rows)
    grid = f'<w:gridCol w:w="{wide}"/>' * len(block.columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(row: Row, columns: int, *, is_head: bool = False) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>' if len(row.cells) == 1 and columns > 1 else ""
    ink = Ink(is_bold=is_head or row.kind != "body")
    cells = "".join(f"<w:tc>{span}{_paragraph(run(whole_cell(cell).text, ink))}</w:tc>" for cell in row.cells)
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    return f"<w:tr>{head}{cells}</w:tr>"
