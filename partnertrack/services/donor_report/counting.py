"""Every count of people of a report, with who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal
from uuid import UUID

from partnertrack.disclosure import Press
from partnertrack.domain.person_count import CountKey, PersonCount
from partnertrack.i18n import _
from partnertrack.indicators.breakdown import breakdown, who_of
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.cross import cross
from partnertrack.indicators.figure import Figure
from partnertrack.services.donor_report import behind
from partnertrack.services.donor_report.ledger import Ledger, Who
from partnertrack.services.donor_report.meanings import Meanings, meanings
from partnertrack.services.donor_report.measured import OF_PEOPLE, Measured, Reached

PERIOD = "~period"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of a breakdown with its counts, one a column; `key` is "unknown" for those whose group nobody knows."""

    key: str
    label: str
    counts: tuple[PersonCount, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether these are the people of whom it is not known."""
        return self.key == "unknown"


@dataclass(frozen=True, slots=True)
class Groups:
    """A breakdown: its rows add up to `total`, the last of them the unknown."""

    dimension: str
    rows: tuple[GroupRow, ...]
    total: tuple[PersonCount, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Counts by two dimensions: a row a group of the first, in each a count a group of the second and the row's sum."""

    columns: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    total: tuple[PersonCount, ...]


@dataclass(slots=True)
class Counting:
    """Makes the counts of a report and tells the press how they hang together."""

    results: Results
    press: Press
    ledger: Ledger = field(default_factory=Ledger)

    def count(self, key: CountKey, people: int, label: str, who: Who) -> PersonCount:
        """A count of people; the same key must always mean the same people."""
        self.ledger.note(key, label, who)
        return PersonCount(key, label, people)

    def of(self, key: CountKey, ids: Sequence[UUID], label: str) -> PersonCount:
        """The count of these enrolments."""
        return self.count(key, len(ids), label, lambda: ids)

    def milestone(self, key: str) -> Reached:
        """A milestone's counts, split by sex."""
        found = self.results.milestones[key]
        total = self.count((key,), found.n, found.name, partial(self.results.who, key))
        sexes = (
            ("female", _("women"), found.women),
            ("male", _("men"), found.men),
            ("other", _("another sex"), found.other),
            ("unknown", _("sex not known"), found.unknown),
        )
        women, men, other, unknown = (
            self.count(
                (key, f"sex={sex}"), n, f"{found.name}: {label}", partial(who_of, self.results, key, {"sex": sex})
            )
            for sex, label, n in sexes
        )
        self.press.split(total, (women, men, other, unknown))
        undated = self.count(
            (f"{key}~undated",),
            found.undated,
            _("{name}: day not known").format(name=found.name),
            partial(behind.undated, self.results, key),
        )
        self.press.within(undated, total)
        period = None
        if found.in_period is not None:
            label = _("{name}: in the period").format(name=found.name)
            period = self.count((f"{key}{PERIOD}",), found.in_period, label, partial(behind.newly, self.results, key))
            self.press.within(period, total)
        return Reached(key, found.name, total, women, men, other, unknown, undated, period)

    def figure(self, key: str) -> Measured | None:
        """An indicator's figure; None where the pilot has none of that id."""
        found = self.results.indicators.get(key)
        if found is None:
            return None
        if found.counts not in OF_PEOPLE:
            return Measured(found, self.press, d=self._base(found) if self._is_per_head(found) else None)
        n, d = self._part(found, "n"), self._base(found)
        unknown = self.count(
            (f"{key}/unknown",),
            found.unknown,
            _("{name}: not known").format(name=found.name),
            partial(self.results.who, key, "unknown"),
        )
        unsure = self.count(
            (f"{key}/unknown_in_d",),
            found.unknown_in_d,
            _("{name}: not known, counted all the same").format(name=found.name),
            lambda: (),
        )
        for whole in (unknown, *(() if d is None else (d,))):
            self.press.within(unsure, whole)
        period = None
        if found.in_period is not None:
            label = _("{name}: in the period").format(name=found.name)
            period = self.count((f"{key}{PERIOD}",), found.in_period, label, lambda: ())
        return Measured(found, self.press, n, d, unknown, unsure, period)

    @property
    def _meanings(self) -> Meanings:
        if self.ledger.meanings is None:
            self.ledger.meanings = meanings(self.results.catalogue)
        return self.ledger.meanings

    def _is_per_head(self, figure: Figure) -> bool:
        """Whether a figure is an amount divided by people."""
        return (f"{figure.id}/d",) in self._meanings.of

    def _base(self, figure: Figure) -> PersonCount | None:
        """Those from whom a figure is counted, where it is counted from somebody."""
        return None if figure.d is None else self._part(figure, "d")

    def _part(self, figure: Figure, part: Literal["n", "d"]) -> PersonCount:
        """Numerator or base of a figure; the press is told which other count is the same by definition."""
        key, people = ((figure.id,), figure.n) if part == "n" else ((f"{figure.id}/d",), figure.d or 0)
        label = figure.name if part == "n" else _("{name}: counted from").format(name=figure.name)
        count = self.count(key, people, label, partial(self.results.who, figure.id, part))
        meant = self._meanings
        if (other := meant.same(key, figure)) is not None:
            self._tie(count, other, people)
        if (milestone := meant.with_known_sex(key)) is not None:
            reached = self.milestone(milestone[0])
            self.press.split(count, (reached.women, reached.men, reached.other))
        return count

    def _tie(self, count: PersonCount, other: CountKey, people: int) -> None:
        """Say which count is the same: a milestone's, one of its sexes, or part of another figure."""
        key = other[0].removesuffix("/d")
        if key in self.results.milestones:
            reached = self.milestone(key)
            counts = (reached.total, reached.women, reached.men, reached.other)
            self.press.same(count, next(each for each in counts if each.key == other))
        else:
            name = self.results.indicators[key].name
            label = name if key == other[0] else _("{name}: counted from").format(name=name)
            self.press.same(count, PersonCount(other, label, people))

    def groups(
        self, keys: Sequence[str], dimension: str, labels: Mapping[str, str] | None = None, part: Part = "n"
    ) -> Groups:
        """Milestones or figures by a dimension."""
        found = breakdown(self.results, keys, dimension, labels or {}, part)
        names = [self._name(key) for key in keys]
        totals = tuple(
            self.count(_part_key(key, part), n, name, partial(self.results.who, key, part))
            for key, n, name in zip(keys, found.total, names, strict=True)
        )
        rows = tuple(
            GroupRow(
                row.key,
                row.label,
                tuple(
                    self.count(
                        (*_part_key(key, part), f"{dimension}={row.key}"),
                        n,
                        f"{name}: {row.label}",
                        partial(who_of, self.results, key, {dimension: row.key}, part),
                    )
                    for key, n, name in zip(keys, row.counts, names, strict=True)
                ),
            )
            for row in found.rows
        )
        for place, total in enumerate(totals):
            self.press.split(total, [row.counts[place] for row in rows])
        return Groups(dimension, rows, totals)

    def crossed(self, key: str, first: str, second: str) -> Crossed:
        """A milestone or figure by two dimensions; each row ends with its sum, and so does the total."""
        found = cross(self.results, key, first, second)
        whole = {row.key: row.counts[0] for row in self.groups((key,), first).rows}
        across = {row.key: row for row in self.groups((key,), second).rows}
        total = self.groups((key,), first).total[0]
        rows = []
        for row in found.rows:
            counts = [
                self._crossed_cell(key, {first: row.key, second: column}, n, f"{row.label}, {across[column].label}")
                for column, n in zip(found.keys, row.counts, strict=False)
            ]
            self.press.split(whole[row.key], counts)
            rows.append(GroupRow(row.key, row.label, (*counts, whole[row.key])))
        for place, column in enumerate(found.keys):
            self.press.split(across[column].counts[0], [row.counts[place] for row in rows])
        totals = tuple(across[column].counts[0] for column in found.keys)
        return Crossed(found.columns, tuple(rows), (*totals, total))

    def _crossed_cell(self, key: str, group: Mapping[str, str], n: int, label: str) -> PersonCount:
        parts = sorted(f"{dimension}={value}" for dimension, value in group.items())
        return self.count(
            (key, *parts), n, f"{self._name(key)}: {label}", partial(who_of, self.results, key, dict(group))
        )

    def _name(self, key: str) -> str:
        found = self.results.milestones.get(key) or self.results.indicators[key]
        return found.name

    def ids(self, counts: Iterable[PersonCount]) -> dict[CountKey, tuple[UUID, ...]]:
        """The enrolments behind each of these counts."""
        return {each.key: tuple(self.ledger.who[each.key]()) for each in counts if each.key in self.ledger.who}


def _part_key(key: str, part: Part) -> CountKey:
    return (key,) if part == "n" else (f"{key}/{part}",)
