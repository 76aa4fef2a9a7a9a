"""Indicators of the logframe are entered, changed, moved and taken away; their baselines are set."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.logframe import FREQUENCIES, LogframeIndicator
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.indicators.definition import DIRECTIONS
from partnertrack.services.logframe.held import Held, held
from partnertrack.services.logframe.measuring import known_figures, unit_of
from partnertrack.services.logframe.nodes import going_with, moved_by
from partnertrack.services.workspace import Workspace

_YEARS = range(1950, 2101)


def keep_indicator(workspace: Workspace, wanted: LogframeIndicator) -> UUID | None:
    """Enter a new indicator, or keep another form of one that was read; the id of the change, None for no change.

    One that names a figure takes its unit. Raises `UserError` for one without code or wording, for a code that another
    has, for a result or figure that is not there, and for a baseline's year that is none; `ConflictError` when it was
    changed or removed since it was read.
    """
    if wanted.frequency not in FREQUENCIES or wanted.direction not in DIRECTIONS:
        raise ValueError(wanted)
    kept = held(workspace)
    wanted = checked(kept, wanted)
    before = next((each for each in kept.indicators if each.id == wanted.id), None)
    if wanted.figure and (before is None or before.figure != wanted.figure):
        results = workspace.results(workspace.pilot.created_on)
        if wanted.figure not in known_figures(results):
            raise UserError(_("The pilot does not count “{figure}”.").format(figure=wanted.figure))
        wanted = replace(wanted, unit=unit_of(wanted, results))
    if before == wanted:
        return None
    if before is None or before.node_id != wanted.node_id:
        beside = kept.of(wanted.node_id)
        wanted = replace(wanted, position=max((each.position for each in beside), default=-1) + 1)
    title = _("Change the indicator {code}") if wanted.version else _("Add the indicator {code}")
    return workspace.keep(title.format(code=wanted.code), wanted).change_set.id


def set_baseline(workspace: Workspace, indicator_id: UUID, value: Decimal | None, year: int | None) -> UUID | None:
    """Set from where an indicator starts, and the year of that; the id of the change, None where it is so already."""
    known = the_indicator(held(workspace), indicator_id)
    wanted = replace(known, baseline=value, baseline_year=year)
    _check_year(wanted)
    if wanted == known:
        return None
    return workspace.keep(_("Set the baseline of {code}").format(code=known.code), wanted).change_set.id


def delete_indicator(workspace: Workspace, indicator_id: UUID) -> UUID:
    """Take an indicator away with its targets and reports; the id of the change."""
    kept = held(workspace)
    known = the_indicator(kept, indicator_id)
    title = _("Delete the indicator {code}").format(code=known.code)
    return workspace.commit(title, going_with(kept, known)).change_set.id


def move_indicator(workspace: Workspace, indicator_id: UUID, step: int) -> UUID | None:
    """Move an indicator by so many places within its result; the id of the change, None at the end."""
    kept = held(workspace)
    known = the_indicator(kept, indicator_id)
    moved = moved_by(kept.of(known.node_id), known, step)
    if not moved:
        return None
    return workspace.commit(_("Move the indicator {code}").format(code=known.code), moved).change_set.id


def the_indicator(kept: Held, indicator_id: UUID) -> LogframeIndicator:
    """The indicator of that id; raises `UserError` when it is no longer there."""
    found = next((each for each in kept.indicators if each.id == indicator_id), None)
    if found is None:
        raise UserError(_("This indicator is no longer in the logframe."))
    return found


def checked(kept: Held, wanted: LogframeIndicator) -> LogframeIndicator:
    """The indicator without blanks around its texts; raises `UserError` for what cannot be so."""
    tidied = replace(
        wanted,
        code=wanted.code.strip(),
        label=" ".join(wanted.label.split()),
        verification=wanted.verification.strip(),
        responsible=wanted.responsible.strip(),
    )
    _check(kept, tidied)
    return tidied


def _check(kept: Held, wanted: LogframeIndicator) -> None:
    if not wanted.code:
        raise UserError(_("Give the indicator a code, O1.1 for example."))
    if not wanted.label:
        raise UserError(_("Write the indicator as the donor words it."))
    if any(each.code.casefold() == wanted.code.casefold() and each.id != wanted.id for each in kept.indicators):
        raise UserError(_("There is an indicator with the code {code} already.").format(code=wanted.code))
    if all(each.id != wanted.node_id for each in kept.nodes):
        raise UserError(_("This result is no longer in the logframe."))
    _check_year(wanted)


def _check_year(wanted: LogframeIndicator) -> None:
    if wanted.baseline_year is not None and wanted.baseline_year not in _YEARS:
        raise UserError(_("{year} is no year of a baseline.").format(year=wanted.baseline_year))
