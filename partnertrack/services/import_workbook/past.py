"""What was said before of the people of a file, by its sender and by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import TypeAlias
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, unpack
from partnertrack.importing.agreement import Past, Telling
from partnertrack.importing.holdings import Place
from partnertrack.importing.people import identity_of
from partnertrack.importing.recipes import layout_of
from partnertrack.importing.typed_sheet import TypedSheet
from partnertrack.persistence import trace
from partnertrack.persistence.queries import statements
from partnertrack.persistence.queries.statements import StatementRow
from partnertrack.persistence.session import Reading

_Told = Mapping[SlotKey, Said]
_Signature: TypeAlias = tuple[object, ...]


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
        self._by_hand: set[Place] | None = None
        self._emptied: tuple[datetime, set[Place]] | None = None
        self._meant: dict[UUID, Mapping[_Signature, set[UUID]]] = {}
        self._told: dict[int, _Told] = {}
        self._fresh: defaultdict[UUID, list[_Told]] = defaultdict(list)

    def load(self, enrolment_ids: Collection[UUID]) -> None:
        """Fetch what was said of these enrolments, in one go."""
        wanted = [key for key in enrolment_ids if key not in self._stored]
        if not wanted:
            return
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
        return Past(
            layout,
            tellings,
            fresh,
            lambda: chain(fresh, map(self._unpacked, stored)),
            self._is_emptied,
            self._is_by_hand,
        )

    def meant(self, said: Identity, sheet: TypedSheet, enrolment_ids: Iterable[UUID]) -> UUID | None:
        """Whom the sender meant when it said just that; None where it was several or nobody.

        It is one of these enrolments, or anybody of whom the sender's last sheet of this kind spoke. A name alone is
        nobody's: it takes a number or a birth date to be the same again.
        """
        wanted = _signature(said)
        if not any(wanted[2:]):
            return None
        keys = tuple(enrolment_ids)
        self.load(keys)
        layout = layout_of(sheet.columns)
        found = {
            row.enrolment_id
            for key in keys
            for row in self._stored[key]
            if self._is_sender(row, layout) and wanted == self._signature(row)
        } or self._in_last(sheet).get(wanted, set())
        return next(iter(found)) if len(found) == 1 else None

    def _in_last(self, sheet: TypedSheet) -> Mapping[_Signature, set[UUID]]:
        """Whom the rows of the sender's last sheet of this kind meant."""
        source_id = sheet.recipe.source_id if sheet.recipe else None
        if source_id is None:
            return {}
        if source_id not in self._meant:
            meant: defaultdict[_Signature, set[UUID]] = defaultdict(set)
            for row in statements.of_source(self._reading, source_id):
                meant[_signature(_identity(unpack(row.said)))].add(row.enrolment_id)
            self._meant[source_id] = meant
        return self._meant[source_id]

    def _signature(self, row: StatementRow) -> _Signature:
        return _signature(_identity(self._unpacked(row)))

    def _is_emptied(self, place: Place, since: datetime) -> bool:
        if self._emptied is None or since < self._emptied[0]:
            self._emptied = since, trace.emptied(self._reading, since)
        return place in self._emptied[1]

    def _is_by_hand(self, place: Place) -> bool:
        if self._by_hand is None:
            self._by_hand = trace.by_hand(self._reading)
        return place in self._by_hand

    def _is_sender(self, row: StatementRow, layout: str) -> bool:
        if self._partner:
            return fold(row.partner or "") == self._partner
        return not row.partner and row.layout == layout

    def _unpacked(self, row: StatementRow) -> _Told:
        key = id(row)
        if key not in self._told:
            self._told[key] = unpack(row.said)
        return self._told[key]


def _identity(told: _Told) -> Identity:
    return identity_of({slot: cell.value for slot, cell in told.items() if cell.value is not None})


def _signature(identity: Identity) -> _Signature:
    """By what two rows say the same of who they are about: the names, then what tells namesakes apart."""
    return (
        fold(identity.last_name),
        fold(identity.first_name),
        identity.birth_date,
        fold(identity.reference),
        fold(identity.passport_no),
        fold(identity.national_id),
    )
