"""What becomes of the archived files of partners in which some people stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.source import Source
from partnertrack.importing.blanking import Marks, may_name, without_rows
from partnertrack.importing.choices import Choices, from_json, to_json
from partnertrack.importing.reader_process import ReaderProcess
from partnertrack.persistence import archive
from partnertrack.persistence.archive import File
from partnertrack.persistence.erasing import Belongings
from partnertrack.persistence.queries import records, statements
from partnertrack.persistence.session import Reading
from partnertrack.services.erasure.holdings import Holdings

_FEWEST = 2
"""A name of one word alone is that of many people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An archived file: its sum, the sources that name it, and the rows that are about the people, by worksheet."""

    sha256: str
    sources: tuple[Source, ...]
    rows: Mapping[str, frozenset[int]]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Treated:
    """An archived file after the erasure: blank in the rows of the people, or dropped (`file` is None)."""

    kept: Kept
    file: File | None
    rows: int


def files_with(reading: Reading, found: Belongings, held: Holdings) -> tuple[Kept, ...]:
    """The archived files in which the people stand or may stand, those of imports that were taken back included."""
    sources = records.all_of(reading, Source)
    by_sum: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_sum[source.sha256].append(source)
    alive = {source.id for source in sources}
    gone = {sha256 for key, sha256 in found.files.items() if key not in alive and sha256 not in by_sum}
    for sha256 in gone:
        by_sum[sha256] = []
    people = {each.id for each in held.enrolments}
    words = _words(held)
    files = (_file(reading, sha256, tuple(of_sum), found, people, words) for sha256, of_sum in by_sum.items() if sha256)
    return tuple(each for each in files if each.rows or not each.sources or _may_name(reading, each))


def treated(reading: Reading, kept: Kept, process: ReaderProcess) -> Treated | None:
    """The file without the people's rows; None where it turns out to hold none of them.

    A file that nobody imported in the end, and one that cannot be blanked, is dropped.
    """
    content = archive.find(reading, kept.sha256)
    if content is None or not kept.sources:
        return Treated(kept, None, 0)
    blanked = without_rows(process, content, kept.rows, kept.marks)
    if blanked is None:
        return Treated(kept, None, sum(map(len, kept.rows.values()))) if kept.rows else None
    return Treated(kept, File(blanked.content), blanked.rows) if blanked.rows else None


def emptied(source: Source, sha256: str, places: Collection[tuple[str, int]]) -> Source:
    """The source with that file, and without what was chosen for those rows of it."""
    choices = to_json(_without(from_json(source.choices), places)) if source.choices else source.choices
    return replace(source, sha256=sha256, choices=choices)


def _without(choices: Choices, places: Collection[tuple[str, int]]) -> Choices:
    return replace(
        choices,
        cells={spot: text for spot, text in choices.cells.items() if spot[:2] not in places},
        people={place: whom for place, whom in choices.people.items() if place not in places},
        sides={spot: side for spot, side in choices.sides.items() if spot[:2] not in places},
    )


def _file(
    reading: Reading,
    sha256: str,
    sources: tuple[Source, ...],
    found: Belongings,
    people: Collection[UUID],
    words: tuple[frozenset[str], ...],
) -> Kept:
    rows: defaultdict[str, set[int]] = defaultdict(set)
    spared: defaultdict[str, set[int]] = defaultdict(set)
    for source in sources:
        titles = dict(_titles(source))
        for key, sheet, row in found.places:
            if key == source.id:
                rows[titles.get(sheet, sheet)].add(row)
        for said in statements.of_source(reading, source.id):
            if said.enrolment_id not in people:
                spared[titles.get(said.sheet, said.sheet)].add(said.row)
    about = {sheet: frozenset(each - spared[sheet]) for sheet, each in rows.items()}
    return Kept(sha256, sources, about, Marks(words, {sheet: frozenset(each) for sheet, each in spared.items()}))


def _titles(source: Source) -> Iterator[tuple[str, str]]:
    """The worksheet in which each table of the file stands."""
    for table in json.loads(source.sheets) if source.sheets else ():
        yield table["sheet"], table.get("worksheet") or table["sheet"]


def _may_name(reading: Reading, kept: Kept) -> bool:
    content = archive.find(reading, kept.sha256)
    return content is not None and may_name(content, kept.marks)


def _words(held: Holdings) -> tuple[frozenset[str], ...]:
    """The words of each full name and each number of the people."""
    found: dict[frozenset[str], None] = {}
    for each in held.identities():
        name = frozenset(fold(each.name).split())
        if each.last_name and each.first_name and len(name) >= _FEWEST:
            found[name] = None
        for number in (each.passport_no, each.national_id, each.email):
            if number:
                found[frozenset(fold(number).split())] = None
    return tuple(found)
