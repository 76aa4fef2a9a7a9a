"""The logframe is written for a donor, in Excel or Word, with its values as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

from partnertrack.domain.logframe import Actual, LogframeIndicator, Target
from partnertrack.domain.logframe_targets import FINAL, final_target, in_force, next_milestone
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.indicators.achievement import Limits, achievement, held, light, starting_point
from partnertrack.reporting.logframe_matrix import Content, IndicatorRow, ResultRows, TargetDay
from partnertrack.saving import save
from partnertrack.services.logframe_exchange.held import Kept, kept
from partnertrack.services.workspace import Results, Workspace

FORMATS: Final = (".xlsx", ".docx")


def write(workspace: Workspace, path: Path, as_of: date, language: str) -> Path:
    """Write the matrix to `path`, whose suffix chooses Excel or Word; where it lies.

    Raises `UserError` for another suffix, where there is no logframe, and where the file cannot be written.
    """
    suffix = path.suffix.casefold()
    if suffix not in FORMATS:
        raise UserError(
            _("A logframe is written as .xlsx or .docx, not as “{suffix}”.").format(suffix=path.suffix or path.name)
        )
    found = content(workspace, as_of, language)
    if not found.results:
        raise UserError(_("The pilot has no logframe yet."), _("Enter its results, or import the donor’s matrix."))
    save(path, _rendered(found, suffix))
    return path


def content(workspace: Workspace, as_of: date, language: str) -> Content:
    """What the matrix says on a day."""
    holding = kept(workspace)
    results = workspace.results(as_of)
    targets = {each.id: _targets(holding, each, as_of) for each in holding.logframe.indicators}
    days = sorted({day for own in targets.values() for day in own}, key=lambda day: (day[0] == FINAL, day[1]))
    rows = {each.id: _row(each, holding, results, targets[each.id]) for each in holding.logframe.indicators}
    return Content(
        title=workspace.title,
        organisation=workspace.pilot.organisation,
        donor=holding.grant.donor if holding.grant else workspace.pilot.donor,
        as_of=as_of,
        language=language,
        currency=holding.currency,
        days=tuple(days),
        results=tuple(
            ResultRows(
                node.level,
                node.code,
                node.statement,
                node.assumptions,
                tuple(rows[each.id] for each in holding.logframe.indicators if each.node_id == node.id),
            )
            for node in holding.logframe.nodes
        ),
    )


def _rendered(found: Content, suffix: str) -> bytes:
    if suffix == ".xlsx":
        from partnertrack.reporting.logframe_matrix import sheet  # noqa: PLC0415 - XlsxWriter is slow to load

        return sheet.render(found)
    from partnertrack.reporting.logframe_matrix import paper  # noqa: PLC0415 - so is python-docx

    return paper.render(found)


def _targets(holding: Kept, indicator: LogframeIndicator, day: date) -> Mapping[TargetDay, Target]:
    """The targets in force by their columns."""
    targets = in_force(holding.logframe.targets.get(indicator.id, ()), day)
    return {(each.type, each.due_on): each for each in targets}


def _row(
    indicator: LogframeIndicator, holding: Kept, results: Results, targets: Mapping[TargetDay, Target]
) -> IndicatorRow:
    unit, value, note = _current(indicator, results, holding.logframe.actuals.get(indicator.id, ()))
    limits = Limits(holding.grant.on_track, holding.grant.at_risk) if holding.grant else Limits()
    reached, status = _standing(indicator, value, tuple(targets.values()), results.as_of, limits)
    return IndicatorRow(
        code=indicator.code,
        label=indicator.label,
        unit=unit,
        baseline=indicator.baseline,
        baseline_year=indicator.baseline_year,
        targets={day: each.value for day, each in targets.items() if each.value is not None},
        current=value,
        achievement=reached,
        status=status,
        verification=indicator.verification,
        responsible=indicator.responsible,
        frequency=indicator.frequency,
        note=note,
    )


def _current(
    indicator: LogframeIndicator, results: Results, actuals: Sequence[Actual]
) -> tuple[str, Fraction | Decimal | None, str]:
    """Unit, value and note on the day of the results: computed, or as it was reported last."""
    reports = [each for each in actuals if each.as_of <= results.as_of]
    last = max(reports, key=lambda each: (each.as_of, each.id.hex), default=None)
    if indicator.figure in results.milestones:
        return "count", Fraction(results.milestones[indicator.figure].n), last.note if last else ""
    if figure := results.indicators.get(indicator.figure):
        return figure.unit, figure.exact, last.note if last else ""
    valued = [each for each in reports if each.value is not None]
    said = max(valued, key=lambda each: (each.as_of, each.id.hex), default=None)
    value = said.value if said and not indicator.figure else None
    return indicator.unit, value, last.note if last else ""


def _standing(
    indicator: LogframeIndicator, value: Fraction | Decimal | None, targets: Sequence[Target], day: date, limits: Limits
) -> tuple[Fraction | None, str]:
    """The share of the way to the final target that is done, and how the next milestone stands."""
    start = starting_point(indicator.baseline, indicator.direction)
    final, ahead = final_target(targets), next_milestone(targets, day)
    if value is None or start is None or ahead is None or ahead.value is None:
        return None, ""
    reached = achievement(start, value, final.value) if final and final.value is not None else None
    if ahead.value == start:
        return reached, "on_track" if held(value, ahead.value, indicator.direction) else "off_track"
    return reached, light(achievement(start, value, ahead.value), limits)
