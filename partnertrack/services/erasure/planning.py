"""What erasing some participants would do, as a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.erasure_rules import WHOLE, residue
from partnertrack.domain.fingerprint import Fingerprint
from partnertrack.domain.names import fold
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.source import Source
from partnertrack.i18n import _, ngettext, number
from partnertrack.importing.blanking import reader
from partnertrack.persistence.erasing import Belongings, Blackening, Plan, belongings
from partnertrack.persistence.queries import records
from partnertrack.persistence.queries.counts import last_change
from partnertrack.persistence.queries.mentions import Naming, naming
from partnertrack.persistence.session import Reading
from partnertrack.services.erasure.archived import Kept, Treated, emptied, files_with, treated
from partnertrack.services.erasure.holdings import Holdings, holdings

_SHORTEST_NAME = 3
GOING = frozenset({"saved_view", "wording"})
"""Kinds of record of which one that names an erased person goes, though it belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Why somebody is erased, by whom and when; `reason` is one of `Erasure`'s."""

    reason: str
    requested_on: date | None = None
    done_by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All that an erasure has to look at; `naming` are other people's and the office's records that name them."""

    held: Holdings
    belongings: Belongings
    files: tuple[Kept, ...]
    naming: tuple[Naming, ...]
    seen: int

    @property
    def places(self) -> dict[UUID, set[tuple[str, int]]]:
        """The rows that were about them, by source."""
        found: dict[UUID, set[tuple[str, int]]] = {}
        for source, sheet, row in self.belongings.places:
            found.setdefault(source, set()).add((sheet, row))
        return found


def look(reading: Reading, participant_ids: Collection[UUID]) -> Found:
    """What there is of these participants; raises `UserError` when one of them is gone."""
    held = holdings(reading, participant_ids)
    found = belongings(reading, {each.id.hex for each in held.records}, held.identities())
    own = {UUID(key) for key in found.ids}
    return Found(
        held,
        found,
        files_with(reading, found, held),
        tuple(naming(reading, held.phrases(), own)),
        last_change(reading),
    )


def files_treated(reading: Reading, found: Found) -> tuple[Treated, ...]:
    """The archived files without the people's rows."""
    with reader() as process:
        return tuple(filter(None, [treated(reading, kept, process) for kept in found.files]))


def plan(
    reading: Reading,
    scheme: Scheme,
    found: Found,
    files: Sequence[Treated],
    wanted: Wanted,
    key: tuple[bytes, tuple[Fingerprint, ...]] | None = None,
) -> Plan:
    """All that the store has to do; `key` brings the fingerprints of a registry and their key."""
    going = [each for each in found.naming if each.kind in GOING]
    ids = found.belongings.ids | {each.id.hex for each in going}
    on = wanted.on or date.today()  # noqa: DTZ011 - an office's day is a local day
    people = found.held.participants
    return Plan(
        title=_title(found.held),
        changes=(
            *_left(found.held.records, scheme),
            *_others(reading, going),
            *_sources(reading, found, files),
        ),
        erasures=tuple(
            Erasure(
                participant_id=each.id,
                erased_on=on,
                reason=wanted.reason,
                requested_on=wanted.requested_on,
                done_by=wanted.done_by,
            )
            for each in people
        ),
        blackening=Blackening(frozenset(ids), frozenset(found.belongings.sources), _names(found.held)),
        said=tuple((each.id, found.held.of_person(each.id).identities()) for each in people),
        dropped=frozenset(found.belongings.papers | {each.kept.sha256 for each in files}),
        seen=found.seen,
        files=tuple(each.file for each in files if each.file),
        key=key[0] if key else None,
        known=key[1] if key else (),
    )


def _title(held: Holdings) -> str:
    if len(held.participants) == 1 and held.enrolments:
        return _("Erase the data of {person}").format(person=held.enrolments[0].label)
    count = len(held.participants)
    return ngettext("Erase the data of {n} person", "Erase the data of {n} people", count).format(n=number(count))


def _left(held: Sequence[Record], scheme: Scheme) -> Iterator[Change]:
    """What is left of each record, also where that is all of it: the journal must say it once more."""
    yield from (Change(each, residue(each, scheme)) for each in held if WHOLE[each.kind] == "residue")
    yield from (removed(each) for each in held if WHOLE[each.kind] == "delete")


def _others(reading: Reading, going: Sequence[Naming]) -> Iterator[Change]:
    for kind in GOING:
        ids = {each.id for each in going if each.kind == kind}
        yield from map(removed, records.fetch(reading, KINDS[kind], ids).values())


def _sources(reading: Reading, found: Found, files: Sequence[Treated]) -> Iterator[Change]:
    """The sources with their files as they are now, and without what was chosen for the people's rows."""
    sums = {source.id: each.file.sha256 if each.file else "" for each in files for source in each.kept.sources}
    places = found.places
    for source in records.fetch(reading, Source, {*sums, *places}).values():
        yield Change(source, emptied(source, sums.get(source.id, source.sha256), places.get(source.id, set())))


def _names(held: Holdings) -> tuple[str, ...]:
    """The folded names that no title of the history may say any more."""
    found: dict[str, None] = {}
    for each in held.identities():
        if each.last_name and each.first_name:
            found |= dict.fromkeys(map(fold, (f"{each.first_name} {each.last_name}", each.last_name)))
            found[fold(f"{each.last_name} {each.first_name}")] = None
    return tuple(name for name in found if len(name) >= _SHORTEST_NAME)
