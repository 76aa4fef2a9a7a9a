"""Who gains: trainee, employer, country of origin, country of destination, each with the evidence there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, current, day, pgettext
from partnertrack.reporting.document import Block, Lead
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import counts_before, counts_of
from partnertrack.services.donor_report.printing import count_cell, share_cell
from partnertrack.services.donor_report.same_people import counted, counted_apart
from partnertrack.services.donor_report.sentences import about_topic
from partnertrack.services.wins import Balance, Branch, Fact, Stream, Wins, wins
from partnertrack.services.wins import Block as Gainer

_SAME = ("selected", "returned", "stayed")
"""Milestones that some of these are, and under whose keys they are counted elsewhere."""


def four_wins(brief: Brief) -> Iterator[Block]:
    """Nothing before anybody was selected."""
    since = brief.options.since
    before = since - timedelta(days=1) if since else None
    key = ("wins", brief.options.as_of, before, current())
    found: Wins = brief.once(key, partial(wins, brief.workspace, brief.options.as_of, before))
    if found.is_empty:
        return
    said = [each.text for each in about_topic(brief, "gains")][:2]
    if said:
        yield Lead(" ".join(said))
    yield from (_table(brief, block, found.before) for block in found.blocks)
    yield _balance(brief, found.balance)


def _table(brief: Brief, block: Gainer, before: date) -> Table:
    return Table(
        _("{who}: {question}").format(who=block.title, question=block.question),
        (
            Column(_("Evidence"), share=1.5),
            Column(_("Value"), "end", 0.7),
            Column(_("From"), "end", 0.7),
            Column(pgettext("difference", "Change"), "end", 0.8),
            Column(_("What it shows, and what it does not"), share=3.2),
        ),
        tuple(_row(brief, fact, before) for fact in block.facts),
        subtitle=_("Change since {day}").format(day=day(before)),
    )


def _row(brief: Brief, fact: Fact, before: date) -> Row:
    counts = tuple(_counts(brief, fact))
    if not brief.press.may_tell(*counts):
        return Row((fact.label, Cell(WITHHELD, "muted"), Cell(WITHHELD, "muted"), "", fact.caveat))
    if not fact.value:
        return Row((fact.label, Cell(_("n/a"), "muted"), "", "", Cell(fact.shows, "muted")))
    change = fact.move.text if fact.move else ""
    if change and not brief.press.may_tell(*_earlier(brief, fact, before)):
        change = WITHHELD
    aim = _("Here: {target}.").format(target=fact.aim.text) if fact.aim else ""
    said = " ".join(each for each in (fact.shows, fact.known, aim, fact.caveat) if each)
    value = None if fact.exact is None else float(fact.exact)
    form = "0.0%" if fact.share is not None else "0.0"
    return Row((fact.label, Cell(fact.value, "strong", value, form), fact.detail, change, said))


def _counts(brief: Brief, fact: Fact) -> Iterator[PersonCount]:
    """The people behind a fact; single ones that were named bear a key of their own."""
    if fact.key in brief.results.indicators:
        yield from counts_of(brief, fact.key)
    named = [
        (
            counted(brief, (f"gain.{fact.key}~{place}",), names.people, f"{fact.label}: {names.text}"),
            names.people,
        )
        for place, names in enumerate(fact.names)
        if not names.figure
    ]
    counted_apart(brief, named)
    yield from (count for count, _people in named)


def _earlier(brief: Brief, fact: Fact, before: date) -> Iterator[PersonCount]:
    """The people behind what it was before."""
    if fact.key in brief.results.indicators:
        yield from counts_before(brief, fact.key, before + timedelta(days=1))


def _balance(brief: Brief, balance: Balance) -> Table:
    """Everybody who was selected once: by track, and where they are now."""
    total = _known(brief, balance.selected) or counted(brief, ("enrolled",), balance.selected, _("Everybody"))
    rows: list[Row] = []
    parts: list[PersonCount] = []
    for branch in balance.branches:
        whole = counted(brief, (f"branch~{branch.key}",), branch.people, branch.label)
        parts.append(whole)
        rows += _branch(brief, branch, whole, total)
    brief.press.split(total, parts)
    rows.append(Row((_("All"), "", count_cell(brief.press, total), ""), "total"))
    return Table(
        _("Those who were selected, by where they are now: what the country of origin keeps, gets back and gives away"),
        (
            Column(_("Where they are"), share=3),
            Column(_("For the country of origin"), share=1.6),
            Column(_("People"), "end"),
            Column(_("Share"), "end"),
        ),
        tuple(rows),
        manner="dense",
    )


def _branch(brief: Brief, branch: Branch, whole: PersonCount, total: PersonCount) -> Iterator[Row]:
    """A track with the places where its people are; they add up to it."""
    sides = {"gain": _("gain"), "open": _("open"), "away": _("away for now"), "loss": _("loss"), "": "–"}
    yield Row((Cell(branch.label),), "group")
    streams = [(each, _stream(brief, branch, each)) for each in branch.streams]
    brief.press.split(whole, [count for _each, count in streams])
    for each, count in streams:
        yield Row((each.label, sides[each.side], count_cell(brief.press, count), share_cell(brief.press, count, total)))
    cells = count_cell(brief.press, whole, "strong"), share_cell(brief.press, whole, total, "strong")
    yield Row((Cell(_("Together"), "strong"), "", *cells))


def _stream(brief: Brief, branch: Branch, stream: Stream) -> PersonCount:
    """The people of a stream, under the key of the milestone or figure whose people they are."""
    found = _known(brief, stream.people)
    if found:
        return found
    label = f"{branch.label}: {stream.label}"
    return counted(brief, (f"branch~{branch.key}~{stream.key}",), stream.people, label)


def _known(brief: Brief, people: tuple[UUID, ...]) -> PersonCount | None:
    """The milestone that just these people have reached, so that one number has one key."""
    wanted = frozenset(people)
    keys = (key for key in _SAME if key in brief.results.milestones)
    return next((brief.reached(key).total for key in keys if frozenset(brief.results.who(key)) == wanted), None)
