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


def hints(text: str, lists: Mapping[str, Sequence[WordList]]) -> tuple[Hint, ...]:
    """What a text touches, subject by subject."""
    folded = _folded(text)
    found = []
    for subject in SUBJECTS:
        words = dict.fromkeys(word for each in lists.get(subject, ()) for word in _words(folded, each))
        if words:
            found.append(Hint(subject, tuple(words)))
    return tuple(found)


def _folded(text: str) -> str:
    """The text as a search folds it; what stands before an apostrophe is a word of its own."""
    return fold(text.replace("'", " ").replace("’", " "))


def _words(folded: str, known: WordList) -> list[str]:
    left = folded
    for friend in known.friends:
        left = re.sub(_pattern(friend), " ", left)
    return [match.group().strip() for word in known.words for match in re.finditer(_pattern(word), left)]


def _pattern(word: str) -> str:
    begun = word.endswith("*")
    return r"(?<!\w)" + re.escape(_folded(word.removesuffix("*"))) + (r"\w*" if begun else r"(?!\w)")
