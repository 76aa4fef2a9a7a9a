"""The texts of a report, read and kept section by section and language by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.change import Change, change_set
from partnertrack.domain.report import ISSUED, Passage, Remark, Report
from partnertrack.errors import UserError
from partnertrack.i18n import _, number
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

LONGEST = 100_000
"""Characters that a text may have."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A report with its texts by section and language, and its remarks, the oldest first."""

    report: Report
    passages: Mapping[tuple[str, str], Passage]
    remarks: tuple[Remark, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the report, the first written first."""
        return tuple(self.report.languages.split()) or ("en",)


def texts(workspace: Workspace, report_id: UUID) -> Texts:
    """What is written of a report so far; raises `UserError` when the report is gone."""
    with workspace.store.reading() as reading:
        report = records.fetch(reading, Report, [report_id]).get(report_id)
        passages = records.pointing(reading, Passage, "report_id", [report_id])
        remarks = records.pointing(reading, Remark, "report_id", [report_id])
    if report is None:
        raise UserError(_("This report is no longer there."))
    by_place = {(each.section, each.language): each for each in passages}
    return Texts(report, by_place, tuple(sorted(remarks, key=lambda each: (each.noted_on, each.id))))


def keep(workspace: Workspace, passage: Passage, body: str, about: str, pictures: Sequence[bytes] = ()) -> UUID | None:
    """Keep another text in a passage, new or read before, with the pictures that came with it; the id of the change.

    `about` names the section in the title of the change. None for the same text. What was taken over from an earlier
    report counts as the officer's own from its first change on. Raises `UserError` for an issued report or a text that
    is too long, and `ConflictError` when the passage was changed or removed since it was read.
    """
    told = body.replace("\r\n", "\n").strip()
    if told == passage.body:
        return None
    if len(told) > LONGEST:
        limit = number(LONGEST)
        raise UserError(
            _("A text may have {limit} characters at most.").format(limit=limit), _("Put it in two sections.")
        )
    after = replace(passage, body=told, carried_from=None)
    return _keep(workspace, passage, after, _("Write “{section}”").format(section=about), pictures)


def settle(workspace: Workspace, passage: Passage, about: str, *, is_done: bool) -> UUID | None:
    """Hold a passage finished, or open again; the id of the change, None where it is so already.

    A text that was taken over and is held finished counts as the officer's own. Raises as `keep` does.
    """
    if passage.is_done == is_done:
        return None
    after = replace(passage, is_done=is_done, carried_from=None if is_done else passage.carried_from)
    title = _("Finish “{section}”") if is_done else _("Write on at “{section}”")
    return _keep(workspace, passage, after, title.format(section=about), ())


def _keep(workspace: Workspace, before: Passage, after: Passage, title: str, pictures: Sequence[bytes]) -> UUID:
    found = texts(workspace, before.report_id)
    refuse_issued(found.report)
    stored = found.passages.get((before.section, before.language))
    if stored is not None and not before.version and not stored.body:  # a blank one that was made meanwhile
        after = replace(after, id=stored.id, version=stored.version)
        before = stored
    change = Change(before if before.version else None, after)
    files = [File(content) for content in pictures]
    return workspace.apply(change_set(title, [change]), files=files).change_set.id


def refuse_issued(report: Report) -> None:
    """Raise `UserError` where a report was issued: nothing of it changes any more."""
    if report.status == ISSUED:
        raise UserError(
            _("This report was issued; its texts stay as they are."), _("Write a new edition or the next report.")
        )
