"""In the reader's process: the tables of a Word document, each with the line that stands over it.

A document is untrusted as a workbook is, so python-docx opens nobody's file anywhere else.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from docx import Document

from partnertrack.importing.limits import Limits
from partnertrack.importing.refusal import Refused

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"})
"""What was taken out of a text, and what is none."""
_ALTERNATIVE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEEPEST: Final = 60


@dataclass(slots=True)
class WordTable:
    """The cells of a table as text, and its merged ranges by their corners; the first row is the line above it."""

    rows: list[list[str | None]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def tables(data: bytes, limits: Limits) -> Iterator[WordTable]:
    """The tables of the document in their order; raises `Refused` where it cannot be read or has too much in it."""
    try:
        body = Document(io.BytesIO(data)).element.body
    except MemoryError:
        raise
    except Exception as error:  # python-docx raises whatever a damaged file makes of it
        raise Refused("damaged") from error
    cells = count = 0
    above = ""
    for block in _blocks(body):
        if block.tag != f"{_W}tbl":
            above = _text(block) or above
            continue
        count += 1
        if count > limits.sheets:
            raise Refused("too-many-sheets", str(limits.sheets))
        table = _table(block, above, limits)
        above = ""
        cells += sum(map(len, table.rows))
        if cells > limits.cells:
            raise Refused("too-many-cells", str(limits.cells))
        yield table


def _blocks(parent: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - an element of lxml, which has no types
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif depth < _DEEPEST and child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child, depth + 1)


def _table(element: Any, above: str, limits: Limits) -> WordTable:  # noqa: ANN401 - as above
    """The cells of a table at their places in its grid."""
    table = WordTable([[above or None]])
    open_spans: dict[int, tuple[int, int]] = {}
    for row in _inside(element, "tr"):
        number = len(table.rows)
        if number > limits.rows:
            raise Refused("too-many-rows", str(limits.rows))
        cells: list[str | None] = [None] * _number(row, "trPr/gridBefore", 0)
        for cell in _inside(row, "tc"):
            place, wide = len(cells), max(_number(cell, "tcPr/gridSpan", 1), 1)
            if place + wide > limits.columns:
                raise Refused("too-many-columns", str(limits.columns))
            is_below = _is_continued(cell)
            cells += [None if is_below else _text(cell) or None, *[None] * (wide - 1)]
            if not (is_below and place in open_spans):
                open_spans[place] = (number, len(table.merged))
                table.merged.append((number, place, number, place + wide - 1))
            else:
                top, at = open_spans[place]
                table.merged[at] = (top, place, number, table.merged[at][3])
        table.rows.append(cells)
    table.merged = [each for each in table.merged if each[:2] != each[2:]]
    return table


def _inside(parent: Any, name: str, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The rows or cells of a parent, also those inside content controls; none that were taken out."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            if name != "tr" or child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif depth < _DEEPEST and child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _inside(child, name, depth + 1)


def _number(element: Any, path: str, otherwise: int) -> int:  # noqa: ANN401 - as above
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    value = "" if found is None else str(found.get(f"{_W}val", ""))
    return int(value) if value.isdigit() else otherwise


def _is_continued(cell: Any) -> bool:  # noqa: ANN401 - as above
    """Whether the cell is the lower part of one that is merged downwards."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    """The text of a paragraph or cell, its paragraphs as lines."""
    lines = "".join(_pieces(element)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - as above
    tag = element.tag
    if tag in _SKIPPED or tag == _ALTERNATIVE or depth > _DEEPEST:
        return
    if tag == f"{_W}t":
        yield element.text or ""
    elif tag == f"{_W}tab":
        yield " "
    elif tag in (f"{_W}br", f"{_W}cr"):
        yield "\n"
    elif tag == f"{_W}noBreakHyphen":
        yield "-"
    for child in element:
        yield from _pieces(child, depth + 1)
    if tag == f"{_W}p":
        yield "\n"
