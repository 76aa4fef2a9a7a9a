"""How alike two numbers of people are: references, passports, national identity numbers, telephones, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from partnertrack.domain.identity import Identity


class NumberLikeness(IntEnum):
    """How alike two numbers are, from worst to best."""

    DIFFERENT = 0
    UNKNOWN = 1
    NEAR = 2  # one sign differs in a long document number
    EQUAL = 3


NUMBERS: Final = ("reference", "passport_no", "national_id")
CONTACTS: Final = ("email", "phone")

_DOCUMENTS: Final = ("passport_no", "national_id")
_LONG_ENOUGH: Final = 6


def key_of(kind: str, identity: Identity) -> str:
    """That number of a person in the form in which numbers are compared; in documents I is read as 1."""
    text: str = getattr(identity, kind)
    if not text:
        return ""
    return normal_number(text.upper().replace("I", "1") if kind in _DOCUMENTS else text)


def number_keys(identity: Identity) -> Iterator[tuple[str, str]]:
    """All numbers of a person that are known, each with its kind, to look them up by."""
    for kind in (*NUMBERS, *CONTACTS):
        if number := key_of(kind, identity):
            yield kind, number


@lru_cache(maxsize=65536)
def normal_number(text: str) -> str:
    """A reference or document number without blanks, signs, case and leading zeros, O read as 0.

    Spreadsheet programs take 00012 for a number and give back 12.
    """
    signs = re.sub(r"[\W_]", "", text).upper().replace("O", "0")
    return re.sub(r"(?<!\d)0+(?=\d)", "", signs)


def compare_numbers(kind: str, left: Identity, right: Identity) -> NumberLikeness:
    """The likeness of that number of both."""
    ours, theirs = key_of(kind, left), key_of(kind, right)
    if not ours or not theirs:
        return NumberLikeness.UNKNOWN
    if ours == theirs:
        return NumberLikeness.EQUAL
    is_near = kind in _DOCUMENTS and len(ours) >= _LONG_ENOUGH and OSA.distance(ours, theirs, score_cutoff=1) == 1
    return NumberLikeness.NEAR if is_near else NumberLikeness.DIFFERENT


@lru_cache(maxsize=65536)
def shape(number: str) -> str:
    """How a number is built, whatever its digits: P9 and P10 are two numbers of one system."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d+", "9", normal_number(number)))
