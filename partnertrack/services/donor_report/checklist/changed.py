"""Figures of the report before that come out otherwise today."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist.finding import Finding
from partnertrack.services.donor_report.parts.revisions import reasons

_MOST = 5


def figures_changed(brief: Brief) -> Iterator[Finding]:
    """The totals that changed, at most five of them, and how many others did; the report restates what it may tell."""
    before = brief.before()
    if before is None:
        return
    printed = [each for each in before.changed if not each.count.withheld and not each.is_running]
    totals = [each for each in printed if len(each.count.key) == 1]
    for each in totals[:_MOST]:
        told = _("{name}: {before} in report no. {number}, {now} today for the same day.").format(
            name=each.count.label(current()),
            before=number(each.count.number),
            now=number(each.now),
            number=before.report.number,
        )
        yield Finding("changed", told, hint=_("Why: {reasons}.").format(reasons=reasons(each)))
    rest = len(before.changed) - len(totals[:_MOST])
    if rest:
        told = ngettext(
            "{n} further number of report no. {number} comes out otherwise for {day}.",
            "{n} further numbers of report no. {number} come out otherwise for {day}.",
            rest,
        ).format(n=number(rest), number=before.report.number, day=day(before.frozen.as_of))
        yield Finding("changed", told)
