"""An attacker keeps every report of a pilot and holds each against the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

import pytest

from partnertrack.disclosure import Decisions, Earlier, Rule, Split, System, decide
from partnertrack.domain.person_count import CountKey, PersonCount
from tests.unit.disclosure.attacker import Attacker
from tests.unit.disclosure.made_up import Person, Shape, one, report
from tests.unit.disclosure.test_attack import ATTACKS, FIRST, printed

RULE = Rule(5)
LAST_DAYS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
FIRST_DAYS = (date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1))


@dataclass
class Issued:
    """The reports of a pilot, one after the other."""

    systems: list[System] = field(default_factory=list)
    decisions: list[Decisions] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)

    def issue(self, system: System, *, tells_covered: bool) -> None:
        """Decide on one more report."""
        place = len(self.systems)
        since = FIRST_DAYS[place]
        decisions = decide(system, RULE, self.earlier, as_of=LAST_DAYS[place], since=since)
        withheld = frozenset(decisions.withheld)
        covered = {key: system.counts[key].uncovered for key in withheld} if tells_covered else {}
        self.earlier.append(Earlier(printed(system, decisions), withheld, LAST_DAYS[place], since, covered))
        self.systems.append(system)
        self.decisions.append(decisions)

    def attacker(self, reports: int | None = None) -> Attacker:
        """Somebody who has the first so many reports, or all."""
        attacker = Attacker()
        for place, system in enumerate(self.systems):
            told = printed(system, self.decisions[place]) if reports is None or place < reports else {}
            attacker.read(place, system, told)
            if place:
                self.compare(attacker, place)
        return attacker

    def compare(self, attacker: Attacker, place: int) -> None:
        """Draw conclusions from what the period added, as far as nothing was corrected."""
        now, before = self.systems[place].counts, self.systems[place - 1].counts
        for key in sorted(now.keys() & before.keys()):
            added = (f"{key[0]}~period", *key[1:])
            if added in now and before[key].uncovered + now[added].uncovered == now[key].uncovered:
                attacker.learn([((place, key), 1), ((place - 1, key), -1), ((place, added), -1)])


def test_reports_that_follow_each_other_tell_nothing_that_one_of_them_withholds() -> None:
    for seed in range(FIRST, FIRST + ATTACKS // 2):
        issued = Issued()
        for system in pilot(Random(f"successive {seed}")):  # noqa: S311 - made up, not secret
            issued.issue(system, tells_covered=True)
        attacker = issued.attacker()
        for place, decisions in enumerate(issued.decisions):
            for key, reason in decisions.withheld.items():
                if reason == "small" or place == len(issued.decisions) - 1:
                    low, high = attacker.of((place, key))
                    assert low < high or is_told_before(issued, place, key), (seed, place, key)


def is_told_before(issued: Issued, place: int, key: CountKey) -> bool:
    """Whether earlier reports alone tell a count, so that withholding it is in vain."""
    low, high = issued.attacker(place).of((place, key))
    return low == high


def pilot(random: Random) -> Iterator[System]:
    """Three reports of a pilot that grows, with a correction now and then."""
    shape = Shape((random.randint(1, 4), random.randint(1, 3)), ((0, 1),) * random.randint(0, 1), 1, 1.0)
    skew = random.choice((0.0, 1.0, 2.5))
    everybody: list[Person] = []
    for _report in LAST_DAYS:
        joined = [one(random, shape, skew) for _person in range(random.choice((0, 1, 2, 3, 5, 10, 40)))]
        if everybody and random.random() < 0.3:
            everybody.remove(random.choice(everybody))
        everybody += joined
        yield both(report(random, shape, everybody), of_period(report(random, shape, joined)))


def of_period(system: System) -> System:
    """The same counts as counts of a period."""
    counts = {_added(key): PersonCount(_added(key), "", count.uncovered) for key, count in system.counts.items()}
    splits = tuple(Split(_added(split.whole), tuple(map(_added, split.parts))) for split in system.splits)
    return System(counts, frozenset(map(_added, system.printed)), splits)


def both(system: System, other: System) -> System:
    """One report with both."""
    return replace(
        system,
        counts={**system.counts, **other.counts},
        printed=system.printed | other.printed,
        splits=system.splits + other.splits,
    )


def _added(key: CountKey) -> CountKey:
    return (f"{key[0]}~period", *key[1:])


@pytest.mark.parametrize("tells_covered", [True, False])
def test_what_an_earlier_report_withheld_is_not_given_away_by_the_growth_since(*, tells_covered: bool) -> None:
    women, men, total = ("departed", "sex=female"), ("departed", "sex=male"), ("departed",)
    split, added = Split(total, (women, men)), Split(_added(total), (_added(women), _added(men)))

    def system(numbers: Sequence[int]) -> System:
        keys = (total, women, men, _added(total), _added(women), _added(men))
        counts = {key: PersonCount(key, "", number) for key, number in zip(keys, numbers, strict=True)}
        return System(counts, frozenset(counts), (split, added))

    issued = Issued()
    issued.issue(system((43, 3, 40, 43, 3, 40)), tells_covered=tells_covered)
    issued.issue(system((63, 10, 53, 20, 7, 13)), tells_covered=tells_covered)
    assert set(issued.decisions[0].withheld) == {women, men, _added(women), _added(men)}
    assert set(issued.decisions[1].withheld) != set(), "10 - 7 would tell of the 3"
    low, high = issued.attacker().of((0, women))
    assert low < high


def test_two_reports_of_one_day_tell_together_no_more_than_each() -> None:
    women, men, total = ("departed", "sex=female"), ("departed", "sex=male"), ("departed",)
    numbers: dict[CountKey, int] = {total: 43, women: 3, men: 40}
    counts = {key: PersonCount(key, "", number) for key, number in numbers.items()}
    day = date(2026, 3, 31)
    full = System(counts, frozenset(counts), (Split(total, (women, men)),))
    first = decide(full, RULE, as_of=day)
    assert set(first.withheld) == {women, men}
    told = Earlier({total: 43}, frozenset({women, men}), day, covered={women: 3, men: 40})
    brief = replace(full, printed=frozenset({total, men}))
    assert decide(brief, RULE, [told], as_of=day).withheld == {men: "protects"}
    corrected = replace(brief, counts={**counts, men: PersonCount(men, "", 41), total: PersonCount(total, "", 44)})
    assert set(decide(corrected, RULE, as_of=day).withheld) == {men}
