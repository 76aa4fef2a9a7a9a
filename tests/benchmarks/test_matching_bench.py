"""What it costs to find the people of a file among those whom the pilot knows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from installer.practice.names import EGYPT, GEORGIA, MOROCCO, SENEGAL, TUNISIA
from partnertrack.domain.identity import Identity
from partnertrack.domain.record import new_id
from partnertrack.importing.duplicates import Pair, pairs
from partnertrack.importing.people import KnownPerson, Match, Register

pytestmark = pytest.mark.benchmark

KNOWN, ROWS = 50_000, 10_000
COUNTRIES = (MOROCCO, TUNISIA, EGYPT, SENEGAL, GEORGIA)


def people(dice: random.Random) -> list[KnownPerson]:
    """People of five countries: some 25 bear each name, some 14 were born on each day."""
    made = []
    for number in range(KNOWN):
        country = dice.choice(COUNTRIES)
        identity = Identity(
            last_name=dice.choice(country.family_names),
            first_name=dice.choice(country.women + country.men),
            birth_date=date(1996, 1, 1) + timedelta(dice.randrange(3700)),
            reference=f"{country.code}-{number:05d}",
            phone=f"{country.dialling}{number:08d}",
            email=f"p{number}@example.org",
        )
        made.append(KnownPerson(new_id(), new_id(), f"PT-{number:06d}", identity))
    return made


def said_of(person: KnownPerson, dice: random.Random) -> Identity:
    """What a partner writes of somebody: with a reference or without, some without a birth date, some with a slip."""
    known = person.identity
    last_name = known.last_name[:-2] + known.last_name[-1] if dice.random() < 0.05 else known.last_name
    return Identity(
        last_name,
        known.first_name,
        None if dice.random() < 0.1 else known.birth_date,
        reference=known.reference if dice.random() < 0.5 else "",
    )


def seconds(work: Callable[[], object]) -> float:
    """The processor time of the work."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.fixture(scope="module")
def known() -> list[KnownPerson]:
    return people(random.Random(1))  # noqa: S311 - a benchmark's dice


def yardstick(known: list[KnownPerson]) -> float:
    """The processor time of putting all people into a dictionary by their name and birth date, ten times."""

    def enter() -> None:
        for _ in range(10):
            by_name: dict[tuple[str, str, date | None], KnownPerson] = {}
            for person in known:
                identity = person.identity
                by_name[identity.last_name.lower(), identity.first_name.lower(), identity.birth_date] = person

    return min(seconds(enter) for _ in range(3))


def test_the_people_of_10_000_rows_are_found_among_50_000(known: list[KnownPerson]) -> None:
    dice = random.Random(2)  # noqa: S311 - the same
    meant = dice.sample(known, ROWS)
    rows = [said_of(person, dice) for person in meant]
    register = Register(known)
    found: list[Match] = []
    taken = seconds(lambda: found.extend(register.look_up(row) for row in rows))
    wrong = [match for match, person in zip(found, meant, strict=True) if match.person not in (None, person)]
    ratio = taken / yardstick(known)
    print(f"\nmatching {ROWS} rows with {KNOWN} people: {taken:.2f} s, {ratio:.1f} x entering")  # noqa: T201 - the figures of a benchmark
    assert wrong == []
    assert ratio < 45


def test_pairs_among_50_000_are_found_in_seconds(known: list[KnownPerson]) -> None:
    dice = random.Random(3)  # noqa: S311 - the same
    twice = [
        KnownPerson(new_id(), new_id(), f"PT-9{number:05d}", replace(said_of(person, dice), reference=""))
        for number, person in enumerate(dice.sample(known, 500))
    ]
    found: list[Pair] = []
    taken = seconds(lambda: found.extend(pairs([*known, *twice])))
    ratio = taken / yardstick(known)
    again = {person.label for pair in found for person in (pair.one, pair.other)} & {person.label for person in twice}
    print(f"\npairs among {KNOWN}: {taken:.2f} s, {ratio:.1f} x entering, {len(found)} found")  # noqa: T201 - the same
    assert len(again) == len(twice)
    assert ratio < 45
