"""Why people left, were refused or ended early, as far as somebody said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from partnertrack.domain.scheme import Step
from partnertrack.i18n import _, current, day, number
from partnertrack.indicators.case import EventFact
from partnertrack.reporting.document import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief

_BAD_OUTCOMES = frozenset({"refused", "early_end", "not_selected", "failed"})


def reasons(brief: Brief) -> Iterator[Table]:
    """One table of steps with their reasons, the most frequent first; none while nobody left."""
    rows = [row for step in brief.scheme.steps() if step.reasons for row in _of_step(brief, step)]
    if rows:
        yield Table(
            _("Reasons for leaving, refusal or early end"),
            (Column(_("Reason"), share=3), Column(_("People"), "end")),
            tuple(rows),
            subtitle=_("People, cumulative to {day}; “not stated” where the partner gave no reason").format(
                day=day(brief.options.as_of)
            ),
        )


def _of_step(brief: Brief, step: Step) -> Iterator[Row]:
    found: Counter[str] = Counter()
    for case in brief.cases:
        found.update(event.reason or "" for event in case.events.get(step.key, ()) if _counts(brief, step, event))
    if found:
        yield Row((Cell(step.label.text(current())),), "group")
    for key, count in sorted(found.items(), key=lambda item: (not item[0], -item[1], item[0])):
        yield Row((_label(brief, step, key), Cell(number(count), value=count)))


def _counts(brief: Brief, step: Step, event: EventFact) -> bool:
    """Whether the step, done by the day, is a way out or came out badly."""
    is_bad = bool(step.exit_status) or event.outcome in _BAD_OUTCOMES
    return is_bad and event.is_done_by(brief.options.as_of)


def _label(brief: Brief, step: Step, key: str) -> str:
    for name in step.reasons:
        codes = brief.scheme.code_list(name)
        code = codes.code(key) if codes and key else None
        if code:
            return code.label.text(current())
    return key or _("Not stated")
