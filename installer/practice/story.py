"""What happens to the invented people of a pilot, drawn from chances with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from installer.practice.names import Country
from installer.practice.person import Person, add_months

DROPOUT_REASONS = ("job_at_home", "family", "health", "financial", "language", "lost_interest")
REFUSALS = ("incomplete_file", "financing", "doubts")
END_REASONS = ("resigned", "health", "family", "other_employer")
_TRIES = 500  # to find a name that nobody has; beyond, a country is taken to have run out of them


@dataclass(frozen=True, slots=True)
class Intake:
    """One cohort: its name, when it is selected (from the first day, within six weeks) and trained, and how many."""

    name: str
    prefix: str
    people: int
    selected_from: date
    training_start: date
    training_end: date
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The chances of a story (from 0 to 1), and the people who are hard to tell apart.

    `twins` and `namesakes` say how many pairs there are; `months` how long a placement is planned to last.
    """

    seed: int
    intakes: tuple[Intake, ...]
    employers: tuple[str, ...]
    first_country: float = 0.75
    women: float = 0.45
    away_track: str = "away"
    home: float = 0.33
    home_job: float = 0.6
    no_show: float = 0.03
    dropout: float = 0.09
    language_passed: float = 0.84
    certified: float = 0.95
    contract: float = 0.85
    permitted: float = 0.97
    granted: float = 0.91
    early_end: float = 0.12
    returned: float = 0.5
    stayed: float = 0.38
    months: int = 12
    unknown_sexes: int = 2
    twins: int = 1
    namesakes: int = 1


def tell(plot: Plot) -> tuple[Person, ...]:
    """Everybody of the pilot with their whole way, in the order in which they were selected into their cohorts."""
    dice = random.Random(plot.seed)  # noqa: S311 - invented people need repeatable chance, not secrecy
    people = _confuse([*_select(plot, dice)], plot, dice)
    return tuple(_Way(plot, dice, intake).walk(person) for intake, person in people)


def _select(plot: Plot, dice: random.Random) -> Iterator[tuple[Intake, Person]]:
    taken: set[tuple[str, str]] = set()
    number = 0
    for intake in plot.intakes:
        for place in range(1, intake.people + 1):
            number += 1
            first, *others = intake.countries
            country = dice.choice(others) if others and dice.random() > plot.first_country else first
            sex = "female" if dice.random() < plot.women else "male"
            last_name, first_name = _name(country, sex, taken, dice)
            yield (
                intake,
                Person(
                    reference=f"{intake.prefix}-{place:03d}",
                    number=number,
                    last_name=last_name,
                    first_name=first_name,
                    sex=sex,
                    born=date(1996, 1, 1) + timedelta(dice.randrange(3700)),
                    region=dice.choice(country.regions),
                    nationality=country.code,
                    phone=f"{country.dialling}{dice.randrange(10_000_000, 99_999_999)}",
                    email=f"participant{number:03d}@example.org",
                    cohort=intake.name,
                    track="home" if dice.random() < plot.home else plot.away_track,
                    selected_on=intake.selected_from + timedelta(dice.randrange(42)),
                ),
            )


def _name(country: Country, sex: str, taken: set[tuple[str, str]], dice: random.Random) -> tuple[str, str]:
    """A family name and a first name that nobody has together yet, as long as one is soon found."""
    for _ in range(_TRIES):
        name = dice.choice(country.family_names), dice.choice(country.women if sex == "female" else country.men)
        if name not in taken:
            break
    taken.add(name)
    return name


def _confuse(people: list[tuple[Intake, Person]], plot: Plot, dice: random.Random) -> list[tuple[Intake, Person]]:
    """The same people, some of them now twins, namesakes or of a sex that nobody wrote down.

    Only every second place is taken, so that each has a neighbour of their own.
    """
    places = dice.sample(range(1, len(people), 2), plot.twins + plot.namesakes + plot.unknown_sexes)
    for turn, place in enumerate(places):
        (home, neighbour), (intake, person) = people[place - 1], people[place]
        if turn < plot.twins:
            sex, first, second = intake.countries[0].twins
            neighbour = replace(neighbour, sex=sex, first_name=first)
            person = replace(neighbour, **_own(person), first_name=second)
        elif turn < plot.twins + plot.namesakes:
            name = {"last_name": neighbour.last_name, "first_name": neighbour.first_name}
            person = replace(person, sex=neighbour.sex, **name)  # type: ignore[arg-type]  # both are names
        else:
            person = replace(person, sex=None)
        people[place - 1 : place + 1] = [(home, neighbour), (intake, person)]
    return people


def _own(person: Person) -> dict[str, Any]:
    """What a twin does not share."""
    return {
        name: getattr(person, name)
        for name in ("reference", "number", "phone", "email", "cohort", "track", "selected_on")
    }


@dataclass(frozen=True, slots=True)
class _Way:
    """One person's way through the scheme; each part goes on only where the one before let them through."""

    plot: Plot
    dice: random.Random
    intake: Intake

    def walk(self, person: Person) -> Person:
        if self._happens(self.plot.no_show):
            return person
        person = self._train(person)
        if person.track == "home":
            return self._stay_home(person)
        if person.certified_on is None or not person.passed:
            return person
        person = self._hire(person)
        if person.contract_on is None or self._happens(0.05):
            return person
        person = self._apply(self._authorise(person))
        if person.decision != "granted" or self._happens(0.04):
            return person
        return self._settle(self._work(person))

    def _train(self, person: Person) -> Person:
        start, end = self.intake.training_start, self.intake.training_end
        if self._happens(self.plot.dropout):
            left = start + timedelta(self.dice.randrange(15, (end - start).days - 30))
            reason = self.dice.choice(DROPOUT_REASONS)
            hours = self.dice.randrange(40, 300)
            return replace(person, training_start=start, dropped_on=left, dropout_reason=reason, hours_attended=hours)
        passed = self._happens(self.plot.language_passed)
        return replace(
            person,
            training_start=start,
            hours_attended=self.dice.randrange(360, 481),
            tested_on=end - self._days(3, 25),
            level=self.dice.choice(("B1", "B1", "B1", "B2")) if passed else "A2",
            passed=passed,
            certified_on=end + self._days(0, 14) if self._happens(self.plot.certified) else None,
        )

    def _hire(self, person: Person) -> Person:
        if person.certified_on is None or not self._happens(self.plot.contract):
            return person
        signed = person.certified_on + self._days(12, 70)
        start = _first_of_month(signed + timedelta(100))
        end = add_months(start, self.plot.months) - timedelta(1)
        return replace(
            person,
            contract_on=signed,
            contract_start=start,
            contract_end=end,
            employer=self.dice.choice(self.plot.employers),
            wage=self.dice.choice((980.0, 1080.0, 1150.0, 1240.5, 1310.0, 1425.75)),
        )

    def _stay_home(self, person: Person) -> Person:
        if person.certified_on is None or not self._happens(self.plot.home_job):
            return person
        return replace(person, home_job_on=person.certified_on + self._days(15, 140))

    def _authorise(self, person: Person) -> Person:
        """The work permit, which is asked for before the visa."""
        if person.contract_on is None:
            return person
        lodged = person.contract_on + self._days(3, 10)
        granted = self._happens(self.plot.permitted)
        return replace(
            person,
            permit_lodged=lodged,
            permit_decided=lodged + self._days(8, 30),
            permit="granted" if granted else "refused",
            permit_refusal="" if granted else "diploma",
        )

    def _apply(self, person: Person) -> Person:
        if person.permit_decided is None or person.permit != "granted":
            return person
        lodged = person.permit_decided + self._days(2, 14)
        granted = self._happens(self.plot.granted)
        return replace(
            person,
            visa_lodged=lodged,
            visa_decided=lodged + self._days(24, 95),
            decision="granted" if granted else "refused",
            refusal="" if granted else self.dice.choice(REFUSALS),
        )

    def _work(self, person: Person) -> Person:
        if person.visa_decided is None:
            return person
        departed = person.visa_decided + self._days(9, 40)
        arrived = departed + self._days(0, 1)
        return replace(person, departed_on=departed, arrived_on=arrived, work_start=arrived + self._days(3, 20))

    def _settle(self, person: Person) -> Person:
        """How the placement ends, and what becomes of the person then."""
        if person.work_start is None or person.contract_end is None:
            return person
        early = self._happens(self.plot.early_end)
        ended = person.work_start + self._days(40, 220) if early else person.contract_end
        kept = ended >= add_months(person.work_start, 6)
        reason = self.dice.choice(END_REASONS) if early else ""
        person = replace(person, ended_on=ended, ended_early=early, end_reason=reason, kept=kept)
        chance = self.dice.random()
        if chance < self.plot.returned:
            return self._return(replace(person, way="returned", settled_on=ended + self._days(2, 28)))
        if chance < self.plot.returned + self.plot.stayed:
            return replace(person, way="stayed", settled_on=ended + self._days(2, 20))
        return person

    def _return(self, person: Person) -> Person:
        if person.settled_on is None or self._happens(0.15):
            return person
        return replace(
            person,
            plan_on=person.settled_on + self._days(3, 21),
            after=self.dice.choice(("job", "job", "job", "business", "study", "looking")),
            asked_on=person.settled_on + self._days(15, 45),
        )

    def _happens(self, chance: float) -> bool:
        return self.dice.random() < chance

    def _days(self, least: int, most: int) -> timedelta:
        return timedelta(self.dice.randint(least, most))


def _first_of_month(day: date) -> date:
    """The first day of the next month."""
    return add_months(day.replace(day=1), 1)
