"""What the pilot learnt: observation, what shows it, what is changed because of it."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.lesson_words import is_late, statuses
from partnertrack.i18n import _, day
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.lessons import lessons as listed


def lessons(brief: Brief) -> Iterator[Block]:
    """All that were noted and not dropped."""
    found = [each for each in listed(brief.workspace, brief.options.as_of).lessons if each.status != "dropped"]
    if not found:
        return
    rows = []
    for each in found:
        due = day(each.due_on, "medium") if each.due_on else "–"
        said = statuses()[each.status] if each.status != "open" else due
        if is_late(each, brief.options.as_of):
            said = _("{day}, late").format(day=due)
        rows.append(Row((each.observation, each.evidence or "–", each.change or "–", each.owner or "–", said)))
    yield Table(
        _("Lessons"),
        (
            Column(_("What was observed"), share=2.2),
            Column(_("What shows it"), share=2.2),
            Column(_("What is changed"), share=2.2),
            Column(_("Who sees to it"), share=1.3),
            Column(_("By"), share=0.8),
        ),
        tuple(rows),
    )
