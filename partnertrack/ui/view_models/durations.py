"""How long steps take, as the dialog shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services import today


@dataclass(frozen=True, slots=True)
class DurationLine:
    """A step at a place, in words; `took` is what they say."""

    label: str
    place: str
    ruled: str
    measured: str
    spread: str
    own: str
    took: today.Took


def duration_line(took: today.Took) -> DurationLine:
    """The line of a step somewhere."""
    told = took.measured
    measured, spread = "", _("nobody yet")
    if told:
        measured = days(told.median)
        people = ngettext("{n} person", "{n} people", told.n).format(n=number(told.n))
        spread = _("{low}–{high}, {people}").format(low=number(told.low), high=number(told.high), people=people)
    return DurationLine(
        label=took.label,
        place=took.place or _("everywhere"),
        ruled=days(took.ruled) if took.ruled else "–",
        measured=measured or "–",
        spread=spread,
        own=days(took.own) if took.own is not None else "–",
        took=took,
    )


def days(n: int) -> str:
    """So many days."""
    return ngettext("{n} day", "{n} days", n).format(n=number(n))


def effect_words(effect: today.Effect) -> str:
    """What a duration changes in the plans, as a sentence."""
    lost, gained = effect.lost, effect.gained
    told = []
    if lost:
        words = ngettext("{n} planned departure becomes impossible", "{n} planned departures become impossible", lost)
        told.append(words.format(n=number(lost)))
    if gained:
        words = ngettext("{n} planned departure becomes possible", "{n} planned departures become possible", gained)
        told.append(words.format(n=number(gained)))
    return "; ".join(told) or _("No planned departure becomes possible or impossible")
