"""How a step is named to people, with how long after the step before it where it is repeated."""

from __future__ import annotations

from partnertrack.domain.scheme import Step
from partnertrack.i18n import current, ngettext

_DAYS_IN_MONTH = 30


def step_name(step: Step, occurrence: int) -> str:
    """The step's label; "Follow-up · 6 months" for its occurrence after 180 days."""
    label = step.label.text(current())
    return f"{label} · {after(occurrence)}" if step.is_repeatable and occurrence > 1 else label


def after(days: int) -> str:
    """How long after the step before: months where they are whole."""
    months, rest = divmod(days, _DAYS_IN_MONTH)
    if months > 1 and rest < _DAYS_IN_MONTH // 2:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    return ngettext("{n} day", "{n} days", days).format(n=days)
