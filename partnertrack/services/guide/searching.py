"""Finds sections of the guide by words: beginnings of them are enough, accents and small slips do no harm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.services.guide.pieces import Block, Chapter, Heading, Listed, Note, Paragraph, Picture, Table, text_of
from partnertrack.services.guide.shelf import asked_in, guide, read

_MOST, _LONGEST = 40, 170
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_SENTENCE: Final = re.compile(r"(?<=[.!?:])\s+")
_TITLE, _HEADING, _BODY = 6.0, 4.0, 1.0
_EXACT, _BEGINNING, _NEAR = 1.0, 0.7, 0.45
_LEAST_NEAR, _LIKE = 4, 0.76


@dataclass(frozen=True, slots=True)
class Found:
    """A section that was found: its chapter, its heading, a sentence of it, and where in that the words stand."""

    chapter: Chapter
    heading: str
    anchor: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Section:
    chapter: Chapter
    heading: str
    anchor: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """The sections, and for each word the weight that it has in each of them; `words` are in order.

    `empty` are words of a question that say nothing of what one looks for, `same` other people's words for the guide's.
    """

    sections: tuple[_Section, ...]
    weights: Mapping[str, Mapping[int, float]]
    words: tuple[str, ...]
    empty: frozenset[str]
    same: Mapping[str, str]


def search(language: str, text: str) -> tuple[Found, ...]:
    """The sections in which the words stand, the best first; where none has all of them, those that have most."""
    index = _index(language)
    asked = [fold(word) for word in _WORD.findall(text)]
    asked = [word for word in asked if word not in index.empty] or asked
    fitting = [_fitting(index, word) for word in asked]
    scores: dict[int, list[float]] = {}
    for number, near in enumerate(fitting):
        for word, likeness in near.items():
            for section, weight in index.weights[word].items():
                mine = scores.setdefault(section, [0.0] * len(fitting))
                mine[number] = max(mine[number], likeness * weight)
    full = {section: sum(mine) for section, mine in scores.items() if all(mine)}
    ranked = full or {section: sum(map(bool, mine)) * _TITLE + sum(mine) for section, mine in scores.items()}
    best = sorted(ranked, key=lambda section: (-ranked[section], section))[:_MOST]
    return tuple(_found(index.sections[section], frozenset().union(*fitting)) for section in best)


def warm(language: str) -> None:
    """Read all chapters, so that the first search need not wait for it."""
    _index(language)


def _fitting(index: _Index, word: str) -> Mapping[str, float]:
    """The words of the guide that may be meant by a word, with how well they fit."""
    found = _beginning(index, word)
    for other, same in index.same.items():
        if word == other or (len(word) >= _LEAST_NEAR and other.startswith(word)):
            found |= {each: likeness * _BEGINNING for each, likeness in _beginning(index, same).items()}
    if not found and len(word) >= _LEAST_NEAR:
        found = dict.fromkeys(get_close_matches(word, index.words, n=6, cutoff=_LIKE), _NEAR)
    return found


def _beginning(index: _Index, word: str) -> dict[str, float]:
    """The words that begin with this one."""
    first = bisect_left(index.words, word)
    found = {}
    for each in index.words[first:]:
        if not each.startswith(word):
            break
        found[each] = _EXACT if each == word else _BEGINNING
    return found


@lru_cache
def _index(language: str) -> _Index:
    sections = tuple(section for chapter in guide(language).chapters for section in _sections(chapter))
    weights: dict[str, dict[int, float]] = {}
    for number, section in enumerate(sections):
        texts = (
            (section.chapter.title, _TITLE),
            (section.heading, _HEADING),
            *((each, _BODY) for each in section.sentences),
        )
        for text, weight in texts:
            for word in map(fold, _WORD.findall(text)):
                mine = weights.setdefault(word, {})
                mine[number] = max(mine.get(number, 0.0), weight) + (0.1 if number in mine else 0.0)
    told = asked_in(language)
    return _Index(sections, weights, tuple(sorted(weights)), frozenset(told.empty), told.same)


def _sections(chapter: Chapter) -> Iterator[_Section]:
    """The sections of a chapter, what stands before its first heading included."""
    heading, anchor = "", ""
    sentences: list[str] = []
    for block in read(chapter):
        if isinstance(block, Heading):
            if block.level > 1:
                yield _Section(chapter, heading, anchor, tuple(sentences))
                heading, anchor = text_of(block.words), block.anchor
                sentences.clear()
            continue
        sentences += _sentences((block,))
    yield _Section(chapter, heading, anchor, tuple(sentences))


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(words):
                yield from filter(None, map(str.strip, _SENTENCE.split(text_of(words))))
            case Picture():
                yield block.words
            case Listed():
                yield from (each for item in block.items for each in _sentences(item))
            case Note():
                yield from _sentences(block.blocks)
            case Table():
                yield from (" – ".join(text_of(cell) for cell in row) for row in block.rows)
            case Heading():
                yield text_of(block.words)


def _found(section: _Section, words: frozenset[str]) -> Found:
    """The section with the sentence that has most of the words in it; its first where the heading alone has them."""
    marked = [(_marks(text, words), text) for text in section.sentences or (section.heading or section.chapter.title,)]
    marks, text = max(marked, key=lambda each: len({fold(each[1][start:end]) for start, end in each[0]}))
    return Found(section.chapter, section.heading, section.anchor, *_shortened(text, marks))


def _marks(text: str, words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _WORD.finditer(text) if fold(found[0]) in words)


def _shortened(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """As much of a long sentence as shows the first word that was found."""
    if len(text) <= _LONGEST:
        return text, marks
    begin = max(0, marks[0][0] - _LONGEST // 3) if marks else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = min(len(text), begin + _LONGEST)
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    moved = len(before) - begin
    inside = ((start + moved, stop + moved) for start, stop in marks if start >= begin and stop <= end)
    return f"{before}{text[begin:end].rstrip()}{after}", tuple(inside)
