"""The pictures of the clock with their numbers, the same for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from partnertrack.i18n import _, ngettext, number, percent
from partnertrack.indicators.clock import Timing
from partnertrack.reporting import charts
from partnertrack.reporting.charts import Look
from partnertrack.scene import Drawn
from partnertrack.services.clock.view import ClockView, Group, Stage, Step, StepView

__all__ = ["Look", "curves", "curves_table", "funnel", "funnel_table", "steps", "steps_table"]

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Headings and rows, as they are written."""

Tones = Mapping[str, tuple[str, str]]
"""Kind of stage -> its colour, full and pale; a kind that is not there takes the palette's accent."""

_SILENT = ("", "")
_NONE = "–"
_CURVES = 6


def funnel(view: ClockView, look: Look, tones: Tones) -> Drawn:
    """The stages on their three feet; the spots are (stage, foot)."""
    headings = charts.PassageHeadings(_("Entered"), (_("Passed on"), _("In progress"), _("Left")), _("Conversion"))
    rows = [_passage(stage, look, tones) for stage in view.stages]
    return charts.passages(rows, headings, look)


def funnel_table(view: ClockView) -> Table:
    """The numbers of the funnel."""
    headings = (_("Stage"), _("Entered"), _("Passed on"), _("In progress"), _("Left"), _("Conversion"))
    return headings, tuple((stage.label, *_figures(stage)) for stage in view.stages)


def steps(shown: Sequence[Step], look: Look, tones: Tones, kinds: Mapping[str, str]) -> Drawn:
    """A row for each of these steps; `kinds` names those who are responsible; the spots are (step, part)."""
    headings = charts.WaitHeadings(
        (
            ("slow", _("9 in 10")),
            ("half", _("Median")),
            ("done", _("Done")),
            ("open", _("Waiting")),
            ("late", _("Too long")),
        ),
        frozenset(("late",)),
    )
    return charts.waits([_wait(step, tones, kinds) for step in shown], headings, look)


def steps_height(rows: int) -> float:
    """The height of the picture of so many steps, in points."""
    return charts.waits_height(rows)


def funnel_height(rows: int) -> float:
    """The height of the picture of so many stages, in points."""
    return charts.passages_height(rows)


def steps_table(shown: Sequence[Step], kinds: Mapping[str, str]) -> Table:
    """The numbers of these steps."""
    headings = (
        _("Step"),
        _("Done"),
        _("Waiting"),
        _("Too long"),
        _("Person-days"),
        _("Oldest"),
        _("Planned"),
        _("Median"),
        _("P90"),
        _("P10"),
        _("P25"),
        _("P75"),
        _("Entered"),
        _("Left"),
        _("Went past it"),
        _("After"),
        _("Responsible"),
    )
    return headings, tuple(tuple(_line(step, kinds)) for step in shown)


def curves(view: StepView, look: Look, height: float) -> Drawn:
    """The share that still waits, for all and for the largest groups; the spots are (group, "open")."""
    loud = [_curve(group.key, group.label, group.timing) for group in shown_groups(view)]
    everybody = _curve("*", _("All"), view.step.timing, is_quiet=len(loud) > 1)
    known = [*loud, everybody] if len(loud) > 1 else [everybody]
    return charts.survival(known, look, height, _("days since the step became possible"), view.step.timing.planned)


def curves_table(view: StepView) -> Table:
    """The numbers of the groups."""
    headings = (_("Group"), _("Entered"), _("Done"), _("Waiting"), _("Too long"), _("Median"), _("P90"), _("Oldest"))
    rows = [(_("All"), view.step.timing), *((group.label, group.timing) for group in view.groups)]
    return headings, tuple(
        (
            label,
            number(timing.entered),
            number(timing.done),
            number(timing.open),
            number(timing.late),
            days_text(timing.estimate.median),
            days_text(timing.estimate.p90),
            days_text(timing.oldest),
        )
        for label, timing in rows
    )


def shown_groups(view: StepView) -> tuple[Group, ...]:
    """The largest groups of which there is a time to tell: so many as the eye can follow."""
    told = [group for group in view.groups if group.timing.done or group.timing.waits]
    return tuple(told[:_CURVES])


def days_text(days: int | None) -> str:
    """A number of days; a dash where it is not known."""
    return _NONE if days is None else number(days)


def _passage(stage: Stage, look: Look, tones: Tones) -> charts.PassageRow:
    colour, soft = tones.get(stage.kind, _SILENT)
    names = {
        "entered": ngettext("{n} person entered", "{n} people entered", stage.entered),
        "passed": ngettext("{n} person passed on", "{n} people passed on", stage.passed),
        "in_progress": ngettext("{n} person is in progress", "{n} people are in progress", stage.in_progress),
        "left": ngettext("{n} person left", "{n} people left", stage.left),
    }
    counts = {"entered": stage.entered, **_feet(stage)}
    told = tuple((key, f"{stage.label}: {names[key].format(n=number(n))}") for key, n in counts.items() if n)
    return charts.PassageRow(
        stage.key,
        stage.label,
        _("{n} decided").format(n=number(stage.passed + stage.left)),
        colour or look.palette.accent,
        soft or look.palette.accent_soft,
        (stage.passed, stage.in_progress, stage.left),
        _figures(stage),
        told,
    )


def _feet(stage: Stage) -> dict[str, int]:
    return {"passed": stage.passed, "in_progress": stage.in_progress, "left": stage.left}


def _figures(stage: Stage) -> tuple[str, str, str, str, str]:
    share = percent(stage.conversion, 0) if stage.conversion is not None else _("n/a")
    return (
        number(stage.entered),
        number(stage.passed),
        number(stage.in_progress),
        number(stage.left),
        share,
    )


def _wait(step: Step, tones: Tones, kinds: Mapping[str, str]) -> charts.WaitRow:
    timing, found = step.timing, step.timing.estimate
    colour, soft = tones.get(step.kind, _SILENT)
    after = _("after {step}").format(step=step.before)
    return charts.WaitRow(
        key=step.key,
        label=step.label,
        details=" · ".join(filter(None, (kinds.get(step.responsible, ""), after))),
        colour=colour,
        soft=soft,
        cuts=(found.p10, found.p25, found.median, found.p75, found.p90),
        longest=found.longest,
        planned=timing.planned,
        waits=timing.waits,
        figures=(
            days_text(found.p90),
            days_text(found.median),
            number(timing.done),
            number(timing.open),
            number(timing.late) if timing.planned is not None else _NONE,
        ),
        told=tuple(_told(step)),
        has_times=len(found.curve) > 1 and found.p10 is not None,
    )


def _told(step: Step) -> Iterator[tuple[str, str]]:
    """What the parts of a row say when the pointer or the keyboard is on them."""
    timing, found = step.timing, step.timing.estimate
    through = ngettext("{n} person is through", "{n} people are through", timing.done).format(n=number(timing.done))
    waiting = ngettext("{n} person waits", "{n} people wait", timing.open).format(n=number(timing.open))
    yield "label", f"{step.label}: {through}, {waiting}"
    if timing.done:
        yield "done", through
    if found.p25 is not None and timing.done:
        half = _("Half of the cases take {low} to {high} days").format(
            low=number(found.p25), high=days_text(found.p75) if found.p75 is not None else f"> {number(found.longest)}"
        )
        yield "box", f"{half} · {through}"
    if found.median is not None:
        words = _("Median {n} days: who took or takes longer").format(n=number(found.median))
        yield "median", words
        yield "half", words
    if found.p90 is not None:
        words = _("9 in 10 are through after {n} days: who took or takes longer").format(n=number(found.p90))
        yield "p90", words
        yield "slow", words
    if timing.open:
        oldest = _("the longest for {n} days").format(n=days_text(timing.oldest))
        yield "open", f"{waiting}, {oldest}"
    if timing.late:
        words = ngettext(
            "{n} person waits longer than planned", "{n} people wait longer than planned", timing.late
        ).format(n=number(timing.late))
        yield "late", words
        yield "planned", _("{n} days are planned: {who}").format(n=days_text(timing.planned), who=words)


def _line(step: Step, kinds: Mapping[str, str]) -> Iterator[str]:
    """The numbers of a step, those first that are asked for most; person-days are those beyond the plan."""
    timing, found = step.timing, step.timing.estimate
    yield step.label
    yield from map(number, (timing.done, timing.open, timing.late, timing.late_days))
    yield from map(days_text, (timing.oldest, timing.planned, found.median, found.p90, found.p10, found.p25, found.p75))
    yield from map(number, (timing.entered, timing.left, timing.passed))
    yield from (step.before, kinds.get(step.responsible, step.responsible))


def _curve(key: str, name: str, timing: Timing, *, is_quiet: bool = False) -> charts.WaitCurve:
    found = timing.estimate
    until = max(found.longest, found.curve[-1][0])
    told = ngettext("{n} person waits", "{n} people wait", timing.open).format(n=number(timing.open))
    said = f"{name}: {told}" if timing.open else ""
    return charts.WaitCurve(key, name, found.curve, until, said, is_quiet)
