"""The employers of a report: who has how many of its people, and by which name each is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnertrack.domain.organisation import Organisation
from partnertrack.i18n import _, number
from partnertrack.indicators.breakdown import breakdown, dimensions
from partnertrack.indicators.cross import cross
from partnertrack.indicators.view import UNKNOWN
from partnertrack.persistence.queries import records
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import GroupRow, Groups

COLUMNS = ("contract", "departed", "work_started", "placement_ended")
"""The milestones by which employers are told; the first two sort them."""

_INTERNAL, _PUBLIC = "internal", "public"
_SECTOR, _PLACE = "field:sector", "field:work_place"


@dataclass(frozen=True, slots=True)
class Employers:
    """The employers with their milestones, the one with most contracts first; by id the sector and place of each.

    `rows` leave out those without an employer, whom `groups` has as the unknown.
    """

    groups: Groups
    rows: tuple[GroupRow, ...]
    sectors: Mapping[str, str]
    places: Mapping[str, str]
    is_named: bool


def employers_of(brief: Brief) -> Employers:
    """The employers that have a contract with anybody.

    Only the office's own reports name them: no record says that an employer agreed to be named, so that donors read the
    sector and the place, and the public a number alone.
    """
    is_named = brief.options.audience == _INTERNAL
    order = [row.key for row in breakdown(brief.results, COLUMNS, "employer").rows if row.counts[0]]
    numbered = {key: _("Employer {n}").format(n=number(place)) for place, key in enumerate(_known(order), start=1)}
    found = brief.counting.groups(COLUMNS, "employer", (_names(brief) if is_named else numbered))
    rows = tuple(row for row in found.rows if not row.is_unknown and row.key in numbered)
    may_place = brief.options.audience != _PUBLIC
    sectors = _most_frequent(brief, _SECTOR) if may_place else {}
    return Employers(found, rows, sectors, _most_frequent(brief, _PLACE) if may_place else {}, is_named)


def _known(order: list[str]) -> list[str]:
    return [key for key in order if key != UNKNOWN]


def _names(brief: Brief) -> dict[str, str]:
    with brief.workspace.store.reading() as reading:
        return {str(each.id): each.name for each in records.all_of(reading, Organisation)}


def _most_frequent(brief: Brief, dimension: str) -> dict[str, str]:
    """What most of an employer's people have: their sector, or the place where they work."""
    if dimension not in dimensions(brief.scheme):
        return {}
    found = cross(brief.results, COLUMNS[0], "employer", dimension)
    known = [
        (place, name) for place, (key, name) in enumerate(zip(found.keys, found.columns, strict=True)) if key != UNKNOWN
    ]
    most = {}
    for row in found.rows:
        best = max(known, key=lambda each: row.counts[each[0]], default=None)
        if best is not None and row.counts[best[0]]:
            most[row.key] = best[1]
    return most
