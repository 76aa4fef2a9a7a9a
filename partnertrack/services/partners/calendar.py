"""Says which files a partner is to send, and when."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.names import fold
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence.store import Applied
from partnertrack.services.workspace import Workspace

_LONGEST, _LATEST = 60, 366


def expect(workspace: Workspace, expectation: Expectation) -> Applied:
    """Add an expectation, or change the one of that id; one undo takes it back.

    Raises `RuleError` when it makes no sense, `ConflictError` when it was changed since it was read.
    """
    expectation = replace(expectation, partner=expectation.partner.strip(), subject=expectation.subject.strip())
    _check(expectation)
    title = _("Change the calendar of {partner}") if expectation.version else _("Expect files from {partner}")
    return workspace.keep(title.format(partner=expectation.partner), expectation)


def expect_no_more(workspace: Workspace, expectation_id: UUID) -> Applied:
    """Remove an expectation; raises `ConflictError` when it is gone."""
    return workspace.drop(_("Remove a partner’s calendar"), Expectation, expectation_id)


def _check(expectation: Expectation) -> None:
    """Raise `RuleError` with what has to be mended first."""
    if not fold(expectation.partner):
        raise RuleError(_("The calendar names no partner."), _("Say who sends the files."))
    if not 1 <= expectation.every_months <= _LONGEST:
        raise RuleError(_("A period lasts from one month to {most}.").format(most=_LONGEST))
    if not 0 <= expectation.due_days <= _LATEST:
        raise RuleError(_("A file is due at most {most} days after its period.").format(most=_LATEST))
    if expectation.ends_on and expectation.ends_on < expectation.starts_on:
        raise RuleError(_("The calendar ends before it begins."), _("Choose a later last day, or none."))
    if expectation.language not in LABEL_LANGUAGES:
        raise RuleError(_("Letters are written in: {names}.").format(names=", ".join(LABEL_LANGUAGES)))
