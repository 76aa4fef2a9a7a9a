"""The milestones by sex, and where everybody stands: every person once."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import numpy as np

from partnertrack.domain.person_count import PersonCount
from partnertrack.domain.standing import ACTIVE, COMPLETED
from partnertrack.i18n import _, current, day
from partnertrack.indicators.columns import Mask
from partnertrack.indicators.standing import stands
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.reporting.table import Cell, CellStyle, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Reached
from partnertrack.services.donor_report.printing import count_cell, share_cell


def milestones(brief: Brief) -> Iterator[Block]:
    """The table of the milestones; nothing in a pilot that never selected anybody."""
    found = [brief.reached(key) for key in brief.results.milestones]
    if all(each.total.is_nobody for each in found):
        return
    has_other = any(not each.other.is_nobody for each in found)
    columns = [
        Column(_("Milestone"), share=2.4),
        Column(_("People"), "end"),
        Column(_("Women"), "end"),
        Column(_("Men"), "end"),
        *((Column(_("Another sex"), "end"),) if has_other else ()),
        Column(_("Sex not known"), "end"),
        Column(_("Share of women"), "end"),
        *((Column(_("In the period"), "end"),) if brief.options.since else ()),
        Column(_("Day not known"), "end"),
    ]
    yield Table(
        _("Milestones"),
        tuple(columns),
        tuple(_row(brief, each, has_other=has_other) for each in found),
        subtitle=_("People, each counted once at each milestone, cumulative to {day}").format(
            day=day(brief.options.as_of)
        ),
        note=_("The share of women is of all people, whether their sex is known or not."),
    )


def _row(brief: Brief, found: Reached, *, has_other: bool) -> Row:
    press = brief.press
    sexes = (found.women, found.men, *((found.other,) if has_other else ()), found.unknown)
    cells = [Cell(found.name), count_cell(press, found.total, "strong")]
    cells += [_plain(brief, each) for each in sexes]
    cells.append(share_cell(press, found.women, found.total))
    if found.period is not None:
        cells.append(count_cell(press, found.period))
    cells.append(_plain(brief, found.undated))
    return Row(tuple(cells))


def _plain(brief: Brief, count: PersonCount) -> Cell:
    """A number that stands back where it counts nobody."""
    return count_cell(brief.press, count, "muted" if count.is_nobody else "plain")


def standing(brief: Brief) -> Iterator[Block]:
    """Everybody in the register once: at the stage where they are, or among those who left or came to the end."""
    found = stands(brief.results.view)
    total = _count(brief, "everybody", _("Everybody in the register"), np.ones(len(found.status), np.bool_))
    if total.is_nobody:
        yield Paragraph(_("Nobody is in the register yet."))
        return
    is_active = found.status == found.statuses.index(ACTIVE)
    is_done = found.status == found.statuses.index(COMPLETED)
    places = [_count(brief, "none", _("Not started"), is_active & (found.stage < 0))]
    for place, stage in enumerate(found.stages):
        places.append(_count(brief, stage.key, stage.label.text(current()), is_active & (found.stage == place)))
    names = _ways_out(brief)
    exits = [
        _count(brief, status, names.get(status, status), found.status == code)
        for code, status in enumerate(found.statuses)
        if status not in (ACTIVE, COMPLETED)
    ]
    done = _count(brief, COMPLETED, _("Completed the scheme"), is_done)
    active = _count(brief, "active", _("Still in the programme"), is_active)
    left = _count(brief, "left", _("Left early"), ~is_active & ~is_done)
    for whole, parts in ((active, places), (left, exits), (total, (active, left, done))):
        brief.press.split(whole, parts)
    rows = [_standing_row(brief, each, total) for each in (*places, *exits, done) if not each.is_nobody]
    yield Table(
        _("Where people stand"),
        (Column(_("Stage or status"), share=3), Column(_("People"), "end"), Column(_("Share"), "end")),
        (
            *rows,
            _standing_row(brief, total, total, "strong"),
            *(_standing_row(brief, each, total) for each in (active, left)),
        ),
        subtitle=_("Everybody in the register once, at the stage where they were on {day}").format(
            day=day(brief.options.as_of)
        ),
    )


def _count(brief: Brief, key: str, label: str, some: Mask) -> PersonCount:
    people = brief.results.view.register.people
    ids: tuple[UUID, ...] = tuple(people[place].enrolment_id for place in np.flatnonzero(some).tolist())
    return brief.counting.of((f"standing~{key}",), ids, label)


def _standing_row(brief: Brief, count: PersonCount, total: PersonCount, style: CellStyle = "plain") -> Row:
    cells = (
        Cell(count.label, style),
        count_cell(brief.press, count, style),
        share_cell(brief.press, count, total, style),
    )
    return Row(cells, "total" if style == "strong" else "body")


def _ways_out(brief: Brief) -> dict[str, str]:
    """The ways of leaving with their names, each status once."""
    named: dict[str, str] = {}
    for step in brief.scheme.steps():
        if step.exit_status:
            named.setdefault(step.exit_status, step.label.text(current()))
        codes = brief.scheme.outcomes(step)
        for code in codes.codes if codes else ():
            if code.exit_status:
                named.setdefault(code.exit_status, code.label.text(current()))
    return named
