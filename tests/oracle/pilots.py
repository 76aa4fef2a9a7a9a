"""Small pilots in which everything happens that partners report, the odd included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.oracle.mobility import STAGES
from tests.oracle.money import CATEGORIES, PAYERS
from tests.oracle.raw import Cost, Employer, Grant, Happening, Pilot, Trainee, Vacancy, Wage, rules_of
from tests.oracle.standing import months_later

T = TypeVar("T")

SCHEMES = ("generic_dual_track", "thamm_giz", "generic_circular")

DAYS_OF_REPORT = (date(2025, 6, 30), date(2025, 3, 31), date(2024, 2, 29), date(2025, 1, 1))

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "eligibility": ("eligible", "not_eligible"),
    "selected": ("selected", "selected", "not_selected", "reserve", "unknown"),
    "language_test": ("passed", "passed", "failed", "absent", "unknown"),
    "home_job": ("job", "business", "seeking"),
    "matching": ("matched", "refused_by_employer"),
    "work_authorisation": ("granted", "granted", "refused", "withdrawn", "pending", "unknown"),
    "visa_decision": ("granted", "granted", "refused", "withdrawn", "pending", "unknown"),
    "placement_end": ("planned_end", "early_end", "extended", "unknown"),
    "return_or_stay": ("returned", "returned", "stayed", "undecided"),
    "post_return": ("job", "business", "studies", "seeking", "other"),
    "business_registered": ("registered", "in_process", "not_registered"),
    "tracer": ("employed", "self_employed", "in_education", "seeking", "inactive", "abroad", "unreachable"),
}

ODD_WAGES = (Wage(Decimal(0), "EUR"), Wage(Decimal(5), "XOF"), None, "2400")

SAID: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "training": {
        "hours_attended": (80, Decimal("92.5"), 0, None, "80", True),
        "hours_planned": (100, Decimal("120.5"), 0, None),
    },
    "certificate": {"cert_no": ("A-1", "", None)},
    "language_test": {"cefr_exit": ("b1", "b2", "a2", "", None, "z9")},
    "follow_up": {
        "still_employed": (True, True, False, None, "yes"),
        "same_employer": (True, False, None),
        "satisfaction": ("satisfied", "very_satisfied", "very_dissatisfied", "neutral", None, ""),
        "satisfaction_trainee": ("very_satisfied", "satisfied", "dissatisfied", None),
    },
    "contract": {
        "contract_type": ("fixed_term", "fixed_term", "fixed_term", "self_employed", None),
        "sector": ("I", "Q", None),
        "gross_wage": (Wage(Decimal(2400), "EUR"), Wage(Decimal("950.50"), "MAD"), Wage(Decimal(1800), ""), *ODD_WAGES),
    },
    "business_registered": {"jobs_created": (1, 4, 0, None, "3")},
}
"""What the fields of a step say, the plain before the odd."""

WAVES: Mapping[str, tuple[int, ...]] = {"follow_up": (30, 90, 180, 365), "tracer": (90, 180, 365, 730)}

ONCE = (1,) * 9

WAY = (
    *("selected", "training", "language_course", "language_test", "certificate", "contract", "work_authorisation"),
    *("visa_lodged", "visa_decision", "departed", "arrived", "work_start", *("follow_up",) * 3, "placement_end"),
    *("return_or_stay", "reintegration_plan", "post_return", "business_registered", *("tracer",) * 3),
)
"""The steps that figures speak of, as people take them."""

ODD = (
    "closed",
    "dropout",
    "excluded",
    "on_hold",
    "home_job",
    "application",
    "eligibility",
    "matching",
    "transferred",
    "nowhere",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A pilot of a scheme, and the days that figures are asked for."""

    scheme: str
    pilot: Pilot
    day: date
    since: date | None


class Digits:
    """Choices that are spelt by one large number: 0 always picks the first, so that a failure shrinks to the plain."""

    def __init__(self, number: int) -> None:
        self.number = number

    def pick(self, *choices: T) -> T:
        self.number, place = divmod(self.number, len(choices))
        return choices[place]

    def is_odd(self, *, one_in: int) -> bool:
        self.number, rest = divmod(self.number, one_in)
        return rest == one_in - 1


@dataclass(frozen=True, slots=True)
class Calendar:
    day: date
    since: date

    def any_day(self, digits: Digits, used: Sequence[date] = ()) -> date:
        """Any day of three years, and often one on which something turns or has happened to the same trainee."""
        if digits.is_odd(one_in=3):
            return self.day - timedelta(digits.pick(*range(-400, 700)))
        if used and digits.is_odd(one_in=2):
            return digits.pick(*used)
        months = (months_later(self.day, -each) for each in (1, 3, 6, 12))
        around = (self.day - timedelta(days) for days in (0, 1, -1, 59, 60, 61, 91, -60))
        return digits.pick(*around, *months, self.since, self.since - timedelta(1))

    def maybe(self, digits: Digits, one_in: int, used: Sequence[date] = ()) -> date | None:
        return None if digits.is_odd(one_in=one_in) else self.any_day(digits, used)


def _happening(digits: Digits, calendar: Calendar, step: str, done: date | None) -> Happening:
    outcomes = OUTCOMES.get(step, (None,))
    answers = {key: digits.pick(*answers) for key, answers in SAID.get(step, {}).items() if digits.pick(1, 1, 0)}
    return Happening(
        step=step,
        occurrence=digits.pick(*WAVES.get(step, (*ONCE, 2))),
        status=digits.pick("done", "done", "done", "done", "done", "done", "in_progress", "planned", "cancelled"),
        outcome=None if digits.is_odd(one_in=5) else digits.pick(*outcomes),
        done=done,
        started=calendar.maybe(digits, one_in=2),
        planned=calendar.maybe(digits, one_in=2) if step != "follow_up" or digits.is_odd(one_in=3) else None,
        due=calendar.any_day(digits) if digits.is_odd(one_in=6) else None,
        organisation=digits.pick(1, 2, None),
        said=answers,
    )


def _on_the_way(digits: Digits, calendar: Calendar) -> Iterator[Happening]:
    """The steps as people take them, one after the other, up to where they have come."""
    day = calendar.day - timedelta(digits.pick(*range(-100, 1000)))
    for step in WAY[: digits.pick(*range(len(WAY) + 1), *(len(WAY),) * 8)]:
        day += timedelta(digits.pick(0, 3, 20, 31, 61, 92))
        if not digits.is_odd(one_in=6):
            done = calendar.any_day(digits) if digits.is_odd(one_in=9) else day
            yield _happening(digits, calendar, step, None if digits.is_odd(one_in=9) else done)


def _anyhow(digits: Digits, calendar: Calendar, used: Sequence[date]) -> Iterator[Happening]:
    for _each in range(digits.pick(0, 1, 2, 4, 8)):
        step = digits.pick(*ODD) if digits.is_odd(one_in=3) else digits.pick(*WAY)
        yield _happening(digits, calendar, step, calendar.maybe(digits, 4, used))


def _trainee(key: int, drawn: bytes, calendar: Calendar) -> Trainee:
    digits = Digits(int.from_bytes(drawn))
    way = tuple(_on_the_way(digits, calendar))
    happened = (*way, *_anyhow(digits, calendar, [what.done for what in way if what.done]))
    return Trainee(
        key=key,
        person=digits.pick(key, key, 1, 2),
        happened=tuple({(what.step, what.occurrence): what for what in happened}.values()),
        sex=digits.pick("female", "male", "female", "other", None, "", "?"),
        born=None if digits.is_odd(one_in=5) else date(1978, 1, 1) + timedelta(digits.pick(*range(14_000))),
        region=digits.pick("Ashanti", "Volta", "", None),
        nationality=digits.pick("GH", "MA", None),
        cohort=digits.pick("2024-A", "2024-B", None),
        track=digits.pick("away", "home", "circular", "undecided", "away"),
    )


def _employer(digits: Digits, calendar: Calendar, key: int) -> Employer:
    stages = [stage for stage in STAGES if digits.pick(True, False)]
    return Employer(key, {stage: calendar.maybe(digits, one_in=4) for stage in stages})


def _vacancy(digits: Digits, calendar: Calendar, key: int) -> Vacancy:
    taken = tuple(
        (digits.pick(*range(1, 8)), calendar.maybe(digits, one_in=4)) for _each in range(digits.pick(0, 1, 2))
    )
    return Vacancy(key, digits.pick(3, 1, 2), taken)


def _cost(digits: Digits, calendar: Calendar) -> Cost:
    amount = digits.pick(Decimal(1200), Decimal("333.335"), Decimal(0), Decimal("61000.5"))
    return Cost(
        calendar.any_day(digits),
        digits.pick(*CATEGORIES),
        digits.pick("trainee", *PAYERS),
        amount,
        digits.pick(*range(1, 8), None),
        recruitment=digits.pick(True, False),
        eligible=not digits.is_odd(one_in=4),
        ordered=digits.is_odd(one_in=5),
    )


def _grant(digits: Digits, calendar: Calendar) -> Grant:
    return Grant(
        digits.pick("EUR", "USD"),
        digits.pick(Decimal(100_000), None, Decimal("1496448.50"), Decimal(0)),
        calendar.maybe(digits, one_in=5),
        calendar.maybe(digits, one_in=5),
        {"MAD": Fraction("0.0921"), "EUR": Fraction("1.08")},
        digits.pick(Fraction(3, 10), None, Fraction(1, 2)),
    )


def _question(drawn: bytes, people: list[bytes]) -> Question:
    digits = Digits(int.from_bytes(drawn))
    scheme = digits.pick(*SCHEMES)
    day = digits.pick(*DAYS_OF_REPORT)
    calendar = Calendar(day, day - timedelta(digits.pick(30, 0, 181, 365)))
    pilot = Pilot(
        rules_of(scheme),
        tuple(_trainee(key, each, calendar) for key, each in enumerate(people, 1)),
        applied=digits.pick(350, None, 0, 7),
        employers=tuple(_employer(digits, calendar, key) for key in range(1, digits.pick(1, 2, 4, 5))),
        vacancies=tuple(_vacancy(digits, calendar, key) for key in range(1, digits.pick(1, 2, 3, 4))),
        costs=tuple(_cost(digits, calendar) for _each in range(digits.pick(0, 1, 3, 9))),
        sheets=tuple((calendar.any_day(digits), calendar.maybe(digits, 4)) for _each in range(digits.pick(0, 1, 4))),
        grant=_grant(digits, calendar),
    )
    return Question(scheme, pilot, day, digits.pick(None, calendar.since))


def _digits(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


questions = st.builds(
    _question, _digits(200), st.lists(_digits(300), max_size=3) | st.lists(_digits(300), min_size=10, max_size=20)
)
"""Pilots of up to twenty enrolments, each with up to two dozen happenings."""
