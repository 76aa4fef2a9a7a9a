"""How alike two identities are, and what that says about their being one person.

No wrong merge is worth a saved click: `Verdict.SAME` is given only where a mistake would need two people who share what
people hardly ever share; twins (one birth date, one family name) and namesakes (one name, two birth dates) stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from partnertrack.domain.identity import Identity
from partnertrack.importing.name_likeness import NameLikeness, compare_names
from partnertrack.importing.number_likeness import (
    CONTACTS,
    NUMBERS,
    NumberLikeness,
    compare_numbers,
    key_of,
    shape,
)


class DateLikeness(IntEnum):
    """How alike two birth dates are, from worst to best."""

    DIFFERENT = 0
    UNKNOWN = 1
    NEAR = 2  # one digit differs, or the year by one, or day and month are swapped
    EQUAL = 3


class Verdict(IntEnum):
    """What the evidence says."""

    OTHER = 0
    MAYBE = 1
    BY_NAME = 2  # the same name and nothing else to go by
    SAME = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence on two identities, and the verdict on it."""

    verdict: Verdict
    name: NameLikeness
    birth: DateLikeness
    number: str = ""  # which number is the same: reference, passport_no, national_id, or the key that we gave out
    contact: str = ""  # which contact is the same: phone, email

    @property
    def is_to_the_letter(self) -> bool:
        """Whether name and birth date agree without a slip."""
        return self.name == NameLikeness.EXACT and self.birth == DateLikeness.EQUAL


def compare_dates(left: date | None, right: date | None) -> DateLikeness:
    """The likeness of two birth dates."""
    if left is None or right is None:
        return DateLikeness.UNKNOWN
    if left == right:
        return DateLikeness.EQUAL
    if is_swapped_date(left, right):
        return DateLikeness.NEAR
    same = (left.year == right.year) + (left.month == right.month) + (left.day == right.day)
    if same != 2:  # noqa: PLR2004 - one digit stands in one of the three parts
        return DateLikeness.DIFFERENT
    if abs(left.year - right.year) == 1:
        return DateLikeness.NEAR
    digits = sum(a != b for a, b in zip(left.isoformat(), right.isoformat(), strict=True))
    return DateLikeness.NEAR if digits == 1 else DateLikeness.DIFFERENT


def is_swapped_date(left: date, right: date) -> bool:
    """Whether one has the day for its month and the month for its day."""
    return left.year == right.year and (left.month, left.day) == (right.day, right.month)


def sexes_differ(left: Identity, right: Identity) -> bool:
    """Whether both sexes are known and not the same."""
    return None not in (left.sex, right.sex) and left.sex != right.sex


def compare(row: Identity, known: Identity, *, are_listed_together: bool = False) -> Likeness:
    """All evidence on a row of a file and a known person.

    Two that one sheet lists with numbers of their own (`are_listed_together`) are two people, unless all else agrees.
    """
    birth = compare_dates(row.birth_date, known.birth_date)
    number = _first_same(NUMBERS, row, known)
    contact = _first_same(CONTACTS, row, known)
    if birth == DateLikeness.DIFFERENT and not number and not contact:
        return Likeness(Verdict.OTHER, NameLikeness.DIFFERENT, birth)  # whatever the name
    name = compare_names(row, known) if row.name else NameLikeness.EXACT
    if number:
        verdict = _verdict_by_number(name, birth, has_name=bool(row.name))
    elif _numbers_differ(row, known, are_listed_together=are_listed_together):
        least = NameLikeness.EXACT if are_listed_together else NameLikeness.SOUND
        verdict = Verdict.MAYBE if name >= least and birth == DateLikeness.EQUAL else Verdict.OTHER
    else:
        is_against = _is_against(row, known, (name, birth), listed=are_listed_together)
        verdict = _verdict_by_name(name, birth, contact, is_against=is_against)
    return Likeness(verdict, name, birth, number, contact)


def _first_same(kinds: tuple[str, ...], row: Identity, known: Identity) -> str:
    for kind in kinds:
        if getattr(row, kind) and compare_numbers(kind, row, known) == NumberLikeness.EQUAL:
            return kind
    return ""


def _numbers_differ(row: Identity, known: Identity, *, are_listed_together: bool) -> bool:
    """Whether both carry a reference of one system, as those of one list are, and the two are not the same.

    Within a list an e-mail address and a telephone of their own do the same for people without references.
    """
    if are_listed_together and row.email and known.email and row.phone and known.phone:
        return key_of("email", row) != key_of("email", known) and not _first_same(CONTACTS, row, known)
    if not (row.reference and known.reference):
        return False
    return are_listed_together or shape(row.reference) == shape(known.reference)


def _is_against(row: Identity, known: Identity, likeness: tuple[NameLikeness, DateLikeness], *, listed: bool) -> bool:
    """Whether something speaks against a match that is not sure by name and birth date alone.

    That is another sex; and where only the name speaks, or its other spelling, another passport than merely misread,
    or that one list spells the name in both ways.
    """
    name, birth = likeness
    if sexes_differ(row, known):
        return True
    if birth == DateLikeness.EQUAL and name != NameLikeness.SOUND:
        return False
    documents = {compare_numbers(kind, row, known) for kind in ("passport_no", "national_id")}
    return NumberLikeness.DIFFERENT in documents or (listed and name == NameLikeness.SOUND)


def _verdict_by_number(name: NameLikeness, birth: DateLikeness, *, has_name: bool) -> Verdict:
    if not has_name or birth == DateLikeness.EQUAL or name >= NameLikeness.PART:
        return Verdict.SAME
    if name == NameLikeness.LOOSE and birth != DateLikeness.DIFFERENT:
        return Verdict.SAME
    return Verdict.MAYBE


def _verdict_by_name(name: NameLikeness, birth: DateLikeness, contact: str, *, is_against: bool) -> Verdict:
    """Without a number in common; a shared telephone or address decides little: families share them."""
    if name == NameLikeness.DIFFERENT:
        return Verdict.OTHER
    if birth == DateLikeness.EQUAL:
        is_clear = name == NameLikeness.EXACT or (name >= NameLikeness.PART and not is_against)
        return Verdict.SAME if is_clear else Verdict.MAYBE
    if birth == DateLikeness.UNKNOWN:
        by_name = Verdict.SAME if contact else Verdict.BY_NAME
        return by_name if name == NameLikeness.EXACT and not is_against else Verdict.MAYBE
    is_suspect = name >= NameLikeness.SOUND and (birth == DateLikeness.NEAR or bool(contact))
    return Verdict.MAYBE if is_suspect else Verdict.OTHER
