"""Why an indicator is not on track, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, day
from partnertrack.reporting.charts import status_word
from partnertrack.reporting.document import Block, Heading, Paragraph, Run
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.narrative import text_blocks
from partnertrack.services.donor_report.plan_lines import PlanLine, plan_lines


def variances(brief: Brief) -> Iterator[Block]:
    """A paragraph for each indicator that is not on track; nothing where all are."""
    lines = [line for line in plan_lines(brief) if line.is_behind]
    if lines:
        yield Heading(_("What explains the variances"), 2)
    for line in lines:
        yield from _explained(brief, line)


def _explained(brief: Brief, line: PlanLine) -> Iterator[Block]:
    """What the officer wrote; else why it was re-planned and what was noted; else that nobody says why."""
    head = Run(_head(line), is_bold=True)
    written = text_blocks(brief, f"variance:{line.code}", 2)
    first, *rest = written or (Paragraph(_recorded(line)),)
    if isinstance(first, Paragraph):
        words = (Run(first.words),) if isinstance(first.words, str) else first.words
        yield Paragraph((head, Run(" "), *words), first.language)
    else:
        yield Paragraph((head,))
        yield first
    yield from rest


def _head(line: PlanLine) -> str:
    status = status_word(line.status).lower() if line.status else ""
    return _("{code}, {label} ({status}).").format(code=line.code, label=line.label, status=status)


def _recorded(line: PlanLine) -> str:
    """What the records say of it."""
    replanned = (goal.target for goal in line.line.goals if goal.is_replanned and goal.target.reason.strip())
    said = [
        _("Re-planned on {day}: {reason}").format(day=day(each.decided_on), reason=each.reason.strip())
        for each in replanned
    ]
    if line.line.current.note.strip():
        said.append(line.line.current.note.strip())
    return " ".join(said) or _("No explanation has been given yet.")
