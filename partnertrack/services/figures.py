"""Milestones and indicators as of a day, whole or broken down."""

from __future__ import annotations

from datetime import date

from partnertrack.domain.organisation import Organisation
from partnertrack.indicators.breakdown import DIMENSIONS, Breakdown, breakdown, dimensions
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.figure import Figure, Milestone
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

__all__ = [
    "DIMENSIONS",
    "Breakdown",
    "Figure",
    "Milestone",
    "Results",
    "by_dimension",
    "dimensions",
    "figures",
    "halves_by_dimension",
]


def figures(workspace: Workspace, as_of: date, since: date | None = None) -> Results:
    """All that the scheme counts, cumulative to `as_of`; with `since`, also what fell into that period."""
    return workspace.results(as_of, since)


def by_dimension(workspace: Workspace, results: Results, dimension: str) -> Breakdown:
    """All milestones by one of `DIMENSIONS`; the rows add up, the unknown among them."""
    return breakdown(results, tuple(results.milestones), dimension, _names(workspace))


def halves_by_dimension(workspace: Workspace, results: Results, dimension: str) -> tuple[Breakdown, Breakdown]:
    """The enrolments in the numerators, and in the denominators, of all figures by one of `DIMENSIONS`."""
    keys, names = tuple(results.indicators), _names(workspace)
    return breakdown(results, keys, dimension, names), breakdown(results, keys, dimension, names, "d")


def _names(workspace: Workspace) -> dict[str, str]:
    with workspace.store.reading() as session:
        return {str(each.id): each.name for each in records.all_of(session, Organisation)}
