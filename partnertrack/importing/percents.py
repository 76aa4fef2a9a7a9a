"""Which cells of an .xlsx are shown as percentages: the sheet holds 0.3 where its reader sees 30 %."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from typing import Any, Final
from xml.parsers import expat

from partnertrack.importing.marks import column_number

_STYLES: Final = "xl/styles.xml"
_BUILT_IN: Final = frozenset({9, 10})
"""The numbers of the two percent formats that every workbook has."""
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')


def percent_cells(archive: zipfile.ZipFile, part: str) -> frozenset[tuple[int, int]]:
    """The places, by row and column from 0, of the cells of a sheet that are shown as percentages."""
    looks = _percent_looks(archive)
    found: set[tuple[int, int]] = set()

    def start(tag: str, attributes: dict[str, str]) -> None:
        place = _REFERENCE.fullmatch(attributes.get("r", "")) if tag == "c" and attributes.get("s") in looks else None
        if place:
            found.add((int(place[2]) - 1, column_number(place[1].encode()) - 1))

    if looks:
        _parse(archive, part, start)
    return frozenset(found)


def show_percents(rows: list[list[Any]], places: frozenset[tuple[int, int]]) -> None:
    """Put "30 %" where a cell that is shown as a percentage holds 0.3."""
    for row, column in places:
        if row < len(rows) and column < len(rows[row]):
            held = rows[row][column]
            if isinstance(held, int | float) and not isinstance(held, bool):
                rows[row][column] = f"{_plain(Decimal(repr(round(held, 10))) * 100)} %"


def _plain(number: Decimal) -> str:
    """The number in digits; three decimals as four, because three look like thousands."""
    shown = f"{number.normalize():f}"
    return f"{shown}0" if len(shown.partition(".")[2]) == len("000") else shown


def _percent_looks(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell formats that show percentages, as cells name them."""
    own: set[int] = set()
    looks: set[str] = set()
    seen = [False, 0]

    def start(tag: str, attributes: dict[str, str]) -> None:
        number = attributes.get("numFmtId", "")
        if tag == "cellXfs":
            seen[0] = True
        elif tag == "cellStyles":
            seen[0] = False
        elif tag == "numFmt" and number.isdigit() and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            own.add(int(number))
        elif tag == "xf" and seen[0]:
            if number.isdigit() and int(number) in _BUILT_IN | own:
                looks.add(str(seen[1]))
            seen[1] += 1

    if _STYLES in archive.namelist():
        _parse(archive, _STYLES, start)
    return frozenset(looks)


def _parse(archive: zipfile.ZipFile, part: str, start: Any) -> None:  # noqa: ANN401 - expat's handler
    """Hand each opening tag of a part to `start`, without its prefix, as far as the part can be parsed."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    with archive.open(part) as stream:
        try:
            parser.ParseFile(stream)
        except expat.ExpatError:
            return
