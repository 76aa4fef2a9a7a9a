"""By what figures can be broken down, and to which group each case belongs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

import numpy as np

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.i18n import _, country, current
from partnertrack.indicators.case import Enrolled
from partnertrack.indicators.columns import EPOCH, NEVER, Happenings, Numbers
from partnertrack.indicators.condition import SEXES, known_sex
from partnertrack.indicators.view import UNKNOWN, Register, View

AGE_BANDS = ((0, 14), (15, 24), (25, 29), (30, 35), (36, None))
"""The ages at enrolment that donors ask for, first and last year of each band."""

OWN = "field:"
"""What stands before the key of a field of the scheme by which figures are broken down."""

_EMPLOYER_STEPS = ("work_start", "contract")
"""The steps that name the employer, the first to be asked first."""

_BROKEN_BY = ("code", "yes_no", "country")
"""The types of fields that sort people into groups; a text may, too, where it is about work or place."""

_TEXTS = ("job_title", "course", "work_place", "birth_place")


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The groups of a dimension by key, the unknown last; `of` holds the place of each case's group."""

    keys: tuple[str, ...]
    of: Numbers


def groups(view: View, dimension: str) -> Groups:
    """The group of every case on the view's day; KeyError for what is no dimension of the scheme."""
    memory = view.register.memory
    key: Hashable = (dimension, view.day if dimension in _OF_THE_DAY or dimension.startswith(OWN) else None)
    found = memory.get(key)
    if found is None:
        is_own = dimension.startswith(OWN)
        found = memory[key] = _by_field(view, dimension) if is_own else DIMENSIONS[dimension](view)
    return cast("Groups", found)


def dimensions(scheme: Scheme) -> Mapping[str, str]:
    """Everything by which the figures of a scheme can be broken down, with its name in the language in force."""
    fields = (each for each in scheme.fields.values() if _sorts(each))
    return {key: name() for key, name in _NAMES.items()} | {
        OWN + each.key: each.label.text(current()) for each in fields
    }


def group_name(scheme: Scheme, dimension: str, key: str, labels: Mapping[str, str]) -> str:
    """The name of a group in the language in force; `labels` are names that this floor cannot know (of employers)."""
    if key == UNKNOWN:
        return _("Unknown")
    if key in labels:
        return labels[key]
    if dimension == "sex":
        return {"female": _("Women"), "male": _("Men"), "other": _("Other")}[key]
    if dimension == "track":
        return {"home": _("Home"), "away": _("Away"), "circular": _("Circular")}.get(key, key)
    if dimension == "nationality":
        return country(key)
    field = scheme.fields.get(dimension.removeprefix(OWN)) if dimension.startswith(OWN) else None
    return _answer(scheme, field, key) if field else key


def order(scheme: Scheme, dimension: str) -> Sequence[str]:
    """The order of groups that have one of their own; others stand largest first."""
    if dimension.startswith(OWN):
        field = scheme.fields[dimension.removeprefix(OWN)]
        codes = scheme.code_list(field.codes)
        return [code.key for code in codes.codes] if codes and codes.is_ordered else _YES_NO
    return _ORDER.get(dimension, ())


def always(dimension: str) -> Sequence[str]:
    """The groups that are printed even where there is nobody: a pilot without women must say so."""
    return ("female", "male") if dimension == "sex" else ()


def _answer(scheme: Scheme, field: Field, key: str) -> str:
    if field.type == "country":
        return country(key)
    if field.type == "yes_no":
        return {"yes": _("Yes"), "no": _("No")}.get(key, key)
    codes = scheme.code_list(field.codes)
    code = codes.code(key) if codes else None
    return code.label.text(current()) if code else key


def _sorts(field: Field) -> bool:
    """Whether a field, kept among a record's values, sorts people into groups."""
    return not field.slot and field.record != "none" and (field.type in _BROKEN_BY or field.key in _TEXTS)


def _sorted(answers: Iterable[str | None], n: int) -> Groups:
    """The groups of answers as they come, with the blank ones as the unknown."""
    places: dict[str | None, int] = {}
    of = np.fromiter((places.setdefault(each or UNKNOWN, len(places)) for each in answers), np.int32, n)
    known = tuple(str(key) for key in places if key != UNKNOWN)
    keys = (*known, UNKNOWN)
    moved = np.array([keys.index(str(key)) for key in places] or [0], np.int32)
    return Groups(keys, moved[of])


def _people(view: View, answer: Callable[[Enrolled], str | None]) -> Groups:
    people = view.register.people
    return _sorted(map(answer, people), len(people))


def _by_age(view: View) -> Groups:
    """The bands of the age at enrolment: on the day of the selection, else of the first thing that is dated."""
    register = view.register
    selected = register.of("selected")
    enrolled = _first(register, [selected] if selected else [])
    enrolled = np.where(enrolled == NEVER, _first(register, register.events.values()), enrolled)
    born = np.fromiter(
        (each.birth_date.toordinal() if each.birth_date else 0 for each in register.people), np.int32, len(enrolled)
    )
    keys = (*(_band(low, high) for low, high in AGE_BANDS), UNKNOWN)
    age = np.where((born > 0) & (enrolled != NEVER), _years(born, enrolled), -1)
    of = np.full(len(age), len(AGE_BANDS), np.int32)
    for place, (low, high) in enumerate(AGE_BANDS):
        of[(age >= low) & (age <= (high if high is not None else NEVER))] = place
    return Groups(keys, of)


def _first(register: Register, steps: Iterable[Happenings]) -> Numbers:
    """The first day on which any of these began or, where nobody told that, was done; never where no day is known."""
    first = np.full(len(register.people), NEVER, np.int32)
    for events in steps:
        days = np.where(events.started > 0, events.started, events.done)
        np.minimum.at(first, events.who[days > 0], days[days > 0])
    return first


def _years(born: Numbers, then: Numbers) -> Numbers:
    """The whole years between two days."""
    parts = []
    for days in (born, np.where(then == NEVER, born, then)):
        day = (days.astype(np.int64) - EPOCH).astype("datetime64[D]")
        month = day.astype("datetime64[M]")
        year = day.astype("datetime64[Y]")
        in_year = (month - year.astype("datetime64[M]")).astype(np.int64) * 100
        in_year += (day - month.astype("datetime64[D]")).astype(np.int64)
        parts.append((year.astype(np.int64), in_year))
    (year, day_of), (year_then, day_then) = parts
    whole: Numbers = year_then - year - (day_then < day_of)
    return whole


def _band(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else f"{low}\N{EN DASH}{high}"


def _by_employer(view: View) -> Groups:
    """The id of the organisation where each last started work by the day, else with which it has a contract."""
    register = view.register
    found: list[str | None] = [None] * len(register.people)
    for step in reversed(_EMPLOYER_STEPS):
        events = register.of(step)
        if events is None:
            continue
        named = np.fromiter((each is not None for each in events.organisation), np.bool_, len(events.organisation))
        counts = np.flatnonzero(view.done(step) & named)
        latest = counts[np.lexsort((events.occurrence[counts], events.done[counts]))]
        for place in latest.tolist():  # the last stays
            found[events.who[place]] = str(events.organisation[place])
    return _sorted(found, len(found))


def _by_field(view: View, dimension: str) -> Groups:
    """The groups of a field's answers; of a step's field, what the last event that had begun by the day says."""
    register = view.register
    field = register.scheme.fields[dimension.removeprefix(OWN)]
    if not _sorts(field):
        raise KeyError(dimension)
    if field.record != "event":
        return _sorted((_key(each.values.get(field.key)) for each in register.people), len(register.people))
    found: list[str | None] = [None] * len(register.people)
    events = register.of(field.step)
    if events:
        told = events.told(field.key)
        begun = np.flatnonzero(view.begun(field.step))
        latest = begun[np.lexsort((events.occurrence[begun], events.done[begun]))]
        for place in latest.tolist():
            if told[place] not in (None, ""):
                found[events.who[place]] = _key(told[place])
    return _sorted(found, len(found))


def _key(value: object) -> str | None:
    """An answer as the key of its group."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip() if value is not None else None


def _of(part: str) -> Callable[[View], Groups]:
    def answer(each: Enrolled) -> str | None:
        said: str | None = getattr(each, part)
        return said

    return lambda view: _people(view, answer)


DIMENSIONS: Mapping[str, Callable[[View], Groups]] = MappingProxyType(
    {
        "sex": lambda view: _people(view, lambda each: known_sex(each.sex)),
        "age_band": _by_age,
        "region": _of("region"),
        "cohort": _of("cohort"),
        "track": lambda view: _people(view, lambda each: None if each.track == "undecided" else each.track),
        "employer": _by_employer,
        "nationality": _of("nationality"),
    }
)
"""By what the figures of every scheme can be broken down."""

_NAMES: Mapping[str, Callable[[], str]] = {
    "sex": lambda: _("Sex"),
    "age_band": lambda: _("Age at enrolment"),
    "region": lambda: _("Region of origin"),
    "cohort": lambda: _("Cohort"),
    "track": lambda: _("Track"),
    "employer": lambda: _("Employer"),
    "nationality": lambda: _("Nationality"),
}

_OF_THE_DAY = frozenset({"employer"})
"""The dimensions of which the groups change as days pass."""

_ORDER: Mapping[str, Sequence[str]] = {
    "sex": SEXES,
    "track": TRACKS,
    "age_band": tuple(_band(low, high) for low, high in AGE_BANDS),
}

_YES_NO = ("yes", "no")
