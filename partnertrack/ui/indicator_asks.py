"""What the pages of indicators ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.indicators import IndicatorsView
from partnertrack.ui.view_models.indicators import present as present_listing
from partnertrack.ui.view_models.one_indicator import OneView
from partnertrack.ui.view_models.one_indicator import present as present_one

if TYPE_CHECKING:
    from partnertrack.services.indicators import Asked, Group
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


def indicators(
    workspace: Workspace, as_of: date, since: date | None, before: date | None, *, progress: Progress
) -> IndicatorsView:
    """The whole catalogue as of a day."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return present_listing(service.listing(workspace, as_of, since, before), service.theme_names())


def indicator(workspace: Workspace, asked: Asked, as_of: date, *, progress: Progress) -> OneView:
    """One figure."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return present_one(service.indicator(workspace, asked, as_of))


def asked(figure: str, since: date | None, before: date | None, down: str = "", across: str = "") -> Asked:
    """Which figure is wanted, and how it is to be broken down."""
    from partnertrack.services.indicators import Asked

    return Asked(figure, since, before, down, across)


def people(workspace: Workspace, group: Group, as_of: date, since: date | None, *, progress: Progress) -> Search:
    """The search for the people in a cell."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return among(service.people(workspace, group, as_of, since))


def group(figure: str, half: str, dimensions: tuple[str, str], cell: tuple[str, str]) -> Group:
    """A cell of a table."""
    from partnertrack.services.indicators import Group

    return Group(figure, "d" if half == "d" else "n", dimensions, cell)


def came(workspace: Workspace, figure: str, as_of: date, before: date, *, progress: Progress) -> Search:
    """The search for those who are behind a figure now and were not on the other day."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return among(service.came(workspace, figure, as_of, before))


def among(ids: Sequence[UUID]) -> Search:
    """The search for these people and nobody else."""
    from partnertrack.services.participants import Search

    return Search(among=frozenset(ids))


def write_table(
    workspace: Workspace,
    titles: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    path: Path,
    *,
    progress: Progress,
) -> Path:
    """Write a table of figures to a file."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return service.write_table(workspace, titles, rows, path)
