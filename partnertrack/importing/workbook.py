"""Opening a partner's workbook, by asking the reader process."""

from __future__ import annotations

import atexit
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from partnertrack.i18n import _
from partnertrack.importing.limits import LIMITS, Limits
from partnertrack.importing.reader_process import ReaderProcess
from partnertrack.importing.refusal import Refused, input_error
from partnertrack.importing.sheet import Range, Row, Sheet, Workbook
from partnertrack.importing.sniff import WORD
from partnertrack.progress import SILENT, Progress

FLAG = "--read-workbooks"
"""The one argument by which a frozen program is told to be the reader process."""

_TICK_SECONDS = 0.1


def reader_command() -> list[str]:
    """The command line of the reader process, from a checkout or from a frozen bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-P", "-m", "partnertrack.importing.reader"]


_reader = ReaderProcess(reader_command())
_is_free = threading.Lock()


def open_workbook(
    path: Path,
    progress: Progress = SILENT,
    limits: Limits = LIMITS,
    password: str = "",
    *,
    as_matrix: bool = False,
    content: bytes | None = None,
) -> Workbook:
    """Every sheet of the file, hidden ones too; `as_matrix` also every table of a Word document, by its number.

    With `content` nothing is looked up at the path, which only names it.

    Raises `InputError`, naming the file without its folder, when it cannot be read, and its kind `PasswordNeeded` when
    the right password would open it; what `progress` raises ends the reading at once.
    """
    with _alone(progress):
        try:
            return _assemble(path, progress, _reader.read(path, limits, password, as_matrix=as_matrix, content=content))
        except Refused as refused:
            raise input_error(refused.code, path.name, refused.detail) from None


def close_reader() -> None:
    """End the reader process, where there is one; the next workbook starts it anew."""
    with _is_free:
        _reader.close()


@contextmanager
def _alone(progress: Progress) -> Iterator[None]:
    """Be the only one who asks the reader; waiting can be stopped."""
    while not _is_free.acquire(timeout=_TICK_SECONDS):
        progress.report(0, 0, "")
    try:
        yield
    finally:
        _is_free.release()


def _assemble(path: Path, progress: Progress, answers: Generator[dict[str, Any] | None, None, None]) -> Workbook:
    """The workbook from the reader's messages."""
    text = _("Reading {name}").format(name=path.name)
    about: dict[str, Any] = {}
    heads: list[dict[str, Any]] = []
    rows: list[list[Row]] = []
    done = total = 0
    with closing(answers) as messages:
        for message in messages:
            if message is None:
                pass
            elif "kind" in message:
                about = message
            elif "sheet" in message:
                heads.append(message)
                rows.append([])
                total += message["rows_in_sheet"]
            else:
                batch = message["rows"]
                rows[-1].extend(map(tuple, batch))
                done += len(batch)
            progress.report(done, total, text)
    if about["kind"] == WORD:
        heads = [{**head, "sheet": _("Table {number}").format(number=head["sheet"])} for head in heads]
    sheets = tuple(_sheet(head, tuple(own)) for head, own in zip(heads, rows, strict=True))
    return Workbook(path.name, about["sha256"], about["kind"], sheets, about["is_misnamed"], about["has_macros"])


def _sheet(head: dict[str, Any], rows: tuple[Row, ...]) -> Sheet:
    return Sheet(
        name=head["sheet"],
        rows=rows,
        is_hidden=head["is_hidden"],
        merged=tuple(Range(*corners) for corners in head["merged"]),
        hidden_rows=frozenset(head["hidden_rows"]),
        hidden_columns=frozenset(head["hidden_columns"]),
    )


atexit.register(close_reader)
