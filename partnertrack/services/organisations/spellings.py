"""Several records that are one organisation, written in several ways: found, and made one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.merge_organisations import Referring
from partnertrack.domain.merge_organisations import merge as merged
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.vacancy import Vacancy
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.organisation_likeness import organisation_likeness
from partnertrack.persistence.queries import organisations, records
from partnertrack.services.workspace import Workspace

_ALIKE = 86.0  # of 100: "Hotel Adler Köln" and "Hôtel Adler, Koeln" are, "Hotel Adler" and "Hotel Adler Bonn" are not
_BESIDE = (Contact, Engagement, Vacancy, Duration, SavedView)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations of one type that may be one; the one with more people first."""

    stays: UUID
    goes: UUID
    names: tuple[str, str]


def alike(workspace: Workspace) -> tuple[Pair, ...]:
    """The pairs whose names are nearly the same, the most alike first."""
    with workspace.store.reading() as reading:
        found = records.all_of(reading, Organisation)
        people = organisations.people_counts(reading)
    pairs = []
    for one, other in combinations(found, 2):
        is_possible = one.type == other.type or "other" in (one.type, other.type)
        likeness = organisation_likeness(one.name, other.name) if is_possible else 0.0
        if likeness >= _ALIKE:
            first, second = sorted((one, other), key=lambda each: -people.get(each.id, 0))
            pairs.append((-likeness, Pair(first.id, second.id, (first.name, second.name))))
    return tuple(pair for _likeness, pair in sorted(pairs, key=lambda each: (each[0], each[1].names)))


def merge(workspace: Workspace, stays: UUID, goes: UUID) -> UUID:
    """Make two organisations one; the id of the change.

    Later files that write the other name mean the one that stays. Raises `UserError` for one and the same, and when one
    of them is gone.
    """
    if stays == goes:
        raise UserError(_("Choose another organisation to merge with."))
    with workspace.store.reading() as reading:
        pair = records.fetch(reading, Organisation, (stays, goes))
        referring: list[Referring] = list(organisations.events_at(reading, goes))
        for kind in _BESIDE:
            referring.extend(records.all_of(reading, kind))
    if len(pair) != len({stays, goes}):
        raise UserError(_("One of the two organisations is no longer in the pilot."))
    changes = merged(pair[stays], pair[goes], referring)
    title = _("Merge {other} with {organisation}").format(other=pair[goes].name, organisation=pair[stays].name)
    return workspace.commit(title, changes).change_set.id
