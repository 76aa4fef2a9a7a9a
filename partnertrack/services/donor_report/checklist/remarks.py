"""What colleagues remarked and nobody settled."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.report import Remark
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist import written
from partnertrack.services.donor_report.checklist.finding import Finding

_LONGEST = 90


def open_remarks(brief: Brief) -> Iterator[Finding]:
    """Each remark that is open, the oldest first."""
    if brief.report is None:
        return
    with brief.workspace.store.reading() as reading:
        found = records.pointing(reading, Remark, "report_id", [brief.report.id])
    for each in sorted(found, key=lambda remark: (remark.noted_on, remark.id)):
        if not each.is_settled:
            said = each.text if len(each.text) <= _LONGEST else f"{each.text[: _LONGEST - 1].rstrip()}…"
            where = written.heading(brief, each.section) if each.section else _("the whole report")
            told = _("A remark on {section} is open: “{remark}”").format(
                section=_("“{section}”").format(section=where) if each.section else where, remark=said
            )
            yield Finding("remark", told, section=each.section)
