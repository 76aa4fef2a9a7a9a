"""What the overview asks of the services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.overview import OverviewView, present

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace


def overview(workspace: Workspace, as_of: date, figures: Sequence[str], *, progress: Progress) -> OverviewView:
    """The pilot at a glance, with the key figures of these ids."""
    from partnertrack.services import dashboard

    progress.report(0, 1)
    stages = {stage.kind: stage.label.text(current()) for stage in workspace.scheme.stages}
    stages |= {"left": _("Left"), "none": _("Not started")}
    return present(dashboard.overview(workspace, as_of, figures), workspace.title, stages)


def figures(workspace: Workspace, *, progress: Progress) -> tuple[tuple[str, str], ...]:
    """The ids and names of all figures that can stand at the top."""
    from partnertrack.services import dashboard

    progress.report(0, 1)
    return dashboard.offered(workspace)
