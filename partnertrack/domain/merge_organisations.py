"""Two records that are one organisation, written in two ways, become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.contact import Contact
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.event import Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.source import Source
from partnertrack.domain.vacancy import Vacancy

ById: TypeAlias = Event | Contact | Engagement | Vacancy | Duration | Grievance
"""What refers to an organisation by its id."""

ByName: TypeAlias = Source | Expectation | Recipe | Wording
"""What refers by its name to an organisation that sends files."""

Referring: TypeAlias = ById | ByName | SavedView
"""What refers to an organisation."""


def merge(stays: Organisation, goes: Organisation, referring: Iterable[Referring]) -> tuple[Change, ...]:
    """The changes after which all that referred to `goes` refers to `stays`, which is known by both names.

    What is known of one of them only is kept; where both say something, what `stays` says. `referring` may hold records
    that refer to neither. A duration that both have keeps the days of `stays`.
    """
    others = list(referring)
    held = {
        (each.step, each.region) for each in others if isinstance(each, Duration) and each.organisation_id == stays.id
    }
    names = {fold(name) for name in goes.spellings} - {""}
    changes: list[Change] = [Change(stays, _joined(stays, goes))]
    for record in others:
        if isinstance(record, Duration) and record.organisation_id == goes.id and (record.step, record.region) in held:
            changes.append(removed(record))
        elif isinstance(record, ByName):
            if fold(record.partner or "") in names:
                changes.append(Change(record, replace(record, partner=stays.name)))
        elif (after := _turned(record, goes.id, stays.id)) != record:
            changes.append(Change(record, after))
    return (*changes, removed(goes))


def _joined(stays: Organisation, goes: Organisation) -> Organisation:
    known = {fold(stays.name)}
    spellings = list(_new([*stays.spellings[1:], *goes.spellings], known))
    values = {**goes.values, **stays.values, "spellings": "\n".join(spellings)}
    kind = goes.type if stays.type == "other" else stays.type
    return replace(stays, type=kind, country=stays.country or goes.country, values=values)


def _new(names: Iterable[str], known: set[str]) -> Iterator[str]:
    """The names that differ from all before, whatever their case and accents."""
    for name in names:
        if fold(name) not in known:
            known.add(fold(name))
            yield name


def _turned(record: ById | SavedView, before: UUID, after: UUID) -> ById | SavedView:
    """The record as it refers to the other organisation."""
    if isinstance(record, SavedView):
        return replace(record, definition=record.definition.replace(str(before), str(after)))
    return replace(record, organisation_id=after) if record.organisation_id == before else record
