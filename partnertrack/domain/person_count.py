"""A number of people, which nobody may print as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NoReturn

CountKey = tuple[str, ...]
"""Which people a number counts: the population ("departed", "T2", "T2/d"), then its groups ("sex=female") in order.

Two numbers with the same key are the same number wherever they are printed. "departed~period" are those of the period.
"""


def is_personal(key: CountKey) -> bool:
    """Whether these people are set apart by something personal that is known of them.

    Those of whom it is not known are set apart by that: how many they are says how good the records are.
    """
    return len(key) > 1 and not any(group.endswith("=unknown") for group in key[1:])


@dataclass(frozen=True, slots=True, eq=False)
class PersonCount:
    """How many people there are of a kind; it reaches an output through the press only (`partnertrack.disclosure`).

    Sentences and statuses may be chosen by what `exceeds` and its like answer. `label` says in words who is counted,
    in the language in force when it was made. Raises TypeError when somebody formats it.
    """

    key: CountKey
    label: str = ""
    uncovered: int = field(default=0, repr=False)

    def __str__(self) -> NoReturn:
        """Refuse: the number has not passed the press."""
        raise TypeError("A count of people is printed by the press.")

    def __format__(self, spec: str) -> NoReturn:
        """Refuse: the number has not passed the press."""
        raise TypeError("A count of people is printed by the press.")

    @property
    def is_personal(self) -> bool:
        """Whether it tells of a part of the people that is set apart by something personal, such as their sex."""
        return is_personal(self.key)

    @property
    def is_nobody(self) -> bool:
        """Whether it counts nobody."""
        return self.uncovered == 0

    def exceeds(self, other: PersonCount | int) -> bool:
        """Whether there are more than that."""
        return self.uncovered > (other if isinstance(other, int) else other.uncovered)

    def exceeds_share(self, share: Fraction, whole: PersonCount) -> bool:
        """Whether these are more than such a share of the whole; of nobody they are not."""
        return whole.uncovered > 0 and Fraction(self.uncovered, whole.uncovered) > share
