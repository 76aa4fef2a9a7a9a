"""To which group of a dimension each enrolment belongs, and how groups are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnertrack.domain.organisation import Organisation
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.breakdown import dimensions as all_dimensions
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.dimension import groups as groups_of
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a dimension in their order, by key and name, the unknown last; `keys` and `of` are everybody's."""

    names: Mapping[str, str]
    keys: tuple[str, ...]
    of: Sequence[int]


def groups(results: Results, dimension: str, names: Mapping[str, str]) -> Groups:
    """The groups of everybody; KeyError for what is no dimension. `names` are those of employers, by id."""
    known = groups_of(results.view, dimension)
    table = breakdown(results, (next(iter(results.milestones)),), dimension, names)
    return Groups({row.key: row.label for row in table.rows}, known.keys, known.of.tolist())


def members(results: Results, key: str, part: Part) -> Sequence[int]:
    """The places of those behind a milestone or a part of a figure."""
    found: Sequence[int] = results.members(key, part).nonzero()[0].tolist()
    return found


def dimensions(workspace: Workspace) -> Mapping[str, str]:
    """Everything by which figures can be broken down, by name."""
    return all_dimensions(workspace.scheme)


def employers(workspace: Workspace) -> Mapping[str, str]:
    """The names of organisations by id."""
    with workspace.store.reading() as session:
        return {str(each.id): each.name for each in records.all_of(session, Organisation)}
