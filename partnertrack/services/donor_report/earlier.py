"""Which issued reports the readers of a report know already."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from partnertrack.disclosure import Earlier
from partnertrack.domain.report import AUDIENCES, Report
from partnertrack.services.donor_report.frozen import Frozen, Restatement, frozen_of, issued_reports
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.recounting import restatement
from partnertrack.services.workspace import Workspace


def earlier_issues(workspace: Workspace, options: Options) -> tuple[Earlier, ...]:
    """What the readers of a report have been told before, oldest first.

    Whoever reads a report for a narrow circle can read those for wider ones as well: the donor reads the public's.
    Raises `StoreError` where what was told is damaged, since nobody can say then what may be told now.
    """
    found = [
        (report, frozen_of(workspace, report)) for report in _readable(workspace, options.audience, options.report)
    ]
    found.sort(key=lambda each: (each[1].as_of, each[1].clock))
    return tuple(_told(frozen) for _report, frozen in found)


def report_before(workspace: Workspace, options: Options, previous: UUID | None) -> Restatement | None:
    """The report before, held against today: the one that is named, else the last one of the same audience.

    None where there is none that the readers know.
    """
    found = list(_readable(workspace, options.audience, options.report))
    named = next((each for each in found if each.id == previous), None)
    same = (each for each in found if each.audience == options.audience and each.as_of <= options.as_of)
    chosen = named or next(same, None)
    return restatement(workspace, chosen, frozen_of(workspace, chosen)) if chosen else None


def _readable(workspace: Workspace, audience: str, besides: UUID | None) -> Iterator[Report]:
    """The issued reports for these readers or for more of them, the newest first."""
    narrow = AUDIENCES.index(audience)
    for each in issued_reports(workspace):
        if each.id != besides and AUDIENCES.index(each.audience) >= narrow:
            yield each


def _told(frozen: Frozen) -> Earlier:
    return Earlier(
        printed={each.key: each.number for each in frozen.counts if not each.withheld},
        withheld=frozenset(each.key for each in frozen.counts if each.withheld),
        as_of=frozen.as_of,
        since=frozen.since,
        covered={each.key: each.number for each in frozen.counts if each.withheld},
    )
