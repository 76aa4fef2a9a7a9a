"""The order to mark a workbook, as it travels to the reader's process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from partnertrack.importing.feedback.marks import Line, Mark, RowState, SheetMarks, Words


@dataclass(frozen=True, slots=True)
class Job:
    """What to write into which sheets; `titles` are those of all sheets that were read, which a copy must have."""

    sheets: tuple[SheetMarks, ...]
    words: Words
    titles: tuple[str, ...]


def packed(job: Job) -> dict[str, Any]:
    """The job as JSON can hold it."""
    return asdict(job)


def unpacked(document: Mapping[str, Any]) -> Job:
    """What `packed` was given."""
    words = document["words"]
    return Job(
        tuple(_sheet(sheet) for sheet in document["sheets"]),
        Words(**{**words, "note": tuple(Line(**line) for line in words["note"])}),
        tuple(document["titles"]),
    )


def _sheet(document: Mapping[str, Any]) -> SheetMarks:
    return SheetMarks(
        sheet=document["sheet"],
        header_rows=tuple(document["header_rows"]),
        width=document["width"],
        rows=tuple(RowState(**row) for row in document["rows"]),
        marks=tuple(Mark(**mark) for mark in document["marks"]),
        stale=tuple(document["stale"]),
    )
