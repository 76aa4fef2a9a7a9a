"""People are erased, and what could bring them back is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from partnertrack.domain.erasure_rules import residue
from partnertrack.domain.fingerprint import Fingerprint
from partnertrack.errors import RuleError, UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.persistence.erasing import Done, sweep
from partnertrack.persistence.erasing import erase as store_erasure
from partnertrack.progress import SILENT, Progress
from partnertrack.services.erasure.archived import Treated
from partnertrack.services.erasure.holdings import Holdings
from partnertrack.services.erasure.mentions import Mention, mentions
from partnertrack.services.erasure.old_backups import OldBackup, old_backups
from partnertrack.services.erasure.planning import Wanted, files_treated, look, plan
from partnertrack.services.erasure.registering import register
from partnertrack.services.erasure.view import Erased, hold_on
from partnertrack.services.workspace import Workspace

REASONS: Final = ("request", "withdrawal", "retention", "mistake")
"""Why somebody is erased."""


def erase(
    workspace: Workspace,
    participant_id: UUID,
    reason: str,
    requested_on: date | None = None,
    done_by: str = "",
    progress: Progress = SILENT,
) -> Erased:
    """Erase one person for good, in one transaction that nothing takes back.

    Raises `RuleError` while a hold keeps the data, where they were erased already, and for an unknown reason;
    `UserError` when the person is gone; what `Store.apply` raises. Nothing is changed then.
    """
    return erase_many(workspace, [participant_id], reason, requested_on, done_by, progress)


def erase_many(
    workspace: Workspace,
    participant_ids: Collection[UUID],
    reason: str,
    requested_on: date | None = None,
    done_by: str = "",
    progress: Progress = SILENT,
) -> Erased:
    """Erase several people in one transaction, all or none; raises as `erase` does."""
    if reason not in REASONS:
        raise RuleError(_("An erasure needs one of these reasons: {reasons}.").format(reasons=", ".join(REASONS)))
    if not participant_ids:
        raise UserError(_("Nobody was chosen."))
    return carry_out(workspace, participant_ids, Wanted(reason, requested_on, done_by.strip()), progress)


def carry_out(
    workspace: Workspace,
    participant_ids: Collection[UUID],
    wanted: Wanted,
    progress: Progress = SILENT,
    key: tuple[bytes, tuple[Fingerprint, ...]] | None = None,
) -> Erased:
    """Erase, tell the registry, sweep; with a `key`, whatever a hold of a restored backup says."""
    progress.report(0, 4, _("Looking for everything that is held"))
    with workspace.store.reading() as reading:
        found = look(reading, participant_ids)
        if key is None:
            _refuse(workspace, found.held)
        told = mentions(reading, found)
        files = files_treated(reading, found)
        planned = plan(reading, workspace.scheme, found, files, wanted, key)
    done = store_erasure(workspace.store, planned, progress)
    register(workspace)
    is_swept = sweep(workspace.store)
    progress.report(4, 4)
    old = () if workspace.pilot.is_practice else old_backups(workspace)
    return _result(found.held, done, files, told, old, is_swept=is_swept)


def _refuse(workspace: Workspace, held: Holdings) -> None:
    """Raise `RuleError` where the people may not be erased, or nothing is left to erase."""
    hold = hold_on(held, date.today())  # noqa: DTZ011 - an office's day is a local day
    if hold:
        raise RuleError(hold, _("End the hold first, if the reason for it is gone."))
    if all(residue(each, workspace.scheme) == each for each in held.records if each.kind != "erasure"):
        raise RuleError(_("The data of this person were erased already."))


def _result(
    held: Holdings,
    done: Done,
    files: Sequence[Treated],
    told: tuple[Mention, ...],
    old: tuple[OldBackup, ...],
    *,
    is_swept: bool,
) -> Erased:
    changes = done.applied.change_set.changes
    removed = sum(change.after is None for change in changes)
    changed = sum(change.before is not None and change.after is not None for change in changes)
    return Erased(
        done.applied.change_set.id,
        len(held.participants),
        changed,
        removed,
        done.blackened,
        len(files),
        told,
        is_swept,
        (*_lines(removed, done.blackened, files, told, is_swept=is_swept), *_backup_lines(old)),
        old,
    )


def _backup_lines(old: Sequence[OldBackup]) -> Iterator[str]:
    """How many backups still hold the people, and until when."""
    if not old:
        return
    last = max((each.goes_on for each in old if each.goes_on), default=None)
    count = ngettext("{n} backup still holds the data", "{n} backups still hold the data", len(old))
    until = _("the last of them goes by {day}").format(day=day(last, "medium")) if last else _("they are kept for good")
    yield f"{count.format(n=number(len(old)))}; {until}."


def _lines(
    removed: int, blackened: int, files: Sequence[Treated], told: Sequence[Mention], *, is_swept: bool
) -> Iterator[str]:
    """What was done, one sentence each."""
    yield ngettext("{n} record was removed.", "{n} records were removed.", removed).format(n=number(removed))
    yield ngettext(
        "{n} entry of the history was blackened.", "{n} entries of the history were blackened.", blackened
    ).format(n=number(blackened))
    blank, dropped = (sum(bool(each.file) is is_kept for each in files) for is_kept in (True, False))
    if blank:
        yield ngettext(
            "{n} archived file lost the person’s row.", "{n} archived files lost the person’s row.", blank
        ).format(n=number(blank))
    if dropped:
        yield ngettext(
            "{n} archived file was taken out whole.", "{n} archived files were taken out whole.", dropped
        ).format(n=number(dropped))
    if told:
        yield ngettext(
            "{n} text names the person all the same; look at it.",
            "{n} texts name the person all the same; look at them.",
            len(told),
        ).format(n=number(len(told)))
    if not is_swept:
        yield _("The file could not be written anew now; run “Check” when no other program has it open.")
