"""Finds issued reports and opens what was kept of them."""

from __future__ import annotations

import hashlib
from uuid import UUID

from partnertrack.domain.report import ISSUED, Report
from partnertrack.errors import StoreError, UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.services.donor_report.frozen.value import Frozen, load
from partnertrack.services.workspace import Workspace


def all_reports(workspace: Workspace) -> tuple[Report, ...]:
    """Every report, drafts among them, the newest first."""
    with workspace.store.reading() as reading:
        found = records.all_of(reading, Report)
    return tuple(sorted(found, key=lambda each: (each.issued_on or each.created_on, each.id), reverse=True))


def issued_reports(workspace: Workspace) -> tuple[Report, ...]:
    """The issued reports, the newest first."""
    return tuple(each for each in all_reports(workspace) if each.status == ISSUED)


def frozen_of(workspace: Workspace, report: Report) -> Frozen:
    """What a report said when it was issued.

    Raises `UserError` where it was not issued, `StoreError` where what was kept is missing or not as it was written.
    """
    if report.status != ISSUED:
        raise UserError(_("Report no. {number} was not issued yet.").format(number=report.number))
    kept: dict[UUID, tuple[str, Frozen]] = workspace.remembered("frozen", dict)
    known = kept.get(report.id)
    if known is None or known[0] != report.frozen:
        known = kept[report.id] = (report.frozen, _opened(workspace, report))
    return known[1]


def _opened(workspace: Workspace, report: Report) -> Frozen:
    with workspace.store.reading() as reading:
        content = archive.find(reading, report.frozen)
    if content is None:
        raise StoreError(
            _("What was issued as report no. {number} is no longer in the file.").format(number=report.number),
            _("Restore a backup of the pilot from the days after it was issued."),
        )
    if hashlib.sha256(content).hexdigest() != report.frozen:
        raise _damaged(report)
    try:
        return load(content)
    except ValueError as error:
        raise StoreError(
            _("What was issued as report no. {number} cannot be read by this version of the program.").format(
                number=report.number
            ),
            _("Open the pilot with the newest version."),
        ) from error


def _damaged(report: Report) -> StoreError:
    return StoreError(
        _("What was issued as report no. {number} is damaged: it is not what was kept then.").format(
            number=report.number
        ),
        _("Restore a backup of the pilot from the days after it was issued."),
    )
