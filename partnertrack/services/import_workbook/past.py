"""What was said before of the people of a file, by its sender and by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.statement import Said, SlotKey, unpack
from partnertrack.importing.agreement import Past
from partnertrack.persistence.queries import statements
from partnertrack.persistence.queries.statements import StatementRow
from partnertrack.persistence.session import Reading

_Told = Mapping[SlotKey, Said]


class History:
    """What files said of enrolments; rows of the file that is being read are added as they are taken.

    The sender is the partner, or where nobody said who sent the file, whoever sends sheets of the same layout.
    """

    def __init__(self, reading: Reading, partner: str | None) -> None:
        self._reading = reading
        self._partner = fold(partner or "")
        self._stored: dict[UUID, list[StatementRow]] = {}
        self._told: dict[int, _Told] = {}
        self._fresh: defaultdict[UUID, list[tuple[str, _Told]]] = defaultdict(list)

    def load(self, enrolment_ids: Collection[UUID]) -> None:
        """Fetch what was said of these enrolments, in one go."""
        wanted = [key for key in enrolment_ids if key not in self._stored]
        found = statements.about(self._reading, wanted)
        self._stored |= {key: found.get(key, []) for key in wanted}

    def add(self, enrolment_id: UUID, layout: str, told: _Told) -> None:
        """Note what a row of this file said."""
        self._fresh[enrolment_id].append((layout, told))

    def of(self, enrolment_id: UUID, layout: str) -> Past:
        """What was said of an enrolment, for a row of a sheet of that layout."""
        self.load((enrolment_id,))
        fresh = self._fresh.get(enrolment_id, [])
        stored = self._stored[enrolment_id][::-1]
        own = [told for known, told in reversed(fresh) if self._partner or known == layout]
        own += [self._unpacked(row) for row in stored if self._is_sender(row, layout)]
        return Past(own, self._everybody(fresh, stored))

    def _everybody(self, fresh: list[tuple[str, _Told]], stored: list[StatementRow]) -> Callable[[], Iterable[_Told]]:
        def told() -> Iterable[_Told]:
            yield from (told for _layout, told in fresh)
            yield from map(self._unpacked, stored)

        return told

    def _is_sender(self, row: StatementRow, layout: str) -> bool:
        if self._partner:
            return fold(row.partner or "") == self._partner
        return not row.partner and row.layout == layout

    def _unpacked(self, row: StatementRow) -> _Told:
        key = id(row)
        if key not in self._told:
            self._told[key] = unpack(row.said)
        return self._told[key]
