"""One page for one employer: what became of its trainees, in numbers and without a name."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.organisation_types import organisation_type
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.indicators.ways import WAY
from partnertrack.persistence.queries import records
from partnertrack.reporting.charts import BarItem, Look, bars
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, KeyFigures, Lead, Paragraph, Tile
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import GroupRow
from partnertrack.services.donor_report.printing import count_cell, plural

if TYPE_CHECKING:
    from partnertrack.services.voices import Voice

_BY = "employer"
_STAYED = ("P3.6", "P3.12")
_MOST_ROWS = 8


def employer_one_pager(brief: Brief) -> Iterator[Block]:
    """The page of the employer of the options; a sentence where none is chosen or nobody has a contract with it."""
    key = brief.options.organisation
    if key is None:
        yield Paragraph(_("Choose the employer that this page is about."))
        return
    milestones = tuple(each for each in WAY if each not in ("selected", "certificate"))
    name = _name(brief, key)
    row = _row_of(brief, milestones, key, name)
    if row is None or row.counts[0].is_nobody:
        yield Paragraph(_("{employer} has no contract with anybody yet.").format(employer=name))
        return
    yield Lead(_lead(brief, name, row))
    yield KeyFigures(tuple(_tiles(brief, key, name, row)))
    yield _figure(brief, milestones, row)
    yield from _next(brief, key)


def _name(brief: Brief, key: UUID) -> str:
    """What the employer is called: the page is for itself."""
    with brief.workspace.store.reading() as reading:
        found = records.fetch(reading, Organisation, [key]).get(key)
    return found.name if found else _("The employer")


def _row_of(brief: Brief, keys: tuple[str, ...], key: UUID, name: str) -> GroupRow | None:
    found = brief.counting.groups(keys, _BY, {str(key): name})
    return next((row for row in found.rows if row.key == str(key)), None)


def _lead(brief: Brief, name: str, row: GroupRow) -> str:
    return ngettext(
        "By {day}, {employer} has signed a contract with {n} person of the partnership.",
        "By {day}, {employer} has signed contracts with {n} people of the partnership.",
        plural(brief.press, row.counts[0]),
    ).format(employer=name, n=brief.press.text(row.counts[0]), day=day(brief.options.as_of))


def _tiles(brief: Brief, key: UUID, name: str, row: GroupRow) -> Iterator[Tile]:
    """How many work there, who still did after months, and how satisfied both sides are."""
    started = row.counts[list(WAY).index("work_started") - 2]
    yield Tile(brief.press.text(row.counts[0]), _("Contract signed"))
    yield Tile(brief.press.text(started), _("Work started"))
    for figure in _STAYED:
        if figure in brief.results.indicators:
            yield _stayed(brief, figure, key, name)
    yield _satisfied(brief, key, "trainee", _("Satisfied answers of trainees"))
    yield _satisfied(brief, key, "employer", _("Satisfied answers of the employer"))


def _stayed(brief: Brief, figure: str, key: UUID, name: str) -> Tile:
    """The share that was still employed after so many months, of those for whom that time has come."""
    label, labels = brief.results.indicators[figure].name, {str(key): name}
    counts: list[PersonCount] = []
    for part in ("n", "d"):
        groups = brief.counting.groups((figure,), _BY, labels, "n" if part == "n" else "d")
        row = next((each for each in groups.rows if each.key == str(key)), None)
        if row is not None:
            counts.append(row.counts[0])
    if len(counts) < 2 or counts[1].is_nobody:  # noqa: PLR2004 - those who stayed, and all
        return Tile("–", label, _("The time has not come yet"))
    if brief.press.share(counts[0], counts[1]) is None:
        return Tile(WITHHELD, label, _("Too few people to be told"))
    note = _("{n} of {d}").format(n=brief.press.text(counts[0]), d=brief.press.text(counts[1]))
    return Tile(brief.press.share_text(counts[0], counts[1], 0), label, note)


def _satisfied(brief: Brief, key: UUID, voice: Voice, label: str) -> Tile:
    """The share of satisfied answers, where enough people were asked for it to tell of none of them."""
    from partnertrack.services import voices  # noqa: PLC0415 - what only this page asks

    as_of = brief.options.as_of
    groups = voices.satisfaction(brief.workspace, as_of).by("employer")
    group = next((each for each in groups if each.key == str(key)), None)
    told = group.tally(voice) if group else None
    if told is None or told.share is None:
        return Tile("–", label, _("Nobody has answered yet"))
    who = partial(voices.behind, brief.workspace, as_of, "answered", voice, ("employer", str(key)))
    people = brief.counting.count(
        (f"answered {voice}", f"{_BY}={key}"), len(who()), _("{label}: answered").format(label=label), who
    )
    if not brief.press.may_tell(people):
        return Tile(WITHHELD, label, _("Too few answers to be told"))
    note = _("{n} of {d} answers").format(n=number(told.n), d=number(told.d))
    return Tile(percent(Fraction(told.n, told.d), 0), label, note)


def _figure(brief: Brief, milestones: tuple[str, ...], row: GroupRow) -> Figure:
    press = brief.press
    items = [
        BarItem(brief.results.milestones[each].name, press.value(count), press.text(count))
        for each, count in zip(milestones, row.counts, strict=True)
    ]
    return Figure(
        _("Your trainees, step by step"),
        bars(items, Look(text_width)),
        subtitle=_("People with a contract of this employer who came to each milestone, {day}").format(
            day=day(brief.options.as_of)
        ),
        data=ChartData(
            "bar",
            _("Milestone"),
            tuple(item.label for item in items),
            (ChartSeries(_("People"), tuple(item.value for item in items)),),
        ),
    )


def _next(brief: Brief, key: UUID) -> Iterator[Table]:
    """For what people of this employer wait; nothing where nobody does."""
    from partnertrack.services import clock  # noqa: PLC0415 - what only this page asks

    narrowed = clock.Narrowing(organisation=key)
    as_of = brief.options.as_of
    waiting = [step for step in clock.clock(brief.workspace, as_of, narrowed).steps if step.timing.open]
    rows = []
    for step in waiting[:_MOST_ROWS]:
        who = partial(clock.people, brief.workspace, as_of, clock.Wanted(step=step.key, part="open"), narrowed)
        count = brief.counting.count((f"{step.key}~open", f"at={key}"), step.timing.open, step.label, who)
        rows.append(
            Row((Cell(step.label), Cell(organisation_type(step.responsible)), count_cell(brief.press, count, "strong")))
        )
    if rows:
        yield Table(
            _("What comes next"),
            (Column(_("Step"), share=2.4), Column(_("Who acts"), share=1.6), Column(_("People"), "end")),
            tuple(rows),
            subtitle=_("People at this employer who wait for a step, {day}").format(day=day(as_of)),
        )
