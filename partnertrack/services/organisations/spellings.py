"""Several records that are one organisation, written in several ways: found, and made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.merge_organisations import Referring
from partnertrack.domain.merge_organisations import merge as merged
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.source import Source
from partnertrack.domain.vacancy import Vacancy
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.organisation_likeness import alike_pairs, organisation_likeness
from partnertrack.persistence.queries import organisations, records
from partnertrack.services.organisations.listing import OrganisationLine
from partnertrack.services.workspace import Workspace

_ALIKE = 86.0  # of 100: "Hotel Adler Köln" and "Hôtel Adler, Koeln" are, "Hotel Adler" and "Hotel Adler Bonn" are not
_LIKELY = 74.0  # what is offered first to somebody who looks for the other spelling
_BESIDE = (Contact, Engagement, Vacancy, Duration, Grievance, SavedView, Source, Expectation, Recipe, Wording)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations of one type that may be one; the one with more people first."""

    stays: UUID
    goes: UUID
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Other:
    """An organisation with which another may be merged."""

    id: UUID
    name: str
    is_likely: bool


def alike(lines: Sequence[OrganisationLine]) -> tuple[Pair, ...]:
    """The pairs whose names are nearly the same, the most alike first."""
    pairs = []
    for place, beside, likeness in alike_pairs([line.name for line in lines], _ALIKE):
        one, other = lines[place], lines[beside]
        if one.type == other.type or "other" in (one.type, other.type):
            first, second = sorted((one, other), key=lambda each: -each.people)
            pairs.append((-likeness, Pair(first.id, second.id, (first.name, second.name))))
    return tuple(pair for _likeness, pair in sorted(pairs, key=lambda each: (each[0], each[1].names)))


def others(workspace: Workspace, organisation_id: UUID) -> tuple[Other, ...]:
    """Every other organisation, those whose names are like its name first, the rest by name.

    Raises `UserError` when it is gone.
    """
    with workspace.store.reading() as reading:
        found = records.all_of(reading, Organisation)
    name = next((each.name for each in found if each.id == organisation_id), None)
    if name is None:
        raise UserError(_("This organisation is no longer in the pilot."))
    told = [
        Other(each.id, each.name, is_likely=organisation_likeness(name, each.name) >= _LIKELY)
        for each in found
        if each.id != organisation_id
    ]
    by_name = sorted(told, key=lambda each: fold(each.name))
    return tuple(sorted(by_name, key=lambda each: -organisation_likeness(name, each.name) if each.is_likely else 0))


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
