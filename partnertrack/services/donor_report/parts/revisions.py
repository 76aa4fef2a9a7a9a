"""Revisions: what the report before said, and what comes out of it today for the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from partnertrack.disclosure import Rule, rule_for
from partnertrack.domain.person_count import PersonCount
from partnertrack.domain.report import Report
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.frozen import Restated, Restatement


def revisions(brief: Brief) -> Iterator[Block]:
    """The numbers of the report before that are no longer the same, and why; nothing where there is none before.

    Nobody is named, and of a change by fewer people than the rule lets be told apart no number is given.
    """
    before = brief.before()
    if before is None:
        return
    rule = rule_for(brief.options.audience, brief.options.threshold)
    told = before.told(rule.threshold, covers_totals=rule.covers_totals)
    hidden = before.hidden(told)
    if not told and not hidden and not before.running:
        yield Paragraph(_all_hold(before))
        return
    yield Paragraph(_lead(before.report))
    if told:
        yield _table(brief, before, told, rule)
    if hidden:
        yield Paragraph(_hidden(hidden))
    if before.running:
        yield Paragraph(_running(before.running))


def _all_hold(before: Restatement) -> str:
    return ngettext(
        "The one number of {report} that can be counted again for {day} comes out as it did then.",
        "All {n} numbers of {report} that can be counted again for {day} come out as they did then.",
        before.compared,
    ).format(n=number(before.compared), report=_name(before.report), day=day(before.frozen.as_of))


def _lead(report: Report) -> str:
    return _(
        "The numbers of {report} were counted again for {day}, from what is known today. Those that come out otherwise "
        "are restated here."
    ).format(report=_name(report), day=day(report.as_of))


def _name(report: Report) -> str:
    if report.issued_on is None:
        return _("report no. {number}").format(number=report.number)
    return _("report no. {number} of {day}").format(number=report.number, day=day(report.issued_on))


def _hidden(count: int) -> str:
    return ngettext(
        "{n} further number on groups of people changed by so few that the change is not told.",
        "{n} further numbers on groups of people changed by so few that the changes are not told.",
        count,
    ).format(n=number(count))


def _running(count: int) -> str:
    return ngettext(
        "{n} number of the course by month changed as well.",
        "{n} numbers of the course by month changed as well.",
        count,
    ).format(n=number(count))


def _table(brief: Brief, before: Restatement, told: tuple[Restated, ...], rule: Rule) -> Table:
    columns = (
        Column(_("Reference"), share=0.8),
        Column(_("Number"), share=2.6),
        Column(_("Previously"), "end", 0.8),
        Column(_("Now"), "end", 0.7),
        Column(_("Why"), share=3),
    )
    return Table(
        _("Restated numbers of report no. {number}").format(number=before.report.number),
        columns,
        tuple(_row(brief, before, each, rule) for each in told),
        subtitle=_("People, cumulative to {day}, as counted then and today").format(day=day(before.frozen.as_of)),
    )


def _row(brief: Brief, before: Restatement, each: Restated, rule: Rule) -> Row:
    """A restated number; its value today passes the press under a name of its own."""
    as_of = before.frozen.as_of
    label = each.count.label(current())
    key = (f"{each.count.key[0]}@{as_of.isoformat()}", *each.count.key[1:])
    now = PersonCount(key, _("{name} on {day}").format(name=label, day=day(as_of)), each.now)
    value = brief.press.value(now)
    is_guarded = value is None or rule.covers_totals or before.is_personal(each)
    has_numbers = not is_guarded or min(each.causes().values(), default=0) >= rule.threshold
    return Row(
        (
            Cell(f"{before.report.number}-{each.count.reference}", "muted"),
            label,
            Cell(number(each.count.number), value=each.count.number, number_format="#,##0"),
            Cell(brief.press.text(now), "strong", value, "#,##0", reference=brief.press.reference(now)),
            reasons(each, has_numbers=has_numbers),
        )
    )


def reasons(each: Restated, *, has_numbers: bool = True) -> str:
    """Why a number is another one today: "2 duplicates merged, 1 date corrected", where numbers may be told."""
    if each.came is None or each.went is None:
        return _("it is counted in another way today")
    said = [_WORDS[cause](n) if has_numbers else _BARE[cause]() for cause, n in each.causes().items()]
    return ", ".join(said) or _("others are counted in their place")


_WORDS: Mapping[str, Callable[[int], str]] = {
    "merged": lambda n: ngettext("{n} duplicate merged", "{n} duplicates merged", n).format(n=number(n)),
    "late": lambda n: ngettext("{n} entered later", "{n} entered later", n).format(n=number(n)),
    "imported": lambda n: ngettext("{n} reported late by a partner", "{n} reported late by partners", n).format(
        n=number(n)
    ),
    "date": lambda n: ngettext("{n} date corrected", "{n} dates corrected", n).format(n=number(n)),
    "answer": lambda n: ngettext("{n} outcome corrected", "{n} outcomes corrected", n).format(n=number(n)),
    "step_removed": lambda n: ngettext("{n} step taken out", "{n} steps taken out", n).format(n=number(n)),
    "detail": lambda n: ngettext("{n} personal detail corrected", "{n} personal details corrected", n).format(
        n=number(n)
    ),
    "removed": lambda n: ngettext("{n} entry removed", "{n} entries removed", n).format(n=number(n)),
    "undone": lambda n: ngettext("{n} entry taken back", "{n} entries taken back", n).format(n=number(n)),
    "other": lambda n: ngettext("{n} counted in another way", "{n} counted in another way", n).format(n=number(n)),
}
_BARE: Mapping[str, Callable[[], str]] = {
    "merged": lambda: _("duplicates merged"),
    "late": lambda: _("entered later"),
    "imported": lambda: _("reported late by partners"),
    "date": lambda: _("dates corrected"),
    "answer": lambda: _("outcomes corrected"),
    "step_removed": lambda: _("steps taken out"),
    "detail": lambda: _("personal details corrected"),
    "removed": lambda: _("entries removed"),
    "undone": lambda: _("entries taken back"),
    "other": lambda: _("counted in another way"),
}
