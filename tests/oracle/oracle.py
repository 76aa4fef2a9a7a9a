"""All figures and tables of a pilot, worked out the slow and plain way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.oracle.answers import Answer, Figure, Moment
from tests.oracle.mobility import MOBILITY
from tests.oracle.money import MONEY
from tests.oracle.placement import PLACEMENT
from tests.oracle.quality import QUALITY
from tests.oracle.raw import Pilot
from tests.oracle.returning import RETURNING
from tests.oracle.standing import MILESTONES, Standing
from tests.oracle.training import TRAINING

FIGURES: dict[str, Figure] = {**TRAINING, **MOBILITY, **PLACEMENT, **RETURNING, **MONEY, **QUALITY}


@dataclass(frozen=True, slots=True)
class Asked:
    """A pilot on a day; the same without what was done on an unknown day; the same on the eve of the period."""

    now: Moment
    certain: Moment
    eve: Moment | None


def asked_about(pilot: Pilot, day: date, since: date | None = None) -> Asked:
    now = Moment(pilot, day, since)
    return Asked(now, now.for_certain(), now.eve() if since else None)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with what a careful reader is told beside it."""

    answer: Answer
    undated: int
    in_period: int | None


def figure(asked: Asked, name: str) -> Told:
    """`undated` are those who would not stand where they stand had nothing been done on an unknown day."""
    answer, certain = FIGURES[name](asked.now), FIGURES[name](asked.certain)
    new = None
    if asked.eve and answer.counted is not None:
        new = len(answer.counted - (FIGURES[name](asked.eve).counted or frozenset()))
    people = (answer.in_n ^ certain.in_n) | (answer.in_d ^ certain.in_d)
    others = (answer.others_n | answer.others_d) - (certain.others_n | certain.others_d)
    return Told(answer, len(people) + len(others), new)


def milestone(asked: Asked, name: str) -> Told:
    reached = MILESTONES[name]
    found = asked.now.those(reached)
    new = len(found - asked.eve.those(reached)) if asked.eve else None
    return Told(Answer(None, len(found), in_n=found), len(found - asked.certain.those(reached)), new)


def age_band(each: Standing) -> str | None:
    """The age on the day of the selection, else on the day of the first thing that is dated."""
    selection = [day for what in each.at("selected") if (day := what.started or what.done)]
    days = selection or [day for what in each.trainee.happened if (day := what.started or what.done)]
    born = each.trainee.born
    if not born or not days:
        return None
    day = min(days)
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    bands = {"0–14": (0, 14), "15–24": (15, 24), "25–29": (25, 29), "30–35": (30, 35), "36+": (36, 999)}
    return next((name for name, (low, high) in bands.items() if low <= age <= high), None)


def employer(each: Standing) -> str | None:
    """Where the trainee last started work by the day, else with whom there is a contract."""
    for step in ("work_start", "contract"):
        named = [what for what in each.done(step) if what.organisation]
        if named:
            last = max(named, key=lambda what: (what.done or date.min, what.occurrence))
            return str(last.organisation)
    return None


DIMENSIONS: dict[str, Callable[[Standing], str | None]] = {
    "sex": lambda each: each.trainee.sex if each.sex_known else None,
    "age_band": age_band,
    "region": lambda each: each.trainee.region,
    "cohort": lambda each: each.trainee.cohort,
    "track": lambda each: None if each.trainee.track == "undecided" else each.trainee.track,
    "employer": employer,
    "nationality": lambda each: each.trainee.nationality,
}


def groups(pilot: Pilot, dimension: str, day: date) -> dict[int, str]:
    """In which group each trainee is; "unknown" where nobody knows."""
    return {each.key: DIMENSIONS[dimension](each) or "unknown" for each in Moment(pilot, day).everyone}


def broken_down(pilot: Pilot, who: frozenset[int], dimension: str, day: date) -> Counter[str]:
    group = groups(pilot, dimension, day)
    return Counter(group[key] for key in who)


def crossed(pilot: Pilot, who: frozenset[int], down: str, across: str, day: date) -> Counter[tuple[str, str]]:
    rows, columns = groups(pilot, down, day), groups(pilot, across, day)
    return Counter((rows[key], columns[key]) for key in who)
