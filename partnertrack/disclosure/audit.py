"""Which counts are withheld, so that none of them can be worked out from what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log2
from typing import Literal

from partnertrack.disclosure.earlier import Earlier
from partnertrack.disclosure.knowledge import Knowledge
from partnertrack.disclosure.learning import learn
from partnertrack.disclosure.past import Days
from partnertrack.disclosure.protection import Protection
from partnertrack.disclosure.rule import Rule
from partnertrack.disclosure.system import System
from partnertrack.domain.person_count import CountKey, is_personal

Reason = Literal["small", "protects"]
"""A count is withheld because it is small, or because a small one could be worked out from it."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The counts that are withheld, each with the reason; all others may be printed.

    `protects` says for which counts another one is withheld: small ones, those that an earlier report withheld, or
    the part of a share that leaves out a few. What was worked out from fewer than `threshold`
    people, such as a median, is not told either.
    """

    withheld: Mapping[CountKey, Reason] = field(default_factory=dict)
    protects: Mapping[CountKey, tuple[CountKey, ...]] = field(default_factory=dict)
    threshold: int = 0


def decide(
    system: System,
    rule: Rule,
    earlier: Sequence[Earlier] = (),
    *,
    as_of: date | None = None,
    since: date | None = None,
) -> Decisions:
    """What is withheld under a rule; `earlier` are the reports before, oldest first.

    `as_of` is the day of the figures, `since` the first of the period. What the rule covers and an earlier report
    withheld must not come out through this one either. The same counts get the same answer in whatever order they come.
    """
    known = learn(system, earlier, Days(as_of, since))
    sensitive = _sensitive(known, rule)
    guarded = _guarded(known, rule)
    if not sensitive and not guarded:
        return Decisions(threshold=rule.threshold)
    printed = {place for place, names in enumerate(known.names) if any(name in system.printed for name in names)}
    told = printed - sensitive
    protection = Protection(
        known,
        rule.threshold,
        hidden=set(range(len(known.values))) - told - known.told,
        prices={place: _price(known, place) for place in sorted(told)},
        dear=frozenset(() if rule.covers_totals else (place for place in told if not _depth(known, place))),
    )
    for place in sorted(sensitive, key=lambda each: (_depth(known, each), known.values[each], each)):
        protection.protect(place)
    for place in guarded:
        protection.keep_open(place)
    protection.take_back()
    return _decisions(protection, sensitive & printed, system.printed)


def _sensitive(known: Knowledge, rule: Rule) -> set[int]:
    """The unknowns that are small groups which the rule covers, whether they were to be printed or not."""
    small = {place for place, value in enumerate(known.values) if 0 < value < rule.threshold}
    named = {place for place in small if known.names[place]}
    covered = named if rule.covers_totals else {place for place in named if _is_personal(known, place)}
    return covered | (small & set(known.rests) if rule.covers_rest else set())


def _guarded(known: Knowledge, rule: Rule) -> list[int]:
    """What earlier reports withheld and the rule covers: small groups, and those whose number nobody knows any more."""
    return [
        place
        for place, number in known.guarded.items()
        if (number is None or 0 < number < rule.threshold) and (rule.covers_totals or is_personal(known.about[place]))
    ]


def _is_personal(known: Knowledge, place: int) -> bool:
    return any(is_personal(name) for name in known.names[place])


def _depth(known: Knowledge, place: int) -> int:
    """By how many things the people of a count are set apart; under its broadest name."""
    return max((len(name) for name in known.names[place]), default=1) - 1


_PRICES = {0: 200.0, 1: 6.0, 2: 1.0}
"""What a unit of a count costs that is withheld, by its depth: a total is dear, a cell of a cross table is not."""

_SIDE = 15.0
"""The same of a total that stands beside another one: those of a period, those under way, what is counted from."""


def _price(known: Knowledge, place: int) -> float:
    """What it costs to withhold a count: the broader and the larger, the more.

    A nought is told if it can be, and so are those of whom something is not known.
    """
    value, depth = known.values[place], _depth(known, place)
    is_side = not depth and all({"~", "/"} & set(name[0]) for name in known.names[place])
    price = _SIDE if is_side else _PRICES.get(depth, 0.5) * (1 if _is_personal(known, place) or not depth else 3)
    return price * (2 + log2(1 + value)) * (1 if value else 4)


def _decisions(protection: Protection, small: set[int], printed: frozenset[CountKey]) -> Decisions:
    """The names under which counts are withheld, and why."""
    known = protection.known
    withheld: dict[CountKey, Reason] = {}
    protects: dict[CountKey, tuple[CountKey, ...]] = {}
    for place in sorted(small | protection.added):
        names = [name for name in known.names[place] if name in printed]
        withheld.update(dict.fromkeys(names, "small" if place in small else "protects"))
        if place in protection.added:
            concerned = (known.said_of(other) for (other, _by), move in protection.proofs.items() if place in move)
            protects.update(dict.fromkeys(names, tuple(dict.fromkeys(concerned))))
    return Decisions(withheld, protects, protection.threshold)
