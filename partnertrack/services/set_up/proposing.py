"""Proposes the scheme for a partner's file by the countries and headings in it, with the reason in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.errors import PasswordNeeded
from partnertrack.i18n import _, country, ngettext
from partnertrack.importing.countries import read_country
from partnertrack.importing.header import find_header
from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.sheet import Row, Workbook
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import open_workbook
from partnertrack.progress import SILENT, Progress
from partnertrack.services import pilots
from partnertrack.services.set_up.usual import templates

BLANK: Final = "generic_dual_track"
"""The scheme for a file that names no corridor of ours."""

_TOP, _LOOKED_AT = 8, 400
_SURE = 3
"""Cells below the top that must name a country: one may be anybody's name."""
_REFERENCE: Final = re.compile(r"([A-Z]{2})[-/ .]?\d")
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scheme's id with why it was chosen, and a title for the pilot."""

    scheme: str
    reason: str
    title: str


def propose(path: Path, progress: Progress = SILENT) -> Proposal:
    """The scheme that fits the file best; raises `InputError` where the file is no table at all."""
    try:
        workbook = open_workbook(path, progress)
    except PasswordNeeded:
        return Proposal(
            BLANK, _("The file opens with a password, which is asked for when it is imported."), _title(path)
        )
    named = _countries(path, workbook)
    best, matched = BLANK, frozenset[str]()
    for scheme in templates():
        if named.intersection(scheme.origin):
            found = named.intersection((*scheme.origin, *scheme.destination))
            if len(found) > len(matched):
                best, matched = scheme.id, found
    return Proposal(best, " ".join(_reasons(best, matched, workbook)), _title(path))


def _reasons(scheme_id: str, matched: frozenset[str], workbook: Workbook) -> Iterator[str]:
    if matched:
        names = ", ".join(sorted(map(country, matched)))
        count = len(matched)
        told = ngettext("The file names a country of this scheme: {names}.", "The file names {names}.", count)
        yield told.format(names=names)
    else:
        yield _("The file names no corridor of a known scheme, so the blank one is proposed.")
    known, columns = _headings(scheme_id, workbook)
    if known:
        told = ngettext(
            "PartnerTrack knows {known} of its {n} column.", "PartnerTrack knows {known} of its {n} columns.", columns
        )
        yield told.format(known=known, n=columns)


def _headings(scheme_id: str, workbook: Workbook) -> tuple[int, int]:
    """How many columns of the tables are known, of how many."""
    scheme = pilots.template(scheme_id)
    families = {key: family.headings for key, family in scheme.families.items()}
    index = HeadingIndex(Vocabulary(scheme.fields, scheme.code_lists, families))
    headers = [header for sheet in workbook.sheets if (header := find_header(sheet, index))]
    return sum(each.known for each in headers), sum(len(each.columns) for each in headers)


def _countries(path: Path, workbook: Workbook) -> frozenset[str]:
    """The countries that the file is about: named at the top of a sheet or in the file's name, or again and again."""
    titles: list[str] = [path.stem.replace("_", " ")]
    cells: list[str] = []
    for sheet in workbook.sheets:
        titles.append(sheet.name)
        titles += _texts(row for row in sheet.rows[:_TOP] if _is_title(row))
        cells += _texts(sheet.rows[:_LOOKED_AT])
    at_top = {code for text in titles for code in _in_words(text)}
    counted = Counter(code for text in cells for code in _in_cell(text))
    return frozenset(at_top | {code for code, count in counted.items() if count >= _SURE})


def _is_title(row: Row) -> bool:
    """Whether a text stands alone in its row: in a row of a table, Georgia may be somebody's name."""
    return sum(cell not in (None, "") for cell in row) == 1


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    return (cell for row in rows for cell in row if isinstance(cell, str))


def _in_words(text: str) -> Iterator[str]:
    """The countries of which a title speaks."""
    words = [word for word in fold(text).split() if len(word) >= _LEAST_LETTERS]
    return filter(None, map(read_country, words))


def _in_cell(text: str) -> Iterator[str]:
    """The country that a cell names, or with which a reference begins ("GH-24-0001")."""
    if reference := _REFERENCE.match(text.strip()):
        yield read_country(reference[1])
    elif len(text) >= _LEAST_LETTERS and (code := read_country(text)):
        yield code


def _title(path: Path) -> str:
    """The file's name as one would write a title."""
    words = re.sub(r"^[\d\s._-]+", "", path.stem.replace("_", " ")).strip()
    return (words[:1].upper() + words[1:]) or path.stem
