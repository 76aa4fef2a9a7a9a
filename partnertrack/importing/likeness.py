"""How alike two identities are, and why.

No wrong merge is worth a saved click: `Verdict.SAME` is given only where a mistake would need two people who share what
people hardly ever share; twins (one birth date, one family name) and namesakes (one name, two birth dates) stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold


class NameLikeness(IntEnum):
    """How alike two names are, from worst to best."""

    DIFFERENT = 0
    LOOSE = 1  # could be a misspelling, could be a brother or sister
    PART = 2  # one has a name more than the other
    SLIP = 3  # a slip of the hand: letters swapped or doubled, a diacritic lost
    EXACT = 4  # the same letters, in whatever order of names, case and accents


class DateLikeness(IntEnum):
    """How alike two birth dates are, from worst to best."""

    DIFFERENT = 0
    UNKNOWN = 1
    NEAR = 2  # one digit differs, or day and month are swapped
    EQUAL = 3


class Verdict(IntEnum):
    """What the evidence says."""

    OTHER = 0
    MAYBE = 1
    BY_NAME = 2  # the same name and nothing else to go by
    SAME = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence on two identities; `score` (0 to 1) orders candidates, `verdict` decides."""

    verdict: Verdict
    score: float
    name: NameLikeness
    birth: DateLikeness
    number: str = ""  # which number is the same: reference, passport_no, national_id
    contact: str = ""  # which contact is the same: phone, email

    @property
    def is_to_the_letter(self) -> bool:
        """Whether name and birth date agree without a slip."""
        return self.name == NameLikeness.EXACT and self.birth == DateLikeness.EQUAL


_LONG_ENOUGH = 5
_LOOSE_SHARE = 0.6
_DIGRAPHS = re.compile("([aou])e(?=[bcdfghjklmnpqrstvwxz])")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """A folded name without doubled letters and without the e of ae, oe, ue inside: Müller = Mueller = Muler."""
    return _DOUBLES.sub(r"\1", _DIGRAPHS.sub(r"\1", fold(text)))


def name_keys(identity: Identity) -> tuple[str, str]:
    """The plain family name and the plain first name, to look up candidates by."""
    return _plain(identity.last_name), _plain(identity.first_name)


def whole_name_key(identity: Identity) -> str:
    """All parts of the name in alphabetical order, so that swapped names meet."""
    return " ".join(sorted(_plain(identity.name).split()))


@lru_cache(maxsize=65536)
def _compare_parts(left: str, right: str) -> NameLikeness:
    """Two family names or two first names, folded."""
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return NameLikeness.EXACT
    if not left or not right:
        return NameLikeness.PART
    if _plain(left) == _plain(right) or _is_transposed(left, right):
        return NameLikeness.SLIP
    ours, theirs = set(left.split()), set(right.split())
    if ours < theirs or theirs < ours or _is_initial(left, right) or _is_initial(right, left):
        return NameLikeness.PART
    return NameLikeness.LOOSE if OSA.normalized_similarity(left, right) >= _LOOSE_SHARE else NameLikeness.DIFFERENT


def _is_initial(short: str, long: str) -> bool:
    """Whether one is no more than the first letter of the other."""
    return len(short) == 1 and long.startswith(short)


def _is_transposed(left: str, right: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    return OSA.distance(left, right) == 1 and Levenshtein.distance(left, right) == 2  # noqa: PLR2004 - by definition


def compare_names(left: Identity, right: Identity) -> NameLikeness:
    """The likeness of two whole names, in the better of the two orders of family and first name."""
    return max(_compare_ordered(left, right.last_name, right.first_name), _compare_swapped(left, right))


def _compare_swapped(left: Identity, right: Identity) -> NameLikeness:
    swapped = _compare_ordered(left, right.first_name, right.last_name)
    if whole_name_key(left) == whole_name_key(right) and left.name and right.name:
        return max(swapped, NameLikeness.SLIP)
    return swapped if swapped >= NameLikeness.SLIP else NameLikeness.DIFFERENT


def _compare_ordered(left: Identity, last_name: str, first_name: str) -> NameLikeness:
    last_left, last_right = fold(left.last_name), fold(last_name)
    last = _compare_parts(last_left, last_right)
    first = _compare_parts(fold(left.first_name), fold(first_name))
    if (
        last == NameLikeness.LOOSE
        and first == NameLikeness.EXACT
        and min(len(last_left), len(last_right)) >= _LONG_ENOUGH
        and OSA.distance(last_left, last_right) == 1
    ):
        return NameLikeness.SLIP  # one letter of a long family name; first names differ by one letter between siblings
    return min(last, first)


def misspelt_part(row: Identity, known: Identity) -> str:
    """The first or family name of the row, folded, that is one letter off while the other is right; empty otherwise.

    Short names do not count: a letter makes Yaw of Yaa.
    """
    last, first = fold(row.last_name), fold(row.first_name)
    known_last, known_first = fold(known.last_name), fold(known.first_name)
    if last == known_last and len(known_first) >= _LONG_ENOUGH and OSA.distance(first, known_first) == 1:
        return first
    if first == known_first and len(known_last) >= _LONG_ENOUGH and OSA.distance(last, known_last) == 1:
        return last
    return ""


def compare_dates(left: date | None, right: date | None) -> DateLikeness:
    """The likeness of two birth dates."""
    if left is None or right is None:
        return DateLikeness.UNKNOWN
    if left == right:
        return DateLikeness.EQUAL
    if left.year == right.year and (left.month, left.day) == (right.day, right.month):
        return DateLikeness.NEAR
    digits = sum(a != b for a, b in zip(left.isoformat(), right.isoformat(), strict=True))
    return DateLikeness.NEAR if digits == 1 else DateLikeness.DIFFERENT


def normal_number(text: str) -> str:
    """A reference or document number without blanks, signs, case and leading zeros, O read as 0.

    Spreadsheet programs take 00012 for a number and give back 12.
    """
    signs = re.sub(r"[\W_]", "", text).upper().replace("O", "0")
    return re.sub(r"(?<!\d)0+(?=\d)", "", signs)


def _shape(number: str) -> str:
    """How a number is built, whatever its digits: P9 and P10 are two numbers of one system."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d+", "9", normal_number(number)))


def compare(row: Identity, known: Identity, *, are_listed_together: bool = False) -> Likeness:
    """All evidence on a row of a file and a known person.

    Two that one sheet lists with numbers of their own (`are_listed_together`) are two people, unless all else agrees.
    """
    name = compare_names(row, known) if row.name else NameLikeness.EXACT
    birth = compare_dates(row.birth_date, known.birth_date)
    number = _same_number(row, known)
    contact = _same_contact(row, known)
    if number:
        verdict = _verdict_by_number(name, birth, has_name=bool(row.name))
    elif _numbers_differ(row, known, are_listed_together=are_listed_together):
        least = NameLikeness.EXACT if are_listed_together else NameLikeness.SLIP
        verdict = Verdict.MAYBE if name >= least and birth == DateLikeness.EQUAL else Verdict.OTHER
    else:
        verdict = _verdict_by_name(name, birth, contact, sexes_differ=_sexes_differ(row, known))
    score = 0.5 * bool(number) + 0.1 * name + 0.1 * birth + 0.1 * bool(contact)
    return Likeness(verdict, min(1.0, score), name, birth, number, contact)


def _same_number(row: Identity, known: Identity) -> str:
    for kind in ("reference", "passport_no", "national_id"):
        ours, theirs = normal_number(getattr(row, kind)), normal_number(getattr(known, kind))
        if ours and ours == theirs:
            return kind
    return ""


def _same_contact(row: Identity, known: Identity) -> str:
    for kind in ("email", "phone"):
        ours, theirs = normal_number(getattr(row, kind)), normal_number(getattr(known, kind))
        if ours and ours == theirs:
            return kind
    return ""


def _numbers_differ(row: Identity, known: Identity, *, are_listed_together: bool) -> bool:
    """Whether both carry a reference of one system, as those of one list are, and the two are not the same.

    Within a list an e-mail address and a telephone of their own do the same for people without references.
    """
    if are_listed_together and row.email and known.email and row.phone and known.phone:
        return normal_number(row.email) != normal_number(known.email) and not _same_contact(row, known)
    if not (row.reference and known.reference):
        return False
    return are_listed_together or _shape(row.reference) == _shape(known.reference)


def _sexes_differ(row: Identity, known: Identity) -> bool:
    return None not in (row.sex, known.sex) and row.sex != known.sex


def _verdict_by_number(name: NameLikeness, birth: DateLikeness, *, has_name: bool) -> Verdict:
    if not has_name or birth == DateLikeness.EQUAL or name >= NameLikeness.PART:
        return Verdict.SAME
    if name == NameLikeness.LOOSE and birth != DateLikeness.DIFFERENT:
        return Verdict.SAME
    return Verdict.MAYBE


def _verdict_by_name(name: NameLikeness, birth: DateLikeness, contact: str, *, sexes_differ: bool) -> Verdict:
    """Without a number in common; a shared telephone or address decides little: families share them."""
    if name == NameLikeness.DIFFERENT:
        return Verdict.OTHER
    if birth == DateLikeness.EQUAL:
        is_clear = name == NameLikeness.EXACT or (name >= NameLikeness.PART and not sexes_differ)
        return Verdict.SAME if is_clear else Verdict.MAYBE
    if birth == DateLikeness.UNKNOWN:
        by_name = Verdict.SAME if contact else Verdict.BY_NAME
        return by_name if name == NameLikeness.EXACT else Verdict.MAYBE
    is_suspect = name >= NameLikeness.SLIP and (birth == DateLikeness.NEAR or bool(contact))
    return Verdict.MAYBE if is_suspect else Verdict.OTHER
