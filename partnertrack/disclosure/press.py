"""The one door through which counts of people reach paper, screen and file.

A report is written twice. The first time the press takes note of every count that is about to be printed; then it is
decided for all of them at once what may be told; the second time they are printed, or withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from partnertrack.disclosure.audit import Decisions
from partnertrack.disclosure.system import Split, System
from partnertrack.domain.person_count import CountKey, PersonCount
from partnertrack.i18n import number, percent

WITHHELD = "[c]"
"""Stands for a count that is withheld: "c" for confidential, as the United Kingdom's Analysis Function writes it."""


@dataclass(slots=True)
class Press:
    """Prints counts as decided; without `decisions` it notes them and prints everything, for nobody to see."""

    decisions: Decisions | None = None
    _counts: dict[CountKey, PersonCount] = field(default_factory=dict)
    _printed: dict[CountKey, int] = field(default_factory=dict)
    _splits: dict[Split, None] = field(default_factory=dict)
    _within: dict[tuple[CountKey, CountKey], None] = field(default_factory=dict)
    _same: dict[tuple[CountKey, CountKey], None] = field(default_factory=dict)
    _shares: dict[tuple[CountKey, CountKey], None] = field(default_factory=dict)

    def text(self, count: PersonCount) -> str:
        """The number as printed: "1,234", or "[c]"."""
        found = self.value(count)
        return WITHHELD if found is None else number(found)

    def value(self, count: PersonCount) -> int | None:
        """The number for a bar or a workbook; None where it is withheld."""
        self._note(count)
        return None if self._is_withheld(count) else count.uncovered

    def share(self, part: PersonCount, whole: PersonCount) -> Fraction | None:
        """The part of the whole; None where there is nobody, or either number is withheld.

        Both numbers count as printed (and the index of the report prints them): a share with its base tells the part.
        """
        self.within(part, whole)
        self._shares[part.key, whole.key] = None
        n, d = self.value(part), self.value(whole)
        return None if n is None or not d else Fraction(n, d)

    def share_text(self, part: PersonCount, whole: PersonCount, decimals: int = 1) -> str:
        """The share as printed: "83.9%", "[c]" where it is withheld; nothing of nobody."""
        if whole.is_nobody:
            return ""
        found = self.share(part, whole)
        return WITHHELD if found is None else percent(found, decimals)

    def may_tell(self, *cases: PersonCount) -> bool:
        """Whether something that was worked out from these people, such as a median, may be printed.

        It may not where their number is withheld, nor where they are fewer than the rule's threshold: the median of two
        tells of each of them, even where their number is nobody's secret.
        """
        told = [self.value(each) is not None for each in cases]
        return all(told) and not any(0 < each.uncovered < self._threshold for each in cases)

    def split(self, whole: PersonCount, parts: Iterable[PersonCount]) -> None:
        """Say that the parts add up to the whole."""
        found = tuple(parts)
        for each in (whole, *found):
            self._counts.setdefault(each.key, each)
        self._splits[Split(whole.key, tuple(each.key for each in found))] = None

    def within(self, part: PersonCount, whole: PersonCount) -> None:
        """Say that the part cannot exceed the whole; a whole that nobody has counted, and is nought, says nothing."""
        if whole.is_nobody and not part.is_nobody:
            return
        for each in (part, whole):
            self._counts.setdefault(each.key, each)
        self._within[part.key, whole.key] = None

    def same(self, count: PersonCount, other: PersonCount) -> None:
        """Say that two counts are by definition of the same people: who withholds one withholds the other."""
        for each in (count, other):
            self._counts.setdefault(each.key, each)
        if count.key != other.key:
            self._same[count.key, other.key] = None

    def reference(self, count: PersonCount) -> int:
        """The number, from 1, under which the index of the report lists a count that was printed."""
        self._note(count)
        return self._printed[count.key]

    def printed(self) -> tuple[PersonCount, ...]:
        """The counts that were printed or withheld, in the order of their references."""
        return tuple(self._counts[key] for key in self._printed)

    def system(self) -> System:
        """All that was noted."""
        return System(
            dict(self._counts),
            frozenset(self._printed),
            tuple(self._splits),
            tuple(self._within),
            tuple(self._same),
            tuple(self._shares),
        )

    def for_print(self, decisions: Decisions) -> Press:
        """A press that prints as decided, under the references given here."""
        return replace(self, decisions=decisions, _counts=dict(self._counts), _printed=dict(self._printed))

    @property
    def _threshold(self) -> int:
        return 0 if self.decisions is None else self.decisions.threshold

    def _note(self, count: PersonCount) -> None:
        """Take note of a count, with its label in the language that is written now."""
        self._counts[count.key] = count
        self._printed.setdefault(count.key, len(self._printed) + 1)

    def _is_withheld(self, count: PersonCount) -> bool:
        return self.decisions is not None and count.key in self.decisions.withheld
