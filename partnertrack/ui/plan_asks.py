"""What the planning of departures asks of its service; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.departures import PlanView, plan_view

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace


def outlook(
    workspace: Workspace, ids: Sequence[UUID], departure: date | None, as_of: date, *, progress: Progress
) -> PlanView:
    """What a departure on that day means for these people.

    Without a day, it is the one that is planned for all of them, else the first that is possible for all.
    """
    from partnertrack.services import plan_departures

    progress.report(0, 1)
    chosen = departure
    if chosen is None:
        found = plan_departures.outlooks(workspace, ids, None, as_of)
        planned = {each.planned_on for each in found if not each.obstacle}
        common = planned.pop() if len(planned) == 1 else None
        chosen = common or max((each.earliest for each in found if each.earliest), default=as_of)
    return plan_view(plan_departures.outlooks(workspace, ids, chosen, as_of), chosen)


def plan(
    workspace: Workspace, ids: Sequence[UUID], departure: date | None, as_of: date, *, progress: Progress
) -> UUID | None:
    """Keep the day of departure of these people, or none; the id of the change, if it changes anything."""
    from partnertrack.services import plan_departures

    progress.report(0, 1)
    return plan_departures.plan(workspace, ids, departure, as_of)
