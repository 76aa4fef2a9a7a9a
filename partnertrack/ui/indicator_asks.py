"""What the pages of indicators ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.indicator_editor import PreviewView
from partnertrack.ui.view_models.indicator_editor import present as present_preview
from partnertrack.ui.view_models.indicators import IndicatorsView
from partnertrack.ui.view_models.indicators import present as present_listing
from partnertrack.ui.view_models.one_indicator import OneView
from partnertrack.ui.view_models.one_indicator import present as present_one

if TYPE_CHECKING:
    from partnertrack.domain.indicator_draft import IndicatorDraft
    from partnertrack.services.indicators import Asked, Group, Options
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Begun:
    """An indicator in the making: the draft, what it can be made of, and the id of the one that is changed, if any."""

    draft: IndicatorDraft
    options: Options
    before: str = ""


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


def begin(workspace: Workspace, figure: str, *, is_own: bool, progress: Progress) -> Begun:
    """A new indicator, a copy of a figure of the catalogue, or one of the pilot's own to be changed."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    draft = service.draft(workspace, figure) if figure else service.new_draft(workspace)
    return Begun(draft, service.options(workspace), figure if is_own else "")


def preview(
    workspace: Workspace, draft: IndicatorDraft, as_of: date, before: str, *, progress: Progress
) -> PreviewView:
    """What a draft comes to."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return present_preview(service.preview(workspace, draft, as_of, before))


def drafted_people(
    workspace: Workspace, draft: IndicatorDraft, half: str, as_of: date, *, progress: Progress
) -> Search:
    """The search for the people behind a half of a draft's figure."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return among(service.drafted_people(workspace, draft, "d" if half == "d" else "n", as_of))


def save(workspace: Workspace, draft: IndicatorDraft, before: str, *, progress: Progress) -> UUID | None:
    """Keep a draft; the id of the change, if there is one."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return service.save(workspace, draft, before)


def delete(workspace: Workspace, key: str, *, progress: Progress) -> UUID:
    """Take an indicator of the pilot's own away; the id of the change."""
    from partnertrack.services import indicators as service

    progress.report(0, 1)
    return service.delete(workspace, key)
