"""An attacker reads reports that are made up, by the hundred, and must not come to know what was withheld."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import inf
from random import Random

from partnertrack.disclosure import Decisions, Rule, System, decide
from partnertrack.domain.person_count import CountKey
from tests.unit.disclosure.attacker import Attacker
from tests.unit.disclosure.made_up import people, report, shape

ATTACKS = int(os.environ.get("PARTNERTRACK_ATTACKS", "25"))
"""How many reports of each kind are attacked; thousands for a long run."""

FIRST = int(os.environ.get("PARTNERTRACK_ATTACKS_FROM", "0"))
"""From which of them on."""

NEEDLESS = 0.05
"""The part of the counts withheld for others that each could be told by itself; more of them would be a fault."""

RULES = (Rule(5), Rule(3), Rule(10), Rule(5, covers_totals=True), Rule(5, covers_totals=True, covers_rest=True))


@dataclass(frozen=True)
class Case:
    """A report that was made up, and what was decided on it."""

    seed: int
    rule: Rule
    system: System
    decisions: Decisions


def cases(salt: str, *, has_shares: bool = False) -> Iterator[Case]:
    """Reports of many shapes under all rules, the same ones each time; all with shares where that is asked for."""
    for seed in range(FIRST, FIRST + ATTACKS):
        random = Random(f"{salt} {seed}")  # noqa: S311 - made up, not secret
        form = shape(random)
        form = replace(form, has_shares=True, populations=3) if has_shares else form
        system = report(random, form, people(random, form))
        rule = RULES[seed % len(RULES)]
        yield Case(seed, rule, system, decide(system, rule))


def printed(system: System, decisions: Decisions) -> dict[CountKey, int]:
    """The numbers that stand in the report."""
    return {key: system.counts[key].uncovered for key in system.printed if key not in decisions.withheld}


def reader(system: System, decisions: Decisions) -> Attacker:
    """Somebody who has read one report."""
    attacker = Attacker()
    attacker.read(0, system, printed(system, decisions))
    return attacker


def covered(system: System, rule: Rule, *, is_printed: bool = True) -> list[CountKey]:
    """The counts that are small groups by a rule."""
    return [
        key
        for key, count in sorted(system.counts.items())
        if 0 < count.uncovered < rule.threshold
        and (rule.covers_totals or len(key) > 1)
        and (key in system.printed or not is_printed)
    ]


def open_to_all(system: System, rule: Rule, key: CountKey) -> tuple[float, float]:
    """What is known of a count from those alone that the rule leaves open; nothing, if that were everything."""
    left_open = () if rule.covers_totals else (each for each in system.printed if len(each) == 1)
    attacker = Attacker()
    attacker.read(0, system, {each: system.counts[each].uncovered for each in left_open})
    low, high = attacker.of((0, key))
    return (0.0, inf) if low == high else (low, high)


def test_no_count_that_is_withheld_can_be_worked_out() -> None:
    for case in cases("withheld"):
        attacker, withheld = reader(case.system, case.decisions), case.decisions.withheld
        assert set(covered(case.system, case.rule)) <= set(withheld) <= case.system.printed, case.seed
        for key in {*withheld, *covered(case.system, case.rule, is_printed=False)}:
            low, high = attacker.of((0, key))
            assert low < high, (case.seed, key)
            if withheld.get(key) != "protects" and (low > 1 or high < case.rule.threshold):
                least, most = open_to_all(case.system, case.rule, key)
                enough = min(case.rule.threshold, most)
                assert low <= max(least, min(1, enough - 1)), (case.seed, key)
                assert high >= enough, (case.seed, key)


def test_those_whom_a_share_leaves_out_stay_unknown() -> None:
    for case in cases("shares", has_shares=True):
        attacker, counts = reader(case.system, case.decisions), case.system.counts
        for part, whole in case.system.shares:
            rest = counts[whole].uncovered - counts[part].uncovered
            if case.rule.covers_rest and 0 < rest < case.rule.threshold:
                low, high = attacker.interval({(0, whole): 1, (0, part): -1})
                assert low < high, (case.seed, part, whole)


def test_nothing_is_withheld_that_could_be_told() -> None:
    needless = withheld = 0
    for case in cases("needless"):
        for key, reason in case.decisions.withheld.items():
            if reason == "protects":
                assert case.decisions.protects[key], case.seed
                withheld += 1
                needless += is_needless(case, key)
    assert needless <= withheld * NEEDLESS, (needless, withheld)


def is_safe(interval: tuple[float, float], rule: Rule) -> tuple[float, float]:
    """How safe a small count is in an interval: the more, the larger; more than what is asked for does not count."""
    low, high = interval
    return min(high, rule.threshold), -max(low, 1 if high > 1 else 0)


def is_needless(case: Case, key: CountKey) -> bool:
    """Whether all small counts were as safe if that one were told."""
    less = {each: reason for each, reason in case.decisions.withheld.items() if each != key}
    before, after = reader(case.system, case.decisions), reader(case.system, Decisions(less))
    return all(
        is_safe(before.of((0, each)), case.rule) <= is_safe(after.of((0, each)), case.rule)
        for each in covered(case.system, case.rule) + covered(case.system, case.rule, is_printed=False)
    )


def test_the_same_counts_in_any_order_are_decided_alike() -> None:
    for case in islice(cases("order"), 10):
        random = Random(case.seed)  # noqa: S311 - a shuffle, not a secret
        keys = random.sample(sorted(case.system.counts), len(case.system.counts))
        counts = {key: case.system.counts[key] for key in keys}
        splits = tuple(random.sample(case.system.splits, len(case.system.splits)))
        assert decide(replace(case.system, counts=counts, splits=splits), case.rule) == case.decisions
