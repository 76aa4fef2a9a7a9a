"""All reports of the pilot, the newest first, with how far each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from partnertrack.domain.report import Passage, Remark, Report
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report; how many texts it has, how many of them are finished, and how many remarks wait for an answer."""

    report: Report
    texts: int = 0
    finished: int = 0
    remarks: int = 0


def reports(workspace: Workspace) -> tuple[ReportLine, ...]:
    """Every report, that of the latest figures first, and of the same day that which was begun last."""
    with workspace.store.reading() as reading:
        found = records.all_of(reading, Report)
        ids = [report.id for report in found]
        passages = records.pointing(reading, Passage, "report_id", ids)
        remarks = records.pointing(reading, Remark, "report_id", ids)
    written = Counter(each.report_id for each in passages if each.body.strip())
    finished = Counter(each.report_id for each in passages if each.body.strip() and each.is_done)
    waiting = Counter(each.report_id for each in remarks if not each.is_settled)
    ordered = sorted(found, key=lambda report: (report.as_of, report.created_on, report.id), reverse=True)
    return tuple(ReportLine(each, written[each.id], finished[each.id], waiting[each.id]) for each in ordered)
