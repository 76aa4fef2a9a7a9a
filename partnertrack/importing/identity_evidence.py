"""Why a row of a file and a known person may be one, field by field.

Each field that agrees takes its share of the doubt that is left, and each that differs its share of the trust gained
so far. So the weights add up to a score from 0 to 1, and what is explained is what is summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from partnertrack.domain.identity import Identity
from partnertrack.importing.likeness import DateLikeness, compare_dates, is_swapped_date, sexes_differ
from partnertrack.importing.name_likeness import NameLikeness, match_names
from partnertrack.importing.number_likeness import CONTACTS, NUMBERS, NumberLikeness, compare_numbers

Grade = Literal["same", "near", "differs", "unknown"]
How = Literal[
    "same", "differs", "unknown", "other-spelling", "slip", "part", "similar", "other-place", "day-month-swapped",
    "one-digit", "one-sign",
]  # fmt: skip
"""In which way two values are alike or not."""

_FIELDS: Final = {"reference": "ref"}
"""Where the dictionary has another key for a part of an identity."""

_GRADES: Final[dict[How, Grade]] = {"same": "same", "other-place": "same", "differs": "differs", "unknown": "unknown"}
_STRENGTHS: Final = {
    "last_name": 0.45, "first_name": 0.45, "birth_date": 0.6, "sex": 0.05, "reference": 0.85, "passport_no": 0.9,
    "national_id": 0.9, "phone": 0.3, "email": 0.4,
}  # fmt: skip
"""What share of the doubt each part of an identity takes away when it is the same."""

_SHARES: Final[dict[How, float]] = {
    "same": 1.0, "other-place": 1.0, "slip": 0.9, "other-spelling": 0.8, "part": 0.6, "similar": 0.3,
    "day-month-swapped": 0.6, "one-digit": 0.5, "one-sign": 0.4,
}  # fmt: skip
"""How much of its strength is left where it is not quite the same."""

_DOUBTS: Final = {
    "last_name": 0.3, "first_name": 0.3, "birth_date": 0.4, "sex": 0.3, "reference": 0.2, "passport_no": 0.2,
    "national_id": 0.3, "phone": 0.0, "email": 0.0,
}  # fmt: skip
"""What share of the trust is lost when a part differs; people change telephones and addresses."""

_NAME_WAYS: Final[dict[NameLikeness, How]] = {
    NameLikeness.EXACT: "same",
    NameLikeness.SLIP: "slip",
    NameLikeness.SOUND: "other-spelling",
    NameLikeness.PART: "part",
    NameLikeness.LOOSE: "similar",
    NameLikeness.DIFFERENT: "differs",
}
_NUMBER_WAYS: Final[dict[NumberLikeness, How]] = {
    NumberLikeness.EQUAL: "same",
    NumberLikeness.NEAR: "one-sign",
    NumberLikeness.UNKNOWN: "unknown",
    NumberLikeness.DIFFERENT: "differs",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both say in one field, and how much that speaks for one person; a day is written as 2001-04-23."""

    field: str
    ours: str
    theirs: str
    grade: Grade
    weight: float
    how: How


def evidence(row: Identity, known: Identity) -> tuple[Evidence, ...]:
    """The evidence of all fields in a fixed order, names first; `ours` is what the row says."""
    found = [_evidence(part, how, row, known) for part, how in _ways(row, known)]
    weights: dict[str, float] = {}
    total = 0.0
    for each in sorted(found, key=lambda each: each.weight < 0):  # agreement first
        weights[each.field] = each.weight * (1 - total if each.weight > 0 else total)
        total += weights[each.field]
    return tuple(replace(each, weight=weights[each.field]) for each in found)


def score(found: Iterable[Evidence]) -> float:
    """The sum of the weights, from 0 to 1."""
    return sum(each.weight for each in found)


def _evidence(part: str, how: How, row: Identity, known: Identity) -> Evidence:
    """The evidence of one field, its weight the share that it takes."""
    share = _STRENGTHS[part] * _SHARES.get(how, 0.0) if how != "differs" else -_DOUBTS[part]
    ours, theirs = str(getattr(row, part) or ""), str(getattr(known, part) or "")
    return Evidence(_FIELDS.get(part, part), ours, theirs, _GRADES.get(how, "near"), share, how)


def _ways(row: Identity, known: Identity) -> Iterator[tuple[str, How]]:
    yield from _names(row, known)
    yield "birth_date", _birth_date(row, known)
    is_sex_known = row.sex is not None and known.sex is not None
    yield "sex", ("differs" if sexes_differ(row, known) else "same") if is_sex_known else "unknown"
    for kind in (*NUMBERS, *reversed(CONTACTS)):
        yield kind, _NUMBER_WAYS[compare_numbers(kind, row, known)]


def _names(row: Identity, known: Identity) -> Iterator[tuple[str, How]]:
    match = match_names(row, known)
    for part, likeness in (("last_name", match.last), ("first_name", match.first)):
        if not (getattr(row, part) and getattr(known, part)):
            yield part, "unknown"
        elif match.is_swapped and likeness == NameLikeness.EXACT:
            yield part, "other-place"
        else:
            yield part, _NAME_WAYS[likeness]


def _birth_date(row: Identity, known: Identity) -> How:
    if row.birth_date is None or known.birth_date is None:
        return "unknown"
    if is_swapped_date(row.birth_date, known.birth_date) and row.birth_date != known.birth_date:
        return "day-month-swapped"
    ways: dict[DateLikeness, How] = {DateLikeness.EQUAL: "same", DateLikeness.NEAR: "one-digit"}
    return ways.get(compare_dates(row.birth_date, known.birth_date), "differs")
