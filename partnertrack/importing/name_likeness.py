"""How alike two names of people are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold
from partnertrack.importing.sound import roman, shares_consonants, sounds_alike, sounds_of, without_articles


class NameLikeness(IntEnum):
    """How alike two names are, from worst to best."""

    DIFFERENT = 0
    LOOSE = 1  # could be a misspelling, could be a brother or sister
    PART = 2  # one has a name more than the other
    SOUND = 3  # another spelling or script of the same name
    SLIP = 4  # a slip of the hand: letters swapped or doubled, a diacritic lost
    EXACT = 5  # the same letters, in whatever order of names, case and accents


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The likeness of two whole names with that of their parts, which one may have in the other order."""

    whole: NameLikeness
    last: NameLikeness
    first: NameLikeness
    is_swapped: bool = False


_LONG_ENOUGH: Final = 5
_LOOSE_SHARE: Final = 0.6
_DIGRAPHS: Final = re.compile("([aou])e(?=[bcdfghjklmnpqrstvwxz])")
_DOUBLES: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """A name in Latin letters without doubled ones and without the e of ae, oe, ue: Müller = Mueller = Muler."""
    return _DOUBLES.sub(r"\1", _DIGRAPHS.sub(r"\1", roman(text)))


def part_keys(identity: Identity) -> frozenset[str]:
    """The consonants of the family name and of the first name, to look up candidates by one of them."""
    parts = (identity.last_name, identity.first_name)
    return frozenset(sound.consonants for part in parts for sound in sounds_of(part)) | set(map(_plain, parts)) - {""}


def compare_names(left: Identity, right: Identity) -> NameLikeness:
    """The likeness of two whole names, in the better of the two orders of family and first name."""
    return match_names(left, right).whole


def match_names(left: Identity, right: Identity) -> NameMatch:
    """The same, with the likeness of the parts."""
    ordered = _match_parts(left.last_name, left.first_name, right.last_name, right.first_name)
    if ordered.last == NameLikeness.LOOSE and ordered.first >= NameLikeness.SOUND:
        ordered = _with_family_name(left, right, ordered.first)
    if ordered.whole >= NameLikeness.SLIP:
        return ordered
    swapped = _match_swapped(left, right)
    return swapped if swapped.whole > ordered.whole else ordered


def shares_name(left: Identity, right: Identity) -> bool:
    """Whether a family name or first name of one is at least similar to one of the other."""
    return any(
        compare_parts(ours, theirs) >= NameLikeness.LOOSE
        for ours in (left.last_name, left.first_name)
        for theirs in (right.last_name, right.first_name)
        if ours and theirs
    )


def _match_swapped(left: Identity, right: Identity) -> NameMatch:
    swapped = _match_parts(left.last_name, left.first_name, right.first_name, right.last_name)
    if left.name and right.name and _words(left.name) == _words(right.name):
        least = NameLikeness.SLIP if fold(left.name).isascii() == fold(right.name).isascii() else NameLikeness.SOUND
        if swapped.whole < least:
            return NameMatch(least, least, least, is_swapped=True)
    is_likely = max(swapped.last, swapped.first) >= NameLikeness.SOUND and swapped.whole != NameLikeness.PART
    whole = swapped.whole if is_likely else NameLikeness.DIFFERENT
    return NameMatch(whole, swapped.last, swapped.first, is_swapped=True)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """All words of a name in alphabetical order, so that a part that is split elsewhere does not matter."""
    return tuple(sorted(_plain(name).split()))


def _match_parts(last_left: str, first_left: str, last_right: str, first_right: str) -> NameMatch:
    last = compare_parts(last_left, last_right)
    first = compare_parts(first_left, first_right)
    return NameMatch(min(last, first), last, first)


def _with_family_name(left: Identity, right: Identity, first: NameLikeness) -> NameMatch:
    """The match of people with one first name, whose family names may differ more.

    Twins share theirs, while first names differ by a letter or a vowel between brothers and sisters.
    """
    last = NameLikeness.LOOSE
    is_first_same = roman(left.first_name) == roman(right.first_name)  # in one script or two
    if is_first_same and _is_letter_off(left.last_name, right.last_name):
        last = NameLikeness.SLIP if first == NameLikeness.EXACT else NameLikeness.SOUND
    elif shares_consonants(left.last_name, right.last_name):
        last = NameLikeness.SOUND
    return NameMatch(min(last, first), last, first)


def _is_letter_off(left: str, right: str) -> bool:
    ours, theirs = roman(left), roman(right)
    return min(len(ours), len(theirs)) >= _LONG_ENOUGH and OSA.distance(ours, theirs) == 1


@lru_cache(maxsize=262144)
def compare_parts(left: str, right: str) -> NameLikeness:
    """Two family names or two first names."""
    ours, theirs = fold(left), fold(right)
    if ours == theirs or ours.replace(" ", "") == theirs.replace(" ", ""):
        return NameLikeness.EXACT
    if not ours or not theirs:
        return NameLikeness.PART
    is_one_script = ours.isascii() == theirs.isascii()
    if is_one_script and (_plain(left) == _plain(right) or _is_transposed(ours, theirs)):
        return NameLikeness.SLIP
    if sounds_alike(left, right):
        return NameLikeness.SOUND
    if _is_part(left, right) or _is_part(right, left):
        return NameLikeness.PART
    return NameLikeness.LOOSE if _similarity(left, right) >= _LOOSE_SHARE else NameLikeness.DIFFERENT


def _similarity(left: str, right: str) -> float:
    """The share of letters in common, from 0 to 1; of consonants where a script leaves out the short vowels."""
    ours, theirs = sounds_of(left), sounds_of(right)
    if ours and theirs and ours[0].is_without_short_vowels != theirs[0].is_without_short_vowels:
        return OSA.normalized_similarity(ours[0].consonants, theirs[0].consonants)
    return OSA.normalized_similarity(roman(left), roman(right))


def _is_part(short: str, long: str) -> bool:
    """Whether one is the first letter of the other, or some of its words, in whatever spelling."""
    ours, theirs = roman(short), roman(long)
    if len(ours) == 1:
        return theirs.startswith(ours)
    words, others = ours.split(), theirs.split()
    if set(words) < set(others):
        return True
    words, others = list(without_articles(tuple(words))), list(without_articles(tuple(others)))
    return len(words) < len(others) and all(any(sounds_alike(word, other) for other in others) for word in words)


def _is_transposed(left: str, right: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    return OSA.distance(left, right) == 1 and Levenshtein.distance(left, right) == 2  # noqa: PLR2004 - by definition


def misspelt_first(row: Identity, known: Identity) -> str:
    """The first name of the row, in Latin letters, that is one letter off while the family name is right; else empty.

    Short names do not count: a letter makes Yaw of Yaa.
    """
    ours, theirs = roman(row.first_name), roman(known.first_name)
    is_off = len(theirs) >= _LONG_ENOUGH and OSA.distance(ours, theirs) == 1
    return ours if is_off and roman(row.last_name) == roman(known.last_name) else ""


def misspelt_last(row: Identity, known: Identity) -> tuple[str, str]:
    """The family names of both, in Latin letters, where they are one letter off while the first name is right."""
    ours, theirs = roman(row.last_name), roman(known.last_name)
    is_off = min(len(ours), len(theirs)) > 1 and OSA.distance(ours, theirs) == 1
    return (ours, theirs) if is_off and roman(row.first_name) == roman(known.first_name) else ("", "")
