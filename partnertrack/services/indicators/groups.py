"""To which group of a dimension each enrolment belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.organisation import Organisation
from partnertrack.i18n import _
from partnertrack.indicators.breakdown import DIMENSIONS, breakdown
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.view import UNKNOWN
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a dimension in their order, by key and name, the unknown last; `of` says whose is which."""

    dimension: str
    names: Mapping[str, str]
    of: Mapping[UUID, str]


def groups(results: Results, dimension: str, names: Mapping[str, str]) -> Groups:
    """The groups of everybody; KeyError for what is no dimension. `names` are those of employers, by id."""
    keyed = DIMENSIONS[dimension]
    of = {case.enrolment_id: keyed(case, results.as_of) or UNKNOWN for case in results.view.register.cases}
    milestone = next(iter(results.milestones))
    table = breakdown(results, (milestone,), dimension, names)
    return Groups(dimension, {row.key: row.label for row in table.rows}, of)


def dimensions(workspace: Workspace) -> Mapping[str, str]:
    """Everything by which figures can be broken down, by name."""
    del workspace  # the same for every scheme
    known = {
        "sex": _("Sex"),
        "age_band": _("Age at enrolment"),
        "region": _("Region of origin"),
        "cohort": _("Cohort"),
        "track": _("Track"),
        "employer": _("Employer"),
        "nationality": _("Nationality"),
    }
    return {key: known.get(key, key) for key in DIMENSIONS}


def employers(workspace: Workspace) -> Mapping[str, str]:
    """The names of organisations by id."""
    with workspace.store.reading() as session:
        return {str(each.id): each.name for each in records.all_of(session, Organisation)}
