"""The rows of some people are blanked in a partner's file, so that all others keep theirs."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Final

from partnertrack.domain.names import fold
from partnertrack.importing.feedback import COPY_LIMITS
from partnertrack.importing.limits import MEGABYTE
from partnertrack.importing.reader_process import ReaderProcess
from partnertrack.importing.refusal import Refused
from partnertrack.importing.workbook import reader_command

_LARGEST: Final = 16 * MEGABYTE
_ZIP: Final = b"PK\x03\x04"
_FOREIGN: Final = (b"\xd0\xcf\x11\xe0", b"%PDF")
_ENDINGS: Final = re.compile(r"\r\n|\r|\n")
_TAG: Final = re.compile(r"<[^>]*>")


Rows = Mapping[str, Collection[int]]
"""Rows by sheet, as the spreadsheet program numbers them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By which words a row is known to be about the people: all words of one of the sets stand in it, folded.

    `spared` are rows that are about others, whatever they say.
    """

    words: tuple[frozenset[str], ...]
    spared: Rows

    def are_in(self, text: str) -> bool:
        """Whether the text names one of them."""
        said = set(fold(text).split())
        return any(words <= said for words in self.words)


@contextmanager
def reader() -> Iterator[ReaderProcess]:
    """The process that blanks workbooks, one after the other; it starts with the first and ends with the block."""
    process = ReaderProcess(reader_command())
    try:
        yield process
    finally:
        process.close()


@dataclass(frozen=True, slots=True)
class Blanked:
    """A file with rows blank: the new content, and how many rows were blanked."""

    content: bytes
    rows: int


def may_name(content: bytes, marks: Marks) -> bool:
    """Whether all words of one of the sets stand anywhere in a file; its rows may tell them apart."""
    return marks.are_in(" ".join(_texts(content)))


def without_rows(process: ReaderProcess, content: bytes, rows: Rows, marks: Marks) -> Blanked | None:
    """The file with those rows blank, and with those that the marks name.

    None where that cannot be done, or somebody is named in one of the texts that are left.
    """
    if content.startswith(_ZIP):
        blanked = _book(process, content, rows, marks)
    elif content.startswith(_FOREIGN):
        blanked = None
    else:
        blanked = _text(content, {row for each in rows.values() for row in each}, marks)
    if blanked is None or (blanked.rows and any(map(marks.are_in, _pieces(blanked.content, marks)))):
        return None
    return blanked


def _book(process: ReaderProcess, content: bytes, rows: Rows, marks: Marks) -> Blanked | None:
    """An .xlsx or .xlsm, blanked by the reader's process."""
    if len(content) > _LARGEST:
        return None
    asked = {
        "rows": {sheet: sorted(each) for sheet, each in rows.items()},
        "marks": [sorted(words) for words in marks.words],
        "spared": {sheet: sorted(each) for sheet, each in marks.spared.items()},
    }
    request = {"blank": asked, "content": base64.b64encode(content).decode("ascii")}
    answer: dict[str, Any] = {}
    try:
        with closing(process.ask(request, COPY_LIMITS)) as messages:
            for message in messages:
                answer = message or answer
    except Refused:
        return None
    return Blanked(base64.b64decode(answer["blanked"]), answer["rows"])


def _text(content: bytes, rows: Collection[int], marks: Marks) -> Blanked:
    """A delimited text: a blank line in place of each row; a value that holds line breaks is one row."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"  # latin-1 knows every byte
    spared = {row for each in marks.spared.values() for row in each}
    left: list[str] = []
    count = 0
    for number, (line, ending) in enumerate(_rows(content.decode(encoding)), 1):
        said = line.encode(encoding).decode("utf-8", "replace") if encoding == "latin-1" else line
        is_about = number in rows or (number not in spared and (marks.are_in(said) or marks.are_in(line)))
        left.append(("" if is_about else line) + ending)
        count += is_about
    return Blanked("".join(left).encode(encoding), count)


def _pieces(content: bytes, marks: Marks) -> Iterator[str]:
    """The texts of a blanked workbook, cell by cell; a text file was looked at row by row already."""
    if content.startswith(_ZIP) and not marks.spared:
        for text in _texts(content, apart="\n"):
            yield from filter(None, text.split("\n"))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """The rows of a text, each with the line break behind it."""
    begin, is_open, at = 0, False, 0
    for ending in _ENDINGS.finditer(text):
        is_open ^= text.count('"', at, ending.start()) % 2 == 1
        at = ending.end()
        if not is_open:
            yield text[begin : ending.start()], ending[0]
            begin = ending.end()
    yield text[begin:], ""


def _texts(content: bytes, apart: str = " ") -> Sequence[str]:
    """What a file says: the texts of its parts, or its bytes read in several ways."""
    if not content.startswith(_ZIP):
        return [content.decode(each, "ignore") for each in ("utf-8", "latin-1", "utf-16-le")]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return [content.decode("latin-1")]
    return [html.unescape(_TAG.sub(apart, part)) for part in parts]
