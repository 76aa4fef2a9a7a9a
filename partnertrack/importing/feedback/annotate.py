"""A partner's workbook with our marks: a copy of its own file where that is safe, else its cells in a plain one."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, Final

from partnertrack.i18n import _
from partnertrack.importing.feedback.job import Job, packed
from partnertrack.importing.feedback.losses import in_words
from partnertrack.importing.feedback.marks import Line, SheetMarks, Words
from partnertrack.importing.limits import MEGABYTE, Limits
from partnertrack.importing.reader_process import ReaderProcess
from partnertrack.importing.refusal import Refused
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.workbook import reader_command
from partnertrack.progress import SILENT, Progress

COPY_LIMITS: Final = Limits(memory_bytes=500 * MEGABYTE, cpu_seconds=10, clock_seconds=15.0)
"""What copying one file may take: ten thousand rows of twenty columns take eight seconds of a processor."""

_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the container begins in which spreadsheet programs lock a newer workbook, and keep an old one."""

_LARGEST: Final = 16 * MEGABYTE
"""The largest file of which a copy is tried, in bytes: more could not be held in that memory."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The marked workbook (.xlsx): its bytes, what it lacks in words, whether it is a copy of the partner's own."""

    content: bytes
    losses: tuple[str, ...]
    is_copy_of_original: bool


def annotate(
    content: bytes,
    workbook: Workbook,
    sheets: Sequence[SheetMarks],
    words: Words,
    language: str,
    progress: Progress = SILENT,
    limits: Limits = COPY_LIMITS,
) -> Feedback:
    """The workbook with marks; `content` is the file as the partner sent it, `workbook` what was read from it.

    What `progress` raises ends the work at once.
    """
    progress.report(0, 2, _("Marking {name}").format(name=workbook.file_name))
    reason = "locked" if content.startswith(_ENCRYPTED) and workbook.kind != "xls" else "kind"
    if workbook.kind == "xlsx" and reason != "locked":
        try:
            titles = tuple(sheet.name for sheet in workbook.sheets)
            return _copy(content, Job(tuple(sheets), words, titles), progress, limits)
        except Refused:
            reason = "unsafe"
    progress.report(1, 2)
    return Feedback(_plain(workbook, sheets, words, language), in_words((reason, "looks")), is_copy_of_original=False)


def _copy(content: bytes, job: Job, progress: Progress, limits: Limits) -> Feedback:
    """A copy of the partner's own file, made by a process that ends with it."""
    if len(content) > _LARGEST:
        raise Refused("too-large", str(len(content) // MEGABYTE))
    request = {"annotate": packed(job), "content": base64.b64encode(content).decode("ascii")}
    process = ReaderProcess(reader_command())
    answer: dict[str, Any] = {}
    try:
        with closing(process.ask(request, limits)) as messages:
            for message in messages:
                answer = message or answer
                progress.report(0, 2)
    finally:
        process.close()
    return Feedback(base64.b64decode(answer["copied"]), in_words(tuple(answer["losses"])), is_copy_of_original=True)


def _plain(workbook: Workbook, sheets: Sequence[SheetMarks], words: Words, language: str) -> bytes:
    """The cells in a new workbook, with the same marks."""
    from partnertrack.importing.feedback.in_memory import written  # noqa: PLC0415 - openpyxl is slow to load
    from partnertrack.importing.feedback.paint import paint  # noqa: PLC0415 - the same
    from partnertrack.importing.feedback.plain import build  # noqa: PLC0415 - the same

    said = replace(words, note=(*words.note[:2], Line(words.rebuilt), *words.note[2:]))
    book, titles = build(workbook.sheets, sheets, language)
    paint(book, [replace(sheet, sheet=titles[sheet.sheet]) for sheet in sheets], said)
    return written(book)
