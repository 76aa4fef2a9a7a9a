"""What was said before of the people of a file, by its sender and by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from itertools import chain
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, unpack
from partnertrack.importing.agreement import Past, Telling
from partnertrack.importing.holdings import Place
from partnertrack.persistence import trace
from partnertrack.persistence.queries import statements
from partnertrack.persistence.queries.statements import StatementRow
from partnertrack.persistence.session import Reading

_Told = Mapping[SlotKey, Said]


class History:
    """What files said of enrolments; rows of the file that is being read are added as they are taken.

    The sender is the partner, or where nobody said who sent the file, whoever sends sheets of the same layout. Files
    follow each other as their figures do, where all say of what day those are, else as they came.
    """

    def __init__(self, reading: Reading, partner: str | None, source: Source) -> None:
        self._reading = reading
        self._partner = fold(partner or "")
        self._source = source
        self._stored: dict[UUID, list[StatementRow]] = {}
        self._emptied: tuple[datetime, set[Place]] | None = None
        self._told: dict[int, _Told] = {}
        self._fresh: defaultdict[UUID, list[_Told]] = defaultdict(list)

    def load(self, enrolment_ids: Collection[UUID]) -> None:
        """Fetch what was said of these enrolments, in one go."""
        wanted = [key for key in enrolment_ids if key not in self._stored]
        found = statements.about(self._reading, wanted)
        self._stored |= {key: found.get(key, []) for key in wanted}

    def add(self, enrolment_id: UUID, told: _Told) -> None:
        """Note what a row of this file said."""
        self._fresh[enrolment_id].append(told)

    def of(self, enrolment_id: UUID, layout: str) -> Past:
        """What was said of an enrolment, for a row of a sheet of that layout."""
        self.load((enrolment_id,))
        fresh, stored = self._fresh.get(enrolment_id, []), self._stored[enrolment_id]
        own = [row for row in stored if self._is_sender(row, layout)]
        is_dated = self._source.as_of is not None and all(row.as_of for row in own)

        def order(told: StatementRow | Source) -> tuple[date, datetime]:
            return (told.as_of if is_dated and told.as_of else date.min), told.imported_at

        tellings = [
            Telling(row.source_id, row.imported_at, row.layout, self._unpacked(row), order(row) > order(self._source))
            for row in sorted(own, key=order, reverse=True)
        ]
        return Past(layout, tellings, fresh, lambda: chain(fresh, map(self._unpacked, stored)), self._is_emptied)

    def _is_emptied(self, place: Place, since: datetime) -> bool:
        if self._emptied is None or since < self._emptied[0]:
            self._emptied = since, trace.emptied(self._reading, since)
        return place in self._emptied[1]

    def _is_sender(self, row: StatementRow, layout: str) -> bool:
        if self._partner:
            return fold(row.partner or "") == self._partner
        return not row.partner and row.layout == layout

    def _unpacked(self, row: StatementRow) -> _Told:
        key = id(row)
        if key not in self._told:
            self._told[key] = unpack(row.said)
        return self._told[key]
