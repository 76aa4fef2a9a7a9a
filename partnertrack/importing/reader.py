"""The process that opens partners' files: the native reader can abort on a broken one, so it never runs in the program.

It reads requests from standard input and writes batches of rows to standard output (see `wire`). The path, the limits,
a password and the cells are all that passes; what went wrong is a code, because only the program knows the user's
language.
"""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from partnertrack.importing import wire
from partnertrack.importing.limits import MEGABYTE, Limits
from partnertrack.importing.parts import Parts, open_parts
from partnertrack.importing.percents import show_percents
from partnertrack.importing.refusal import Refused
from partnertrack.importing.sniff import LOCKED, WORD, is_misnamed, kind_of
from partnertrack.importing.used_range import check_span

_BATCH_CELLS = 10_000
_MOST_MERGES = 10_000
_LONGEST_REQUEST = 144 * MEGABYTE
"""A file of the largest size that is taken, in base 64."""


def main() -> int:
    """Answer requests until standard input ends."""
    logging.disable()  # a library writes passwords into its lines for developers
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while body := wire.receive(source, _LONGEST_REQUEST):
        request = wire.unpack(body)
        limits = Limits(**request["limits"])
        _answer(_asked(request, limits), limits, sink)
        if _has_grown(limits):
            break
    return 0


def _asked(request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
    """The messages that answer a request: to read a file, to copy one with our marks, or with rows blank."""
    if "annotate" in request:
        from partnertrack.importing.feedback import copying  # noqa: PLC0415 - openpyxl is slow to load

        yield from copying.answer(request, limits)
    elif "blank" in request:
        from partnertrack.importing.feedback import blanking  # noqa: PLC0415 - the same

        yield from blanking.answer(request, limits)
    else:
        path = Path(request["path"])
        data = base64.b64decode(request["content"]) if "content" in request else _content(path, limits)
        yield from _messages(path, data, limits, request["password"], as_matrix=request["as_matrix"])


def _answer(messages: Iterator[dict[str, Any]], limits: Limits, sink: IO[bytes]) -> None:
    """Send the messages, or the reason why not."""
    try:
        _restrict(limits)
        for message in messages:
            wire.send(sink, message)
        last: dict[str, Any] = {"end": True}
    except Refused as refused:
        last = {"refused": refused.code, "detail": refused.detail}
    except PasswordError:
        last = {"refused": "locked", "detail": ""}
    except (CalamineError, ValueError, EOFError):
        last = {"refused": "damaged", "detail": ""}
    except MemoryError:
        last = {"refused": "died", "detail": ""}
    wire.send(sink, {**last, "is_leaving": _has_grown(limits)})


def _messages(path: Path, data: bytes, limits: Limits, password: str, *, as_matrix: bool) -> Iterator[dict[str, Any]]:
    """What the file is, then each sheet: its head, its rows in batches.

    `as_matrix` reads the tables of a Word document, too, and percentages as they are shown.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    kind = kind_of(data, limits, takes_word=as_matrix)
    if kind == LOCKED:
        kind, data = _unlocked(data, limits, password)
    with open_parts(kind, data, limits) as parts:
        yield {
            "kind": kind,
            "sha256": sha256,
            "is_misnamed": is_misnamed(kind, path.suffix),
            "has_macros": parts.has_macros,
        }
        if kind == "csv":
            yield from _text_messages(path, data, limits)
            return
        if kind == WORD:
            yield from _word_messages(data, limits)
            return
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            yield from _workbook_messages(workbook, parts, limits, as_matrix=as_matrix)


def _unlocked(data: bytes, limits: Limits, password: str) -> tuple[str, bytes]:
    """The kind and the bytes of the workbook inside an encrypted one."""
    from partnertrack.importing.locked import unlock  # noqa: PLC0415 - few files have a password

    inside = unlock(data, password)
    kind = kind_of(inside, limits)
    if kind == LOCKED:
        raise Refused("locked")
    return kind, inside


def _content(path: Path, limits: Limits) -> bytes:
    """The bytes of the file; raises `Refused` when it cannot be opened or is too large."""
    try:
        if path.is_dir():
            raise Refused("folder")
        size = path.stat().st_size
        if path.exists() and not path.is_file():
            raise Refused("unknown-type")  # a device or a pipe never ends
        if size > limits.file_bytes:
            raise Refused("too-large", str(size // MEGABYTE))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("missing") from error
    except OSError as error:
        raise Refused("forbidden") from error


def _text_messages(path: Path, data: bytes, limits: Limits) -> Iterator[dict[str, Any]]:
    """The one sheet of a text file, named after it."""
    from partnertrack.importing import delimited, encoding  # noqa: PLC0415 - most files are workbooks

    rows = list(delimited.split(encoding.decode(data), limits))
    yield {
        "sheet": path.stem,
        "is_hidden": False,
        "merged": [],
        "hidden_rows": [],
        "hidden_columns": [],
        "rows_in_sheet": len(rows),
    }
    yield from _batches(rows, max((len(row) for row in rows), default=1), {})


def _word_messages(data: bytes, limits: Limits) -> Iterator[dict[str, Any]]:
    """The tables of a Word document, each as a sheet that is called by its number."""
    from partnertrack.importing import word_tables  # noqa: PLC0415 - few files are Word documents

    for number, table in enumerate(word_tables.tables(data, limits), 1):
        yield {
            "sheet": str(number),
            "is_hidden": False,
            "merged": table.merged[:_MOST_MERGES],
            "hidden_rows": [],
            "hidden_columns": [],
            "rows_in_sheet": len(table.rows),
        }
        yield from _batches(table.rows, max(map(len, table.rows), default=1), {})


def _workbook_messages(
    workbook: CalamineWorkbook, parts: Parts, limits: Limits, *, as_matrix: bool
) -> Iterator[dict[str, Any]]:
    """The worksheets of a workbook; charts and macro sheets hold no rows."""
    if len(workbook.sheets_metadata) > limits.sheets:
        raise Refused("too-many-sheets", str(limits.sheets))
    cells = 0
    for place, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(place)
        rows, columns = _span(sheet)
        cells += rows * columns
        check_span(rows, columns, limits)
        if cells > limits.cells:
            raise Refused("too-many-cells", str(limits.cells))
        marks = parts.marks(about.name)
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()] or marks.merged
        yield {
            "sheet": about.name,
            "is_hidden": about.visible != SheetVisibleEnum.Visible,
            "merged": merged[:_MOST_MERGES],
            "hidden_rows": sorted(row for row in marks.hidden_rows if row < rows),
            "hidden_columns": sorted(column for column in marks.hidden_columns if column < columns),
            "rows_in_sheet": rows,
        }
        if rows:
            filled = sheet.to_python(skip_empty_area=False)
            if as_matrix:
                show_percents(filled, parts.percents(about.name))
            yield from _batches(filled, columns, marks.faults)


def _span(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns from the first cell of the sheet to the last filled one."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _batches(rows: Iterable[list[Any]], columns: int, faults: dict[int, dict[int, str]]) -> Iterator[dict[str, Any]]:
    """The rows in messages of some thousand cells, an empty cell as None, or as what stands in place of its value."""
    source = iter(rows)
    size = max(_BATCH_CELLS // max(columns, 1), 1)
    first = 0
    while batch := list(islice(source, size)):
        cells = [[None if cell == "" else cell for cell in row] for row in batch]
        for number in faults.keys() & range(first, first + len(batch)):
            row = cells[number - first]
            for column, text in faults[number].items():
                if column < len(row) and row[column] is None:
                    row[column] = text
        first += len(batch)
        yield {"rows": cells}


def _restrict(limits: Limits) -> None:
    """Bound this process's memory and the processor time from now on, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        with suppress(ValueError, OSError):  # macOS refuses to limit the address space
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _has_grown(limits: Limits) -> bool:
    """Whether this process has taken so much memory that a fresh one is better for the next file."""
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - not on Windows

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # not Linux; there the peak would be that of the program that started this process
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > limits.kept_bytes
    return pages * resource.getpagesize() > limits.kept_bytes


if __name__ == "__main__":
    raise SystemExit(main())
