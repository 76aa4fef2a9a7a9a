"""Milestones and indicators as of a day, whole or broken down."""

from __future__ import annotations

from datetime import date

from partnertrack.domain.organisation import Organisation
from partnertrack.indicators.breakdown import DIMENSIONS, Breakdown, breakdown, dimensions
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.figure import Figure, Milestone
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

__all__ = ["DIMENSIONS", "Breakdown", "Figure", "Milestone", "Results", "by_dimension", "dimensions", "figures"]


def figures(workspace: Workspace, as_of: date, since: date | None = None) -> Results:
    """All that the scheme counts, cumulative to `as_of`; with `since`, also what fell into that period."""
    return workspace.results(as_of, since)


def by_dimension(workspace: Workspace, results: Results, dimension: str) -> Breakdown:
    """All milestones by one of `DIMENSIONS`; the rows add up, the unknown among them."""
    with workspace.store.reading() as session:
        names = {str(each.id): each.name for each in records.all_of(session, Organisation)}
    return breakdown(results, tuple(results.milestones), dimension, names)
