"""A table that was pasted from a spreadsheet program, as the workbook that it would be as a text file."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import Final

from partnertrack.importing import delimited
from partnertrack.importing.headings import heading_index
from partnertrack.importing.limits import LIMITS, MEGABYTE
from partnertrack.importing.refusal import Refused, input_error
from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.importing.vocabulary import Vocabulary

SUFFIX: Final = ".tsv"
_LOOKED_AT: Final = 5
"""So many rows may stand above the headings, or be these."""


def workbook(text: str, name: str) -> Workbook:
    """The workbook of one sheet; no file is written. Raises `InputError` where it is too large.

    Text needs no reader process: it is the spreadsheet reader that can abort the process that it runs in.
    """
    content = text.encode("utf-8-sig")
    file_name = f"{name}{SUFFIX}"
    if len(content) > LIMITS.file_bytes:
        raise input_error("too-large", file_name, str(len(content) // MEGABYTE))
    try:
        rows = tuple(map(tuple, delimited.split(text, LIMITS)))
    except Refused as refused:
        raise input_error(refused.code, file_name, refused.detail) from None
    return Workbook(file_name, hashlib.sha256(content).hexdigest(), "csv", (Sheet(name, rows),), content=content)


def is_table(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text has rows of several cells under headings that the pilot knows."""
    try:
        first = list(islice(delimited.split(text, LIMITS), _LOOKED_AT + 1))
    except Refused:
        return True  # the import says why it cannot be read
    index = heading_index(vocabulary)
    filled = [[cell.strip() for cell in row if cell and cell.strip()] for row in first]
    return any(index.are_headings(row) for row in filled[:-1])
