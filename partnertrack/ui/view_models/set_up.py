"""A set-up in words: what will be made."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.set_up import SetUp
from partnertrack.i18n import _, country, day, ngettext


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What will be made, with an icon; `is_later` says that it was left for later."""

    icon: str
    text: str
    detail: str
    is_later: bool = False


def plan_lines(planned: SetUp, scheme: str, file: str, *, is_plain: bool) -> tuple[PlanLine, ...]:
    """All that the set-up says, one line a step; `scheme` is its title."""
    return (
        PlanLine("flag", planned.title or scheme, scheme),
        _donor(planned),
        _cohorts(planned),
        _partners(planned),
        _targets(planned),
        PlanLine("lock-open" if is_plain else "lock", file, _("without encryption") if is_plain else _("encrypted")),
    )


def _donor(planned: SetUp) -> PlanLine:
    names = " · ".join(filter(None, (planned.donor, planned.organisation)))
    ends = (", ".join(map(country, each)) for each in (planned.origin, planned.destination) if each)
    days = (day(each, "medium") for each in (planned.starts_on, planned.ends_on) if each)
    detail = " · ".join(filter(None, (" → ".join(ends), " – ".join(days))))
    return PlanLine("landmark", names or _("Donor and organisation"), detail, is_later=not (names or detail))


def _cohorts(planned: SetUp) -> PlanLine:
    count = len(planned.cohorts)
    words = ngettext("{n} cohort", "{n} cohorts", count).format(n=count) if count else _("Cohorts")
    return PlanLine("users", words, ", ".join(each.name for each in planned.cohorts), is_later=not count)


def _partners(planned: SetUp) -> PlanLine:
    count, sending = len(planned.partners), sum(bool(each.every_months) for each in planned.partners)
    words = ngettext("{n} partner", "{n} partners", count).format(n=count) if count else _("Partners")
    names = ", ".join(each.name for each in planned.partners)
    told = ngettext("{n} sends files", "{n} send files", sending).format(n=sending) if sending else ""
    return PlanLine("building-2", words, " · ".join(filter(None, (names, told))), is_later=not count)


def _targets(planned: SetUp) -> PlanLine:
    count = len(planned.aims)
    words = ngettext("{n} target in the logframe", "{n} targets in the logframe", count).format(n=count)
    due = next((each.due_on for each in planned.aims if each.due_on), None)
    detail = _("to be reached by {day}").format(day=day(due, "medium")) if due else ""
    return PlanLine("target", words if count else _("Targets"), detail, is_later=not count)
