"""What the page of the cohorts asks of its service; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.criterion import Criterion
from partnertrack.progress import Progress
from partnertrack.ui.view_models.cohorts import CohortsView, cohorts_view

if TYPE_CHECKING:
    from partnertrack.domain.cohort import Cohort
    from partnertrack.services.cohorts import CohortView
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace

_CRITERIA = {
    "all": (),
    "women": (Criterion("sex", "is", ("female",)),),
    "incomplete": (Criterion("missing", "filled"),),
    "overdue": (Criterion("deadline", "within", ("step", "0")),),
}
"""The figures whose people a search finds in words; the others name them one by one."""


def side_by_side(workspace: Workspace, as_of: date, step: str, *, progress: Progress) -> CohortsView:
    """The cohorts at the end of a day, compared by a step ("" for the departure)."""
    from partnertrack.services import cohorts

    progress.report(0, 1)
    return cohorts_view(cohorts.side_by_side(workspace, as_of, step), search_for, as_of)


def keep(workspace: Workspace, cohort: Cohort, *, progress: Progress) -> UUID | None:
    """Add or change a cohort; the id of the change, if it changes anything."""
    from partnertrack.services import cohorts

    progress.report(0, 1)
    return cohorts.keep(workspace, cohort)


def merge(workspace: Workspace, cohort_id: UUID, into_id: UUID, *, progress: Progress) -> UUID:
    """Put everybody of a cohort into another, and take it away; the id of the change."""
    from partnertrack.services import cohorts

    progress.report(0, 1)
    return cohorts.merge(workspace, cohort_id, into_id)


def delete(workspace: Workspace, cohort_id: UUID, *, progress: Progress) -> UUID:
    """Take an empty cohort away; the id of the change."""
    from partnertrack.services import cohorts

    progress.report(0, 1)
    return cohorts.delete(workspace, cohort_id)


def search_for(cohort: CohortView, figure: str, people: tuple[UUID, ...]) -> Search:
    """The search that means exactly these people: in words where the list can say it, else one by one."""
    from partnertrack.services.participants import Search

    kind, _colon, key = figure.partition(":")
    name = cohort.name if cohort.cohort else ""
    belongs = () if name else (Criterion("cohort", "empty"),)
    if kind == "stage" and key:
        return Search(cohort=name, criteria=belongs, stage=key)
    if kind in _CRITERIA:
        return Search(cohort=name, criteria=(*belongs, *_CRITERIA[kind]))
    return Search(among=frozenset(people))
