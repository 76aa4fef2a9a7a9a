"""How a risk is weighed anew, which way it moves and what of it is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal, TypeAlias

from partnertrack.domain.risk import Risk
from partnertrack.i18n import _, pgettext

Zone: TypeAlias = Literal["low", "medium", "high", "critical"]
ZONES: tuple[Zone, ...] = ("low", "medium", "high", "critical")
_LIMITS = (5, 10, 16)
"""The scores from which a risk is medium, high, critical."""

Move: TypeAlias = Literal["new", "up", "same", "down"]


def zone(score: int) -> Zone:
    """How grave a score is."""
    return ZONES[sum(score >= limit for limit in _LIMITS)]


def score_before(risk: Risk) -> int | None:
    """The score of the review before; None where there was none."""
    if risk.likelihood_before is None or risk.impact_before is None:
        return None
    return risk.likelihood_before * risk.impact_before


def move(risk: Risk) -> Move:
    """Which way the score went since the review before."""
    before = score_before(risk)
    if before is None:
        return "new"
    return "up" if risk.score > before else "down" if risk.score < before else "same"


def reviewed(risk: Risk, likelihood: int, impact: int, on: date) -> Risk:
    """The risk weighed anew on that day; what it weighed so far is kept as the values before."""
    return replace(
        risk,
        likelihood=likelihood,
        impact=impact,
        reviewed_on=on,
        likelihood_before=risk.likelihood,
        impact_before=risk.impact,
    )


def stood(risk: Risk, as_of: date) -> Risk:
    """The risk as it was weighed on that day: a later review is not known yet."""
    is_later = risk.reviewed_on is not None and risk.reviewed_on > as_of
    if not is_later or risk.likelihood_before is None or risk.impact_before is None:
        return risk
    return replace(
        risk,
        likelihood=risk.likelihood_before,
        impact=risk.impact_before,
        reviewed_on=None,
        likelihood_before=None,
        impact_before=None,
    )


def is_late(risk: Risk, as_of: date) -> bool:
    """Whether what is to be done about it should have been done before that day, and the risk is still there."""
    return risk.status != "closed" and risk.due_on is not None and risk.due_on < as_of


def by_weight(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """The risks that are not closed first, the gravest of them first; of equals the one of the graver impact."""
    return tuple(sorted(risks, key=lambda each: (each.status == "closed", -each.score, -each.impact, each.title)))


def likelihoods() -> dict[int, str]:
    """The words of each likelihood."""
    return {
        1: _("Very unlikely"),
        2: _("Unlikely"),
        3: _("Possible"),
        4: _("Likely"),
        5: _("Almost certain"),
    }


def impacts() -> dict[int, str]:
    """The words of each impact."""
    return {1: _("Very small"), 2: _("Small"), 3: _("Medium"), 4: _("Great"), 5: _("Very great")}


def zones() -> dict[Zone, str]:
    """The words of each zone."""
    return {"low": _("Low"), "medium": _("Moderate"), "high": _("High"), "critical": _("Critical")}


def moves() -> dict[Move, str]:
    """The words of each way in which a score can go."""
    return {"new": _("new"), "up": _("higher"), "same": _("as before"), "down": _("lower")}


def statuses() -> dict[str, str]:
    """What became of a risk."""
    return {"open": pgettext("state", "Open"), "occurred": _("Occurred"), "closed": _("Closed")}
