"""A first logframe out of what the scheme knows of itself: its targets and the indicators that are usual for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_targets import FINAL
from partnertrack.domain.record import Record
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


def begin(workspace: Workspace, as_of: date) -> UUID:
    """Enter the usual results with those indicators that the pilot counts, and the scheme's targets as final ones.

    They are due at the end of the grant, else at the end of the year after. Raises `UserError` where there is a
    logframe already.
    """
    kept = held(workspace)
    if kept.nodes:
        raise UserError(_("The pilot has a logframe already."))
    end = kept.grant.ends_on if kept.grant and kept.grant.ends_on else date(as_of.year + 1, 12, 31)
    made = tuple(_made(workspace, workspace.results(as_of), as_of, end))
    return workspace.commit(_("Begin the logframe from the scheme"), map(added, made)).change_set.id


def _made(workspace: Workspace, results: Results, as_of: date, end: date) -> Iterator[Record]:
    targets = {each.figure: each for each in workspace.scheme.targets}
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
        extra = tuple(key for key in targets if about.code == "O1" and key not in _all_figures())
        wanted = [key for key in (*about.figures, *extra) if key in known_figures(results) and key not in placed]
        placed.update(wanted)
        for number, figure in enumerate(wanted):
            indicator = _indicator(workspace, results, node, (number, figure))
            yield indicator
            if figure in targets:
                yield Target(
                    indicator_id=indicator.id,
                    type=FINAL,
                    due_on=end,
                    decided_on=as_of,
                    value=Decimal(str(targets[figure].value)),
                    reason=targets[figure].source,
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


def _all_figures() -> frozenset[str]:
    return frozenset(figure for about in _usual() for figure in about.figures)
