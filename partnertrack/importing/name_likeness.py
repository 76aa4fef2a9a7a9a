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
from partnertrack.importing.sound import roman, sounds_alike, sounds_of, without_articles


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


def name_keys(identity: Identity) -> tuple[str, str]:
    """The plain family name and the plain first name, to look up candidates by."""
    return _plain(identity.last_name), _plain(identity.first_name)


def compare_names(left: Identity, right: Identity) -> NameLikeness:
    """The likeness of two whole names, in the better of the two orders of family and first name."""
    return match_names(left, right).whole


def match_names(left: Identity, right: Identity) -> NameMatch:
    """The same, with the likeness of the parts."""
    ordered = _match_ordered(left.last_name, left.first_name, right.last_name, right.first_name)
    if ordered.whole >= NameLikeness.SLIP:
        return ordered
    swapped = _match_swapped(left, right)
    return swapped if swapped.whole > ordered.whole else ordered


def shares_name(left: Identity, right: Identity) -> bool:
    """Whether the family name or the first name is the same, however spelt, or the whole name similar."""
    match = match_names(left, right)
    parts = [
        compare_parts(ours, theirs)
        for ours in (left.last_name, left.first_name)
        for theirs in (right.last_name, right.first_name)
        if ours and theirs
    ]
    return match.whole >= NameLikeness.LOOSE or max(parts, default=NameLikeness.DIFFERENT) >= NameLikeness.SOUND


def _match_swapped(left: Identity, right: Identity) -> NameMatch:
    swapped = _match_ordered(left.last_name, left.first_name, right.first_name, right.last_name)
    if left.name and right.name and _words(left.name) == _words(right.name):
        least = NameLikeness.SLIP if fold(left.name).isascii() == fold(right.name).isascii() else NameLikeness.SOUND
        if swapped.whole < least:
            return NameMatch(least, least, least, is_swapped=True)
    is_likely = swapped.whole >= NameLikeness.SOUND
    return NameMatch(
        swapped.whole if is_likely else NameLikeness.DIFFERENT, swapped.last, swapped.first, is_swapped=True
    )


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """All words of a name in alphabetical order, so that a part that is split elsewhere does not matter."""
    return tuple(sorted(_plain(name).split()))


def _match_ordered(last_left: str, first_left: str, last_right: str, first_right: str) -> NameMatch:
    last = compare_parts(last_left, last_right)
    first = compare_parts(first_left, first_right)
    whole = min(last, first)
    if last == NameLikeness.LOOSE and first >= NameLikeness.SOUND and _is_letter_off(last_left, last_right):
        # one letter of a long family name; first names differ by one letter between siblings
        if first == NameLikeness.EXACT:
            whole = NameLikeness.SLIP
        elif roman(first_left) == roman(first_right):
            whole = NameLikeness.SOUND  # the same, written in two scripts
    return NameMatch(whole, last, first)


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


def misspelt_part(row: Identity, known: Identity) -> str:
    """The first or family name of the row, in Latin letters, that is one letter off while the other is right.

    Empty otherwise. Short names do not count: a letter makes Yaw of Yaa.
    """
    last, first = roman(row.last_name), roman(row.first_name)
    known_last, known_first = roman(known.last_name), roman(known.first_name)
    if last == known_last and len(known_first) >= _LONG_ENOUGH and OSA.distance(first, known_first) == 1:
        return first
    if first == known_first and len(known_last) >= _LONG_ENOUGH and OSA.distance(last, known_last) == 1:
        return last
    return ""
