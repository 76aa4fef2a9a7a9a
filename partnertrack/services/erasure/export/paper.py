"""What a person is told as a paper, a workbook and a document for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from partnertrack.domain.encoding import canonical
from partnertrack.i18n import day
from partnertrack.persistence.operations import flatten
from partnertrack.reporting import list_file, pdf
from partnertrack.reporting.document import Block, Document, Heading, Letterhead, Meta, Note, Paragraph
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.erasure.export.part import Asked, Part

_SHARES = {"field": 1.1, "value": 1.6, "origin": 2.0, "text": 3.0, "partner": 2.2, "detail": 2.0, "day": 0.8}
_SENTENCES = frozenset({"retention", "rights"})
"""Parts that are sentences rather than a table."""

VERSION = 1
"""The version of the document for programs."""


def paper(asked: Asked, parts: Sequence[Part], on: date) -> bytes:
    """The PDF."""
    pilot = asked.workspace.pilot
    sender = pilot.organisation or pilot.title
    meta = Meta(
        title=asked.say("title"),
        organisation=sender,
        language=asked.language,
        created=on,
        kind=asked.say("subtitle", pilot=pilot.title),
        mark=asked.workspace.mark,
    )
    blocks = (_head(asked, sender, on), *_opening(asked, on), *(b for part in parts for b in _blocks(asked, part)))
    return pdf.render(make_printable(Document(meta, blocks)).document)


def for_programs(asked: Asked, parts: Sequence[Part], on: date) -> bytes:
    """The JSON document: the parts in words, and every record with its typed fields."""
    records: dict[str, list[object]] = {}
    for each in asked.held.records:
        records.setdefault(each.kind, []).append({"id": each.id.hex, **flatten(each)})
    told = {
        "format": "partnertrack access export",
        "version": VERSION,
        "made_on": on.isoformat(),
        "language": asked.language,
        "pilot": asked.workspace.title,
        "parts": {part.key: [dict(zip(part.columns, row, strict=True)) for row in part.rows] for part in parts},
        "records": records,
    }
    return canonical(told).encode()


def workbook(asked: Asked, parts: Sequence[Part]) -> bytes:
    """The same parts as one list: the part, what, and its texts."""
    most = max((len(part.columns) for part in parts), default=0)
    columns = [list_file.ListColumn("", 24), *(list_file.ListColumn("", 36) for _number in range(most))]
    rows: list[list[str]] = []
    for part in parts:
        heads = [asked.say(key) for key in part.columns]
        rows.append([asked.say(part.key), *heads, *[""] * (most - len(heads))])
        rows += ([asked.say(part.key), *row, *[""] * (most - len(row))] for row in part.rows)
    return list_file.xlsx(asked.say("title"), columns, rows, asked.workspace.mark)


def _head(asked: Asked, sender: str, on: date) -> Letterhead:
    name = asked.held.participants[0].name
    labels = ", ".join(each.label for each in asked.enrolments)
    return Letterhead(sender, asked.workspace.title, day(on, "long"), (name, labels))


def _opening(asked: Asked, on: date) -> Iterator[Block]:
    yield Heading(asked.say("title"), is_numbered=False)
    yield Paragraph(asked.say("intro", day=day(on, "long")))


def _blocks(asked: Asked, part: Part) -> Iterator[Block]:
    yield Heading(asked.say(part.key), 2, is_numbered=False)
    if not part.rows:
        yield Paragraph(asked.say("empty"))
    elif part.key in _SENTENCES:
        yield from (Paragraph(row[0]) for row in part.rows)
    else:
        columns = tuple(Column(asked.say(key), share=_SHARES.get(key, 1.0)) for key in part.columns)
        rows = tuple(Row(tuple(Cell(text) for text in row)) for row in part.rows)
        yield Table("", columns, rows, is_numbered=False, manner="dense")
    if part.note:
        yield Note(part.note)
