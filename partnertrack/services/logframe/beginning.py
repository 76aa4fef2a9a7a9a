"""A first logframe out of what the scheme knows of itself: its targets and the indicators that are usual for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.logframe import LEVELS, LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_targets import FINAL
from partnertrack.domain.record import Record
from partnertrack.domain.set_up import Aim
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.indicators.calculate import Results
from partnertrack.services.logframe.held import held
from partnertrack.services.logframe.measuring import known_figures, name_of
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Usual:
    """A result as it is usual, with the figures that measure it."""

    level: str
    code: str
    statement: str
    parent: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aims:
    """What the office wants to reach, in place of what the scheme says, and how often that is reported."""

    aims: tuple[Aim, ...]
    frequency: str = "half_year"


@dataclass(frozen=True, slots=True)
class _Final:
    """A final target of a figure; `due_on` is None for the usual day."""

    value: Decimal
    source: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """The day on which one begins, the usual last day, the targets by figure, and how often figures are reported."""

    as_of: date
    end: date
    targets: Mapping[str, _Final] = field(default_factory=dict)
    frequency: str = "half_year"


def begin(workspace: Workspace, as_of: date, aims: Aims | None = None) -> UUID:
    """Enter the usual results with those indicators that the pilot counts, and the targets as final ones.

    These are those of the scheme, or the `aims` of the office; due at the end of the grant, else at the end of the year
    after, where nothing else is said. Raises `UserError` where there is a logframe already.
    """
    kept = held(workspace)
    if kept.nodes:
        raise UserError(_("The pilot has a logframe already."))
    end = kept.grant.ends_on if kept.grant and kept.grant.ends_on else date(as_of.year + 1, 12, 31)
    if aims is None:
        own = {each.figure: _Final(Decimal(str(each.value)), each.source) for each in workspace.scheme.targets}
        plan = _Plan(as_of, end, own)
    else:
        wanted = {each.figure: _Final(each.value, due_on=each.due_on) for each in aims.aims}
        plan = _Plan(as_of, end, wanted, aims.frequency)
    made = tuple(_made(workspace, workspace.results(as_of), plan))
    return workspace.commit(_("Begin the logframe from the scheme"), map(added, made)).change_set.id


def usual_figures() -> tuple[str, ...]:
    """The figures that measure the usual results, outputs first, whether or not a scheme counts them."""
    upwards = sorted(_usual(), key=lambda about: LEVELS.index(about.level), reverse=True)
    return tuple(figure for about in upwards for figure in about.figures)


def _made(workspace: Workspace, results: Results, plan: _Plan) -> Iterator[Record]:
    targets = plan.targets
    nodes: dict[str, ResultNode] = {}
    placed: set[str] = set()
    for place, about in enumerate(_usual()):
        above = nodes.get(about.parent)
        node = ResultNode(
            level=about.level,
            code=about.code,
            statement=about.statement,
            parent_id=above.id if above else None,
            position=place,
        )
        nodes[about.code] = node
        yield node
        extra = tuple(key for key in targets if about.code == "O1" and key not in usual_figures())
        wanted = [key for key in (*about.figures, *extra) if key in known_figures(results) and key not in placed]
        placed.update(wanted)
        for number, figure in enumerate(wanted):
            indicator = replace(_indicator(workspace, results, node, (number, figure)), frequency=plan.frequency)
            yield indicator
            if final := targets.get(figure):
                yield Target(
                    indicator_id=indicator.id,
                    type=FINAL,
                    due_on=final.due_on or plan.end,
                    decided_on=plan.as_of,
                    value=final.value,
                    reason=final.source,
                )


def _indicator(workspace: Workspace, results: Results, node: ResultNode, which: tuple[int, str]) -> LogframeIndicator:
    number, figure = which
    found = results.indicators.get(figure)
    about = workspace.catalogue.indicators.get(found.indicator) if found else None
    return LogframeIndicator(
        node_id=node.id,
        code=f"{node.code}.{number + 1}",
        label=name_of(figure, results),
        figure=figure,
        unit=found.unit if found else "count",
        direction=about.heading.direction if about else "up",
        verification=_("Register of the pilot"),
        breakdowns="sex",
        position=number,
    )


def _usual() -> tuple[_Usual, ...]:
    return (
        _Usual(
            "impact",
            "IM",
            _("Skills mobility benefits trainees, employers, the country of origin and the country of destination"),
            "",
            ("R4", "P8"),
        ),
        _Usual("outcome", "OC", _("Trainees work in jobs that use their skills"), "IM", ("P1", "P3.6", "P2", "R1")),
        _Usual("output", "O1", _("People are selected and trained"), "OC", ("A3", "T1", "T2", "T4", "T7.selected")),
        _Usual("output", "O2", _("Trainees are matched with employers and move"), "OC", ("M1", "M5", "departed")),
        _Usual(
            "output", "O3", _("Trainees are accompanied at work and after it"), "OC", ("P7", "P5", "R8", "returned")
        ),
    )
