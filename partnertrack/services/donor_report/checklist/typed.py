"""Numbers that somebody typed into a text where the name of a figure could stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnertrack.domain.names import fold
from partnertrack.i18n import day
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders import Placeholder, all_placeholders, placeholder

_NUMBER = re.compile(
    r"(?<![\w.,{:/\-–])(?:\d{1,3}(?:[ ,.\u00a0\u202f’]\d{3})+|\d+)(?:[.,]\d{1,2})?(?:[\u00a0\u202f ]?%)?(?![\w}/])"
)
_PLACE = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|^#+ .*$|^\d+\. ", re.MULTILINE)
"""What is not looked at: names in braces, addresses of pictures, headings, the numbers of a list."""
_LEAST = 10
_YEARS = range(1950, 2100)
_NEAR = 3
_GROUPS = ("milestones", "logframe", "money", "indicators")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it stands in a text from `start` to `end`, and the place that says the same (`value`).

    Where it `differs`, it seems to quote the place and says something else.
    """

    text: str
    start: int
    end: int
    place: str
    value: str
    differs: bool = False


def typed_numbers(brief: Brief, text: str) -> tuple[Typed, ...]:
    """The numbers of a text in the language in force that could be names, in their order."""
    known, months = _known(brief), _months()
    found: list[Typed] = []
    for each in _NUMBER.finditer(_PLACE.sub(lambda place: " " * len(place[0]), text)):
        after = [fold(word) for word in re.findall(r"[^\W\d_]+", text[each.end() : each.end() + 60])[:_NEAR]]
        before = [
            fold(word) for word in re.findall(r"[^\W\d_]+", text[max(0, each.start() - 60) : each.start()])[-_NEAR:]
        ]
        if _is_no_figure(each[0], after, months):
            continue
        if typed := _typed(brief, each, known, (after, before)):
            found.append(typed)
    return tuple(found)


def _typed(
    brief: Brief, each: re.Match[str], known: Mapping[str, Sequence[Placeholder]], around: tuple[list[str], list[str]]
) -> Typed | None:
    near = set(around[0] + around[1])
    candidates = known.get(_bare(each[0]), ())
    quoted = _quoted(brief, around[0]) if "%" not in each[0] else None
    if quoted is not None:
        own = [one for one in candidates if one.name.split(".")[0] == quoted.name]
        best = own[0] if own else quoted
        return Typed(each[0], each.start(), each.end(), best.place, best.say() or "", differs=not own)
    if not candidates:
        return None
    best = max(candidates, key=lambda one: len(near & set(fold(one.label).split())))
    return Typed(each[0], each.start(), each.end(), best.place, best.say() or "")


def _quoted(brief: Brief, after: list[str]) -> Placeholder | None:
    """The milestone whose words stand behind a number ("45 departed")."""
    for key, milestone in brief.results.milestones.items():
        words = fold(milestone.name).split()
        if words and after[: len(words)] == words:
            return placeholder(brief, key)
    return None


def _known(brief: Brief) -> Mapping[str, Sequence[Placeholder]]:
    """What is printed for figures, without spaces, with the figures for which it is."""
    found: dict[str, list[Placeholder]] = {}
    for each in all_placeholders(brief):
        if each.group in _GROUPS and (said := each.say()) and any(map(str.isdigit, said)):
            match = _NUMBER.search(said)
            if match and len(said) - len(match[0]) <= _NEAR:
                found.setdefault(_bare(match[0]), []).append(each)
    return found


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]", "", text)


def _is_no_figure(text: str, after: list[str], months: frozenset[str]) -> bool:
    """Whether it is a small number, a year, or the day of a month."""
    if not text.isdigit():
        return False
    return int(text) < _LEAST or int(text) in _YEARS or bool(after and after[0] in months)


def _months() -> frozenset[str]:
    return frozenset(fold(day(date(2026, month, 1), "month")).split()[0] for month in range(1, 13))
