"""Which records ever belonged to some participants, those that are gone included, as the journal tells it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.erasure_rules import OWNERS
from partnertrack.domain.identity import Identity
from partnertrack.persistence.operations import unpack
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, JournalTable

HEX: Final = re.compile(r"[0-9a-f]{32}")
TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ABOVE: Final = {"enrolment_id": "enrolment", "participant_id": "participant"}


@dataclass(slots=True)
class Belongings:
    """What belonged: the `ids` of records; the sums of `papers`, and the rows of files, by source, sheet and row.

    `files` are the sums of the files by the ids of their sources, of those that were taken back, too.
    """

    ids: set[str]
    papers: set[str] = field(default_factory=set)
    places: set[tuple[UUID, str, int]] = field(default_factory=set)
    files: dict[UUID, str] = field(default_factory=dict)

    @property
    def sources(self) -> set[str]:
        """The ids of the sources of which rows were about them."""
        return {source.hex for source, _sheet, _row in self.places}


def belongings(reading: Reading, ids: set[str], called: Iterable[Identity] = ()) -> Belongings:
    """All that belonged to the participants of whom these are the records that there are now.

    Somebody who is no longer there and was `called` as they are, born on the same day where that is known, is one of
    them: entered twice and made one, or imported, taken back and imported anew.
    """
    found = Belongings(set(ids))
    names = {
        (each.last_name, each.first_name): each.birth_date for each in called if each.last_name and each.first_name
    }
    _Search(reading, found, names).until_nothing_more()
    return found


def lines(reading: Reading, known: set[str], names: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """The lines of transactions that name one of these records or people, each with its kind and id."""
    written = {json.dumps(name, ensure_ascii=False)[1:-1] for name in names}
    statement = select(JournalTable.operations).order_by(JournalTable.clock, JournalTable.origin)
    for (packed,) in reading.each(statement):
        text = unpack(packed)
        if known.isdisjoint(HEX.findall(text)) and (not written or written.isdisjoint(TEXT.findall(text))):
            continue
        for line in text.split("\n"):
            _open, _op, _comma, kind, _comma, key, _rest = line.split('"', 6)
            yield line, kind, key


class _Search:
    """Goes through the journal until nothing more is found."""

    def __init__(self, reading: Reading, found: Belongings, names: Mapping[tuple[str, str], date | None]) -> None:
        self._reading = reading
        self._found = found
        self._names = names
        self._first = {first for _last, first in names}
        self._alive: dict[str, bool] = {}

    def until_nothing_more(self) -> None:
        """Find all."""
        size = 0
        while size < len(self._found.ids):
            size = len(self._found.ids)
            for line, kind, key in list(lines(self._reading, self._found.ids, self._first)):
                if kind in OWNERS:
                    self._look_at(line, kind, key)
        for line, kind, key in lines(self._reading, self._found.sources):
            if kind == "source" and key in self._found.sources:
                for sha256 in _said(json.loads(line)[4], "sha256"):
                    self._found.files[UUID(key)] = sha256

    def _look_at(self, line: str, kind: str, key: str) -> None:
        """Note a record that belonged, and above one that did what is no longer there."""
        if key not in self._found.ids:
            if not (self._is_theirs(line, kind) or self._is_called_so(line, kind)) or self._is_alive(kind, key):
                return
            self._found.ids.add(key)
        for name, owner in _named(line, kind):
            if name in _ABOVE and not self._is_alive(_ABOVE[name], owner):
                self._found.ids.add(owner)
        self._note(json.loads(line)[4], kind)

    def _is_theirs(self, line: str, kind: str) -> bool:
        """Whether the record belonged to one of them."""
        is_named = not self._found.ids.isdisjoint(HEX.findall(line))
        return is_named and not self._found.ids.isdisjoint(_owners(line, kind))

    def _is_called_so(self, line: str, kind: str) -> bool:
        """Whether it is somebody of the same name, not born on another day."""
        if kind != "participant" or self._first.isdisjoint(TEXT.findall(line)):
            return False
        fields = json.loads(line)[4]
        last, first, born = (_said(fields, name) for name in ("last_name", "first_name", "birth_date"))
        days = {self._names[each] for each in product(last, first) if each in self._names}
        return bool(days) and (not born or None in days or bool(born & {str(day) for day in days}))

    def _note(self, fields: dict[str, Any], kind: str) -> None:
        """Note the paper, and the row of a file."""
        if kind == "document":
            self._found.papers |= _said(fields, "sha256")
        if kind == "statement":
            sources, sheets, rows = (_said(fields, name) for name in ("source_id", "sheet", "row"))
            self._found.places |= {(UUID(s), sheet, row) for s in sources for sheet in sheets for row in rows}

    def _is_alive(self, kind: str, key: str) -> bool:
        """Whether there is such a record now."""
        if key not in self._alive:
            table = RECORD_TABLES[kind]
            self._alive[key] = self._reading.scalar(select(table.id).where(table.id == UUID(key))) is not None
        return self._alive[key]


def _owners(line: str, kind: str) -> set[str]:
    return {owner for _name, owner in _named(line, kind)}


def _named(line: str, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of a line by which a record belongs to another one, with each of those."""
    fields = json.loads(line)[4]
    for name in OWNERS[kind]:
        yield from ((name, owner) for owner in _said(fields, name))


def _said(fields: dict[str, Any], name: str) -> set[Any]:
    """What a field was before and after, an id or a day as it is written; without blanks."""
    pair = (next(iter(value.values())) if isinstance(value, dict) else value for value in fields.get(name, ()))
    return {value for value in pair if value is not None}
