"""What survey tools put into their exports beside the answers: KoboToolbox, ODK, Google Forms and their kin.

KoboToolbox and ODK add columns about the form and the submission, write the groups of a form before each question
("training/start"), and repeat a question of several answers as one column of 0 and 1 for each. Google Forms begins
with the time at which the form was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.sheet import Cell
from partnertrack.importing.table import Column, TableRow

_MARKS: Final = frozenset(
    {
        "_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "__version__", "_index",
        "_parent_index", "_parent_table_name", "_submission__id", "_submission__uuid", "_xform_id_string",
        "formhub/uuid", "meta/instanceid", "meta-instanceid", "meta/rootuuid", "submissiondate", "instanceid", "key",
        "parent_key", "formdef_version",
    }
)  # fmt: skip
"""Columns that only such a tool writes; two of them betray it."""

_OWN: Final = frozenset(
    {
        "start", "end", "today", "username", "deviceid", "device_id", "simserial", "simid", "subscriberid",
        "phonenumber", "devicephonenum", "audit", "background-audio", "submitterid", "submittername",
        "attachmentspresent", "attachmentsexpected", "reviewstate", "edits", "formversion", "review_status",
    }
)  # fmt: skip
"""What it writes besides, under names that could be questions elsewhere."""

_SENT_AT: Final = frozenset({"timestamp", "horodateur", "zeitstempel", "tijdstempel"})


def without_tool(columns: Sequence[Column], rows: Sequence[TableRow], index: HeadingIndex) -> tuple[Column, ...]:
    """The columns as their questions: groups apart from headings, and what the tool says of itself marked as such."""
    names = [column.heading.strip().lower() for column in columns]
    if names and names[0] in _SENT_AT:
        columns = [replace(columns[0], is_of_tool=True), *columns[1:]]
    if len(_MARKS.intersection(names)) < 2:  # noqa: PLR2004 - one may be a partner's own
        return tuple(columns)
    separator = "-" if "meta-instanceid" in names else "/"
    questions = set(names)
    return tuple(
        replace(column, is_of_tool=True)
        if _is_of_tool(name, place, questions, separator, rows)
        else _ungrouped(column, separator, index)
        for place, (name, column) in enumerate(zip(names, columns, strict=True))
    )


def _is_of_tool(name: str, place: int, questions: set[str], separator: str, rows: Sequence[TableRow]) -> bool:
    """Whether a column is about the form, or repeats one answer of a question that has its own column."""
    if name.startswith("_") or name in _MARKS or name in _OWN or name.rpartition(separator)[2] in _MARKS:
        return True
    question = name.rpartition(separator)[0]
    return question in questions and all(_is_tick(row.cells[place]) for row in rows)


def _is_tick(cell: Cell) -> bool:
    """Whether the cell says that an answer was given or not."""
    return cell is None or cell in (0, 1, "0", "1", "TRUE", "FALSE", "True", "False")


def _ungrouped(column: Column, separator: str, index: HeadingIndex) -> Column:
    """The question by itself, and its group where that names a family of fields."""
    path, _separator, heading = column.heading.rpartition(separator)
    if not path or not heading.strip():
        return column
    group = path.rpartition(separator)[2].replace("_", " ").strip()
    return replace(column, heading=heading.strip(), group=group if index.families(group) else "")
