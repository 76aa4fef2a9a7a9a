"""How well a person suits a vacancy, with the reason for each requirement.

Sex, nationality and marital status are no part of a `Profile`, so they cannot enter the score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from partnertrack.domain.names import fold
from partnertrack.domain.vacancy import Vacancy

Verdict: TypeAlias = Literal["met", "partly", "not", "unknown"]

_WEIGHTS = {"language": 3, "occupation": 3, "starts_on": 2, "sector": 1, "region": 1}
_SHARES: dict[Verdict, float] = {"met": 1.0, "partly": 0.5, "unknown": 0.5, "not": 0.0}
_LATE = 60  # days after the first day of work that can still be agreed
_ISCO_DIGITS, _ISCO_MINOR = 4, 3
_SHORTEST_WORD = 4  # letters: shorter words ("of", "de") say nothing about the work


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person for matching; an empty text and None mean that it is not known.

    `occupations` are words or ISCO-08 codes, `sectors` codes of the list "sector", `levels` the tested level by
    language, `available_on` the day from which the person can work at the destination.
    """

    occupations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    region: str = ""
    available_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What became of one requirement: `asked` is what the vacancy wants, `found` the value that decided."""

    requirement: str
    verdict: Verdict
    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class Suitability:
    """`score` from 0 to 100, None where the vacancy asks for nothing or nothing asked for is known.

    `known` is the share of the requirements, by weight, about which something is known. What is unknown counts half,
    so that it neither helps like a strength nor harms like a fault.
    """

    score: int | None
    known: float
    reasons: tuple[Reason, ...]


def suitability(vacancy: Vacancy, profile: Profile, levels: Sequence[str]) -> Suitability:
    """How well the person suits; reasons come by weight, and `levels` are the language levels from low to high."""
    judged = (
        _language(vacancy, profile, levels) if vacancy.language else None,
        _occupation(vacancy.occupation, profile.occupations) if vacancy.occupation.strip() else None,
        _start(vacancy.starts_on, profile.available_on) if vacancy.starts_on else None,
        _among("sector", vacancy.sector, profile.sectors, str) if vacancy.sector else None,
        _among("region", vacancy.region, (profile.region,), fold) if vacancy.region.strip() else None,
    )
    reasons = tuple(reason for reason in judged if reason)
    total = sum(_WEIGHTS[reason.requirement] for reason in reasons)
    known = sum(_WEIGHTS[reason.requirement] for reason in reasons if reason.verdict != "unknown")
    if not known:
        return Suitability(None, 0.0, reasons)
    points = sum(_WEIGHTS[reason.requirement] * _SHARES[reason.verdict] for reason in reasons)
    return Suitability(int(100 * points / total + 0.5), known / total, reasons)


def _language(vacancy: Vacancy, profile: Profile, levels: Sequence[str]) -> Reason:
    found = profile.levels.get(vacancy.language, "")
    asked = " ".join(filter(None, (vacancy.language, vacancy.level)))
    if found not in levels:
        return Reason("language", "unknown", asked, "")
    missing = levels.index(vacancy.level) - levels.index(found) if vacancy.level in levels else 0
    verdict: Verdict = "met" if missing <= 0 else "partly" if missing == 1 else "not"
    return Reason("language", verdict, asked, found)


def _occupation(asked: str, occupations: Sequence[str]) -> Reason:
    order: tuple[Verdict, ...] = ("not", "unknown", "partly", "met")
    judged = [(_alike(asked, each), each) for each in occupations if each.strip()]
    verdict, found = max(judged, key=lambda each: order.index(each[0]), default=("unknown", ""))
    return Reason("occupation", verdict, asked, found)


def _alike(asked: str, found: str) -> Verdict:
    """Whether two occupations are the same, near each other or not; a code cannot be told from words."""
    if _is_isco(asked) != _is_isco(found):
        return "unknown"
    if _is_isco(asked):
        return "met" if asked == found else "partly" if asked[:_ISCO_MINOR] == found[:_ISCO_MINOR] else "not"
    wanted, has = _words(asked), _words(found)
    if wanted <= has:
        return "met"
    return "partly" if wanted & has else "not"


def _is_isco(text: str) -> bool:
    return len(text) == _ISCO_DIGITS and text.isdigit()


def _words(text: str) -> frozenset[str]:
    words = fold(text).split()
    return frozenset(word for word in words if len(word) >= _SHORTEST_WORD) or frozenset(words)


def _start(asked: date | None, available_on: date | None) -> Reason:
    told = asked.isoformat() if asked else ""
    if asked is None or available_on is None:
        return Reason("starts_on", "unknown", told, "")
    late = (available_on - asked).days
    verdict: Verdict = "met" if late <= 0 else "partly" if late <= _LATE else "not"
    return Reason("starts_on", verdict, told, available_on.isoformat())


def _among(requirement: str, asked: str, found: Sequence[str], same: Callable[[str], str]) -> Reason:
    known = [each for each in found if each.strip()]
    if not known:
        return Reason(requirement, "unknown", asked, "")
    hit = next((each for each in known if same(each) == same(asked)), "")
    return Reason(requirement, "met" if hit else "not", asked, hit or ", ".join(known))
