"""Which counts mean the same people by definition, so that whoever withholds one withholds the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partnertrack.domain.person_count import CountKey
from partnertrack.indicators.books import CostPer
from partnertrack.indicators.condition import All, Not, Sex
from partnertrack.indicators.definition import Catalogue, Line
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.measure import Count, Share
from partnertrack.indicators.view import UNKNOWN, Condition

Meaning = frozenset[Condition]
"""All that must hold of somebody to be counted."""

_SEX_KNOWN = Not(Sex(UNKNOWN))
_SEXES = ("female", "male", "other")


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each count means, and the first count with a meaning: milestones and their sexes, then parts of figures.

    `alone` is what the numerator of a share means where its base does not restrict it.
    """

    of: Mapping[CountKey, Meaning]
    alone: Mapping[CountKey, Meaning]
    first: Mapping[Meaning, CountKey]

    def same(self, key: CountKey, figure: Figure) -> CountKey | None:
        """The count that is the same as one of a figure; None where it is the first, or the only one."""
        found = None
        if not figure.outside and key in self.alone:
            found = self.first.get(self.alone[key])
        if found is None and key in self.of:
            found = self.first[self.of[key]]
        return None if found == key else found

    def with_known_sex(self, key: CountKey) -> CountKey | None:
        """The milestone, where a count is of those of it whose sex is known."""
        meaning = self.of.get(key, frozenset())
        return self.first.get(meaning - {_SEX_KNOWN}) if _SEX_KNOWN in meaning else None


def meanings(catalogue: Catalogue) -> Meanings:
    """What the counts of a catalogue mean."""
    of: dict[CountKey, Meaning] = {}
    for key, milestone in catalogue.milestones.items():
        of[key,] = _flat(milestone.when)
        of.update({(key, f"sex={sex}"): of[key,] | {Sex(sex)} for sex in _SEXES})
    lines = [line for _indicator, line in catalogue.lines()]
    for line in lines:
        of.update(_parts(line))
    first: dict[Meaning, CountKey] = {}
    for each, meaning in of.items():
        first.setdefault(meaning, each)
    return Meanings(of, {(line.id,): _flat(line.measure.n) for line in lines if isinstance(line.measure, Share)}, first)


def _parts(line: Line) -> Iterator[tuple[CountKey, Meaning]]:
    """What numerator and base of a figure mean, where they count enrolments that meet a condition."""
    match line.measure:
        case Share(n=n, d=d):
            yield (f"{line.id}/d",), _flat(d)
            yield (line.id,), _known(_flat(n) | _flat(d))
        case Count(condition=condition, is_persons=False):
            yield (line.id,), _flat(condition)
        case CostPer(condition=condition):
            yield (f"{line.id}/d",), _flat(condition)


def _flat(condition: Condition) -> Meaning:
    """What must hold, one by one."""
    if isinstance(condition, All):
        return _known(frozenset[Condition]().union(*map(_flat, condition.conditions)))
    return frozenset({condition})


def _known(meaning: Meaning) -> Meaning:
    """The same without saying that the sex is known of those whose sex is told."""
    tells = any(isinstance(each, Sex) and each.sex != UNKNOWN for each in meaning)
    return meaning - {_SEX_KNOWN} if tells else meaning
