"""Finds words in free text that tell of health, police and other matters better not written down.

A text is folded as a search folds it, and whole words are looked for; a phrase that only looks like one of them (a
policy of insurance) is taken out first. It is a hint to the writer, never a judgment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnertrack.domain.names import fold

SUBJECTS = ("health", "police", "religion", "politics", "union", "sexual_life")


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one subject and language; a word that ends in "*" stands for all that begin so.

    `not` words are phrases in which such a word means something else.
    """

    words: tuple[str, ...]
    friends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A subject that a text touches, and the words in it that say so."""

    subject: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words and false friends of each subject, all languages together: nobody says what a note is written in."""

    subjects: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]


def lexicon(lists: Mapping[str, Sequence[WordList]]) -> Lexicon:
    """The lists by subject, made ready for many texts."""
    made = []
    for subject in SUBJECTS:
        known = lists.get(subject, ())
        words = [word for each in known for word in each.words]
        friends = [friend for each in known for friend in each.friends]
        if words:
            made.append((subject, _pattern(words), _pattern(friends) if friends else None))
    return Lexicon(tuple(made))


def hints(text: str, known: Lexicon) -> tuple[Hint, ...]:
    """What a text touches, subject by subject."""
    folded = _folded(text)
    found = []
    for subject, words, friends in known.subjects:
        if words.search(folded) is None:
            continue
        left = friends.sub(" ", folded) if friends else folded
        if said := tuple(dict.fromkeys(match.group() for match in words.finditer(left))):
            found.append(Hint(subject, said))
    return tuple(found)


def _folded(text: str) -> str:
    """The text as a search folds it; what stands before an apostrophe is a word of its own."""
    return fold(text.replace("'", " ").replace("’", " "))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these words, the longest first."""
    ordered = sorted(dict.fromkeys(words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_word, ordered)) + ")")


def _word(word: str) -> str:
    return re.escape(_folded(word.removesuffix("*"))) + (r"\w*" if word.endswith("*") else r"(?!\w)")
