"""The people of a generated pilot, and how hurried clerks write them down."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from installer.practice.names import SENEGAL
from installer.practice.person import Person, known_by
from installer.practice.spelling import plain
from installer.practice.story import Intake, Plot, tell
from tests.integration.measure.names import COUNTRIES, SPELLINGS

TOLD_ON = date(2026, 6, 30)
FIRMS = ("Solaire Modèle SA", "Elektro Voorbeeld BV", "Klimabau Probe GmbH", "Sample Works Ltd")
_COHORTS = len(COUNTRIES)


def crowd(seed: int, people: int) -> tuple[Person, ...]:
    """So many people in eight cohorts, of whom 4 in 100 are twins, 6 in 100 namesakes, and some share a telephone."""
    each = people // _COHORTS
    intakes = tuple(
        Intake(
            f"Cohort {place + 1}",
            f"{country.code}{place + 1}",
            each,
            date(2024, 1, 8) + timedelta(14 * place),
            date(2024, 5, 6),
            date(2024, 10, 25),
            (country, SENEGAL) if country is not SENEGAL else (SENEGAL, COUNTRIES[0]),
        )
        for place, country in enumerate(COUNTRIES)
    )
    plot = Plot(
        seed=seed,
        intakes=intakes,
        employers=FIRMS,
        first_country=0.92,
        home=0.2,
        twins=people // 50,
        namesakes=people * 3 // 100,
        unknown_sexes=people // 50,
    )
    dice = random.Random(seed)  # noqa: S311 - invented people need repeatable chance, not secrecy
    told = [known_by(person, TOLD_ON) for person in _told_apart(tell(plot))]
    return tuple(_at_home(person, told, dice) for person in told)


def _told_apart(people: Iterable[Person]) -> Iterator[Person]:
    """The people, none of whom shares name and birth date with another: nobody could tell such two apart."""
    seen: set[tuple[str, str, date]] = set()
    for person in people:
        while (person.last_name, person.first_name, person.born) in seen:
            person = replace(person, born=person.born + timedelta(400))  # noqa: PLW2901 - born on another day
        seen.add((person.last_name, person.first_name, person.born))
        yield person


def _at_home(person: Person, everybody: list[Person], dice: random.Random) -> Person:
    """The person, who in one of ten families gives the telephone of a relative."""
    if dice.random() > 0.1:
        return person
    kin = [other for other in everybody if other.last_name == person.last_name]
    return replace(person, phone=dice.choice(kin).phone)


def passport(person: Person) -> str:
    """A passport number with digits that are taken for letters."""
    return f"{person.nationality[0]}{(person.number * 7919 + 1010101) % 10_000_000:07d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """Somebody who copies names and days, and how often (from 0 to 1) what goes wrong.

    `typos` is how often a letter or digit of the family name, the first name or the birth date is wrong. `abroad` is
    how often names are spelt as in another country, `own_script` how often in their own. `swaps` changes family name
    and first name, `reverses` day and month. `misses` leaves the diacritics out, `shouts` writes in capitals.
    """

    dice: random.Random
    typos: float = 0.05
    abroad: float = 0.0
    own_script: float = 0.0
    swaps: float = 0.01
    reverses: float = 0.01
    misses: float = 0.1
    shouts: float = 0.1

    def copy(self, person: Person) -> Person:
        """The person as this clerk writes them."""
        last_name, first_name, born = person.last_name, person.first_name, person.born
        if self._happens(self.own_script):
            last_name, first_name = _own(last_name), _own(first_name)
        elif self._happens(self.abroad):
            last_name, first_name = self._abroad(last_name), self._abroad(first_name)
        if self._happens(self.misses):
            last_name, first_name = plain(last_name), plain(first_name)
        if self._happens(self.typos):
            place = self.dice.randrange(3)
            last_name = self._mistype(last_name) if place == 0 else last_name
            first_name = self._mistype(first_name) if place == 1 else first_name
            born = self._misread(born) if place == 2 else born
        if self._happens(self.reverses) and born.day <= 12:
            born = born.replace(month=born.day, day=born.month)
        if self._happens(self.shouts):
            last_name = last_name.upper() if last_name.isascii() else last_name
        if self._happens(self.swaps):
            last_name, first_name = first_name, last_name
        return replace(person, last_name=last_name, first_name=first_name, born=born)

    def number(self, written: str) -> str:
        """A document number, in one of five cases with O for 0 or I for 1."""
        if not self._happens(0.2):
            return written
        return written.replace("0", "O") if self._happens(0.5) else written.replace("1", "I")

    def _misread(self, born: date) -> date:
        """A day of which one digit is another."""
        written = born.isoformat()
        while True:
            at = self.dice.choice((3, 5, 6, 8, 9))
            digit = self.dice.choice("0123456789")
            try:
                misread = date.fromisoformat(written[:at] + digit + written[at + 1 :])
            except ValueError:
                continue  # there is no such day
            if misread != born:
                return misread

    def _abroad(self, name: str) -> str:
        spelling = SPELLINGS.get(name)
        return self.dice.choice(spelling.abroad) if spelling and spelling.abroad else name

    def _mistype(self, name: str) -> str:
        """A letter left out, doubled, replaced by another, or swapped with the next."""
        while True:
            at = self.dice.randrange(len(name))
            before, letter, after = name[:at], name[at], name[at + 1 :]
            other = self.dice.choice(self._letters(name))
            slips = (before + after, before + letter + letter + after, before + other + after,
                     before + after[:1] + letter + after[1:])  # fmt: skip
            slip = self.dice.choice(slips)
            if slip.strip() and slip != name:
                return slip

    def _letters(self, name: str) -> str:
        """Letters of the name's own script."""
        return "abcdefghijklmnopqrstuvwxyz" if plain(name).isascii() else "".join(sorted(set(name) - {" "}))

    def _happens(self, chance: float) -> bool:
        return self.dice.random() < chance


def _own(name: str) -> str:
    spelling = SPELLINGS.get(name)
    return spelling.own if spelling else name
