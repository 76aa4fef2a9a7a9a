"""Milestones and figures by sex, age, region and the like, the unknown always among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from partnertrack.domain.enrolment import TRACKS
from partnertrack.i18n import _, country
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.case import Case
from partnertrack.indicators.condition import SEXES, known_sex
from partnertrack.indicators.view import UNKNOWN

Keyed = Callable[[Case, date], str | None]
"""How a dimension sorts a case on a day: the key of its group, or nothing."""

AGE_BANDS = ((0, 14), (15, 24), (25, 29), (30, 35), (36, None))
"""The ages at enrolment that donors ask for, first and last year of each band."""

_EMPLOYER_STEPS = ("work_start", "contract")
"""The steps that name the employer, the first to be asked first."""

_NO_LABELS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its counts, one a column; the key of those whose group nobody knows is "unknown"."""

    key: str
    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table of counts by group: the rows add up to `total`, and the last row is the unknown, were it nobody."""

    dimension: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]


def breakdown(
    results: Results, columns: Sequence[str], dimension: str, labels: Mapping[str, str] = _NO_LABELS, part: Part = "n"
) -> Breakdown:
    """The milestones or figures of these ids by a dimension, one of `DIMENSIONS`; KeyError for others.

    A figure is given by the enrolments in its `part`. `labels` are the names of groups that this floor cannot know,
    such as employers by id. Labels are in the language in force. Groups stand in their own order where they have one
    (sex, track, age), else the largest first.
    """
    keyed = DIMENSIONS[dimension]
    groups = [keyed(case, results.as_of) or UNKNOWN for case in results.view.register.cases]
    counts = [Counter(groups[place] for place in results.members(column, part)) for column in columns]
    keys = dict.fromkeys((*_ALWAYS.get(dimension, ()), *groups))
    order = _ORDER.get(dimension, ())
    rows = [_row(key, _label(dimension, key, labels), counts) for key in keys if key != UNKNOWN]
    rows.sort(key=lambda row: (order.index(row.key) if row.key in order else len(order), _smaller(row), row.label))
    rows.append(_row(UNKNOWN, _("Unknown"), counts))
    return Breakdown(dimension, tuple(columns), tuple(rows), tuple(count.total() for count in counts))


def age_band(case: Case) -> str | None:
    """The band of the age at enrolment: on the day of the selection, else of the first thing that is dated."""
    enrolled_on = _first_day(case, "selected") or _first_day(case, *case.events)
    if case.birth_date is None or enrolled_on is None:
        return None
    had_birthday = (enrolled_on.month, enrolled_on.day) >= (case.birth_date.month, case.birth_date.day)
    age = enrolled_on.year - case.birth_date.year - (not had_birthday)
    bands = (_band(low, high) for low, high in AGE_BANDS if low <= age and (high is None or age <= high))
    return next(bands, None)


def _first_day(case: Case, *steps: str) -> date | None:
    days = (event.started_on or event.done_on for step in steps for event in case.events.get(step, ()))
    return min((day for day in days if day), default=None)


def _band(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else f"{low}\N{EN DASH}{high}"


def _employer(case: Case, day: date) -> str | None:
    """The id of the organisation where the case last started work by the day, else with which it has a contract."""
    for step in _EMPLOYER_STEPS:
        events = [event for event in case.events.get(step, ()) if event.organisation_id and event.is_done_by(day)]
        if events:
            return str(max(events, key=lambda event: (event.done_on or date.min, event.occurrence)).organisation_id)
    return None


DIMENSIONS: Mapping[str, Keyed] = MappingProxyType(
    {
        "sex": lambda case, _day: known_sex(case.sex),
        "age_band": lambda case, _day: age_band(case),
        "region": lambda case, _day: case.region,
        "cohort": lambda case, _day: case.cohort,
        "track": lambda case, _day: case.track if case.track != "undecided" else None,
        "employer": _employer,
        "nationality": lambda case, _day: case.nationality,
    }
)
"""By what figures can be broken down."""

_ORDER: Mapping[str, tuple[str, ...]] = {
    "sex": SEXES,
    "track": TRACKS,
    "age_band": tuple(_band(low, high) for low, high in AGE_BANDS),
}
"""The order of groups that have one of their own."""

_ALWAYS: Mapping[str, tuple[str, ...]] = {"sex": ("female", "male")}
"""The groups that are printed even where there is nobody: a pilot without women must say so."""


def _row(key: str, label: str, counts: Sequence[Counter[str]]) -> Row:
    return Row(key, label, tuple(count[key] for count in counts))


def _smaller(row: Row) -> tuple[int, ...]:
    """Sorts the row with most in the first column first."""
    return tuple(-count for count in row.counts)


def _label(dimension: str, key: str, labels: Mapping[str, str]) -> str:
    if key in labels:
        return labels[key]
    if dimension == "nationality":
        return country(key)
    if dimension == "sex":
        return {"female": _("Women"), "male": _("Men"), "other": _("Other")}[key]
    if dimension == "track":
        return {"home": _("Home"), "away": _("Away"), "circular": _("Circular")}.get(key, key)
    return key
