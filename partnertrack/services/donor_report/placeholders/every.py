"""Every placeholder of a pilot, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from partnertrack.disclosure import Press
from partnertrack.i18n import current
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.placeholders.clock import of_clock
from partnertrack.services.donor_report.placeholders.indicators import of_indicators
from partnertrack.services.donor_report.placeholders.kind import Placeholder
from partnertrack.services.donor_report.placeholders.logframe import of_logframe
from partnertrack.services.donor_report.placeholders.milestones import of_milestones
from partnertrack.services.donor_report.placeholders.money import of_money
from partnertrack.services.donor_report.placeholders.report import of_report

_SUPPLIERS: tuple[Callable[[Brief], Iterable[Placeholder]], ...] = (
    of_report,
    of_milestones,
    of_indicators,
    of_logframe,
    of_clock,
    of_money,
)


_SHORT = {"spent": "money.spent", "committed": "money.committed", "budget": "money.budget"}
"""Names that may be written shorter."""


def all_placeholders(brief: Brief) -> tuple[Placeholder, ...]:
    """All that a text may hold, each name once, with labels in the language in force."""
    return tuple(_index(brief).values())


def placeholder(brief: Brief, name: str) -> Placeholder | None:
    """The placeholder of that name; None where nothing is called so."""
    return _index(brief).get(_SHORT.get(name, name))


def nearest(brief: Brief, name: str) -> str:
    """The name that somebody may have meant who wrote this one; "" where none is like it."""
    names = list(_index(brief))
    folded = {each.casefold(): each for each in names}
    return folded.get(name.casefold()) or next(iter(get_close_matches(name, names, 1, 0.75)), "")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The placeholders that were laid out last, and for which report."""

    options: Options
    press: Press
    language: str
    found: Mapping[str, Placeholder]


def _index(brief: Brief) -> Mapping[str, Placeholder]:
    """The placeholders by name, laid out once for all texts of a report in a language."""
    kept: dict[str, _Kept] = brief.workspace.remembered("report placeholders", dict)
    last = kept.get("last")
    if last and last.options == brief.options and last.press is brief.press and last.language == current():
        return last.found
    found: dict[str, Placeholder] = {}
    for supplier in _SUPPLIERS:
        for each in supplier(brief):
            found.setdefault(each.name, each)
    kept["last"] = _Kept(brief.options, brief.press, current(), found)
    return found
