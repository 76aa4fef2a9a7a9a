"""What the overview asks of the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.progress import Progress
from partnertrack.ui.view_models.overview import CardLine, LinesCard, OverviewView, present

if TYPE_CHECKING:
    from partnertrack.services.logframe import Line
    from partnertrack.services.workspace import Workspace

_MOST_LINES = 5
_MONEY = ("C1", "C2", "C3", "C4.trained", "C4.placed")


def overview(
    workspace: Workspace, as_of: date, figures: Sequence[str], cards: Sequence[str], *, progress: Progress
) -> OverviewView:
    """The pilot at a glance, with the key figures of these ids and what these cards show."""
    from partnertrack.services import dashboard

    progress.report(0, 1)
    stages = {stage.kind: stage.label.text(current()) for stage in workspace.scheme.stages}
    stages |= {"left": _("Left"), "none": _("Not started")}
    view = present(dashboard.overview(workspace, as_of, figures), workspace.title, stages)
    others = tuple((card, _CARDS[card](workspace, as_of)) for card in cards if card in _CARDS)
    return replace(view, others=others)


def figures(workspace: Workspace, *, progress: Progress) -> tuple[tuple[str, str], ...]:
    """The ids and names of all figures that can stand at the top."""
    from partnertrack.services import dashboard

    progress.report(0, 1)
    return dashboard.offered(workspace)


def _targets(workspace: Workspace, as_of: date) -> LinesCard:
    """The indicators of the logframe that are not on track, those furthest from their milestone first."""
    from partnertrack.services import logframe

    lines = [line for line in logframe.logframe(workspace, as_of, None).lines() if line.stand.light]
    behind = sorted(
        (line for line in lines if line.stand.light != "on_track"), key=lambda line: line.stand.of_next or 0
    )
    on_track = ngettext("{n} on track", "{n} on track", len(lines) - len(behind)).format(n=len(lines) - len(behind))
    otherwise = (
        _("Everything that is rated is on track.") if lines else _("No indicator of the logframe has a target yet.")
    )
    return LinesCard(on_track if lines else "", tuple(map(_target, behind[:_MOST_LINES])), otherwise)


def _target(line: Line) -> CardLine:
    is_off = line.stand.light == "off_track"
    reached = percent(line.stand.of_next) if line.stand.of_next is not None else _("n/a")
    due = line.stand.next or line.stand.final
    by = day(due.due_on, "medium") if due else ""
    return CardLine(
        f"{line.indicator.code} {line.indicator.label}".strip(),
        _("{now} now, {reached} of the milestone by {day}").format(now=line.current.text, reached=reached, day=by),
        "danger" if is_off else "warn",
        "triangle-alert" if is_off else "flag",
        figure=line.indicator.figure,
    )


def _waits(workspace: Workspace, as_of: date) -> LinesCard:
    """The steps that hold people longer than planned, those with most person-days first."""
    from partnertrack.services import clock

    view = clock.clock(workspace, as_of)
    lines = tuple(
        CardLine(
            ngettext("{step}: {n} person", "{step}: {n} people", hold.people).format(
                step=hold.step.label, n=number(hold.people)
            ),
            ngettext("{n} person-day beyond the plan", "{n} person-days beyond the plan", hold.days).format(
                n=number(hold.days)
            ),
            "warn",
            "clock",
            step=hold.step.key,
        )
        for hold in view.holds[:_MOST_LINES]
    )
    late = ngettext("{n} waits too long", "{n} wait too long", view.late).format(n=number(view.late))
    return LinesCard(late if view.late else "", lines, _("Nobody waits longer than planned."))


def _money(workspace: Workspace, as_of: date) -> LinesCard:
    """How far the money goes."""
    found = workspace.results(as_of).indicators
    known = [figure for key in _MONEY if (figure := found.get(key)) and figure.exact is not None]
    lines = tuple(
        CardLine(
            _("{figure}: {value}").format(figure=figure.name, value=figure.value_text),
            figure.counts_text,
            "primary",
            "coins",
            figure=figure.id if figure.indicator == "C4" else "",
        )
        for figure in known
    )
    return LinesCard("", lines, _("Enter the grant and the first costs on the page “Money”."))


_CARDS: Mapping[str, Callable[[Workspace, date], LinesCard]] = {"targets": _targets, "waits": _waits, "money": _money}
"""The cards that other services fill."""
