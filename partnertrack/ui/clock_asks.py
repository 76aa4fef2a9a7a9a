"""What the page of the stage clock asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.scene import Drawn, Measure, Palette
from partnertrack.ui.view_models.clock import Chosen, StuckLine, kinds
from partnertrack.ui.view_models.people import person_line

if TYPE_CHECKING:
    from partnertrack.services.clock import By, ClockView, Foot, Narrowing, Part, Reason, Step, StepView, Wanted
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Brush:
    """With what a picture is drawn: a measure of texts, the colours by what they mean, and those of the stages."""

    measure: Measure
    palette: Palette
    tones: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StepModel:
    """A step with those who wait there, the longest first."""

    view: StepView
    stuck: tuple[StuckLine, ...]


def clock(workspace: Workspace, as_of: date, chosen: Chosen, *, progress: Progress) -> ClockView:
    """The clock of a day."""
    from partnertrack.services import clock as service

    progress.report(0, 1)
    return service.clock(workspace, as_of, _narrowing(chosen))


def step(
    workspace: Workspace, as_of: date, key: str, by: By, chosen: Chosen, *, progress: Progress
) -> StepModel | None:
    """One step of the clock by groups, with the people who wait there; None where the clock has no such step."""
    from partnertrack.services import clock as service
    from partnertrack.services import participants

    progress.report(0, 1)
    view = service.step(workspace, as_of, key, by, _narrowing(chosen))
    if view is None:
        return None
    rows = participants.rows(workspace, [each.enrolment_id for each in view.stuck], as_of)
    names = view.organisations
    stuck = tuple(
        StuckLine(
            person_line(row, as_of),
            each.days,
            each.beyond,
            names.get(each.organisation, "") if each.organisation else "",
        )
        for row, each in zip(rows, view.stuck, strict=True)
    )
    return StepModel(view, stuck)


def people(
    workspace: Workspace, as_of: date, wanted: Wanted, chosen: Chosen, *, progress: Progress
) -> tuple[UUID, ...]:
    """Exactly the people behind a number of the clock."""
    from partnertrack.services import clock as service

    progress.report(0, 1)
    return service.people(workspace, as_of, wanted, _narrowing(chosen))


def search_for(people: Sequence[UUID]) -> Search:
    """The search that means exactly these people."""
    from partnertrack.services.participants import Search

    return Search(among=frozenset(people))


def at_step(key: str, part: Part, by: By | None = None, group: str = "") -> Wanted:
    """The people who are a part of a step, perhaps of one group."""
    from partnertrack.services.clock import Wanted

    return Wanted(step=key, part=part, by=by, group=group)


def at_stage(key: str, foot: Foot, reason: Reason | None = None) -> Wanted:
    """The people at a foot of a stage, perhaps those who left for one reason."""
    from partnertrack.services.clock import Wanted

    return Wanted(stage=key, foot=foot, ways=reason.ways if reason else ())


def draw_funnel(view: ClockView, brush: Brush, width: float) -> Drawn:
    """The picture of the funnel."""
    from partnertrack.services.clock import charts

    return charts.funnel(view, charts.Look(brush.measure, width, brush.palette), brush.tones)


def draw_steps(shown: Sequence[Step], brush: Brush, width: float) -> Drawn:
    """The picture of these steps."""
    from partnertrack.services.clock import charts

    return charts.steps(shown, charts.Look(brush.measure, width, brush.palette), brush.tones, kinds())


def draw_curves(view: StepView, height: float, brush: Brush, width: float) -> Drawn:
    """The picture of a step by groups."""
    from partnertrack.services.clock import charts

    return charts.curves(view, charts.Look(brush.measure, width, brush.palette), height)


def heights(stages: int, steps: int) -> tuple[float, float]:
    """The heights of the funnel and of the picture of the steps, in points."""
    from partnertrack.services.clock import charts

    return charts.funnel_height(stages), charts.steps_height(steps)


def funnel_table(view: ClockView) -> Table:
    """The numbers of the funnel."""
    from partnertrack.services.clock import charts

    return charts.funnel_table(view)


def steps_table(shown: Sequence[Step]) -> Table:
    """The numbers of these steps."""
    from partnertrack.services.clock import charts

    return charts.steps_table(shown, kinds())


def curves_table(view: StepView) -> Table:
    """The numbers of the groups of a step."""
    from partnertrack.services.clock import charts

    return charts.curves_table(view)


def _narrowing(chosen: Chosen) -> Narrowing:
    from partnertrack.services.clock import Narrowing

    return Narrowing(chosen.cohort, chosen.region, chosen.track, chosen.organisation, chosen.responsible)
