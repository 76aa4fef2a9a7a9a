"""The data dictionary's headings, found however a partner words them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from partnertrack.importing import wording
from partnertrack.importing.sheet import Cell
from partnertrack.importing.vocabulary import Vocabulary

EXACT: Final = 1.0
PERSON_SLOTS: Final = frozenset({"reference", "name", "last_name", "first_name"})
"""The parts that fields play by which a row says whom it means."""

_REORDERED: Final = 0.95
_NEARLY: Final = 0.85
_CONTAINED: Final = 0.8
_LEAST_ALIKE: Final = 88
_LEAST_LETTERS: Final = 5
_MOSTLY: Final = 0.6
_TELLING: Final = 4
_LONGEST_ENDING: Final = 2
_DAY: Final = re.compile(r"(?:on|le|am|op)\W*", re.IGNORECASE)
"""All that stands in a column of days under a line that says which days: "Drop-out", "on"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may mean.

    `fit` tells how well the words fit, from 0 to 1, `languages` in which they are such, and `is_joint` that the line
    above the heading was needed to say so.
    """

    field: str
    fit: float
    languages: frozenset[str] = frozenset()
    is_joint: bool = False


class HeadingIndex:
    """Every heading of a vocabulary by its folded words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._exact: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._by_words: dict[frozenset[str], set[str]] = defaultdict(set)
        self._families: dict[str, set[str]] = defaultdict(set)
        self._people: set[str] = set()
        self._family_words: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._fields = vocabulary.fields
        self._may_repeat = vocabulary.may_repeat
        for field in vocabulary.fields.values():
            for language, headings in field.headings.items():
                for heading in headings:
                    self._enter(heading, field.key, language)
        self._whose = {field.family for field in vocabulary.fields.values() if field.is_identity}
        for family, by_language in vocabulary.families.items():
            for heading in (heading for headings in by_language.values() for heading in headings):
                folded = wording.fold_heading(heading)
                self._families[folded].add(family)
                self._family_words[family].add(wording.telling_words(folded))
                if family in self._whose:
                    self._people |= wording.telling_words(folded)
        self._sentences = [name for name in self._families if " " in name]

    def is_known(self, text: str, group: str = "") -> bool:
        """Whether the text is a heading of the dictionary, by itself but for brackets, or with its group."""
        if any(form in self._exact for form in _forms(text)):
            return True
        halves = (form for part in _several(text) for form in wording.variants(part))
        return any(form in self._exact for form in halves) or bool(group and self._combined(text, group))

    def is_listed(self, text: str) -> bool:
        """Whether the text is a heading of the dictionary word for word."""
        return wording.fold_heading(text) in self._exact

    def are_headings(self, cells: Sequence[Cell]) -> bool:
        """Whether most of the filled cells of a row are headings of the dictionary, and none is a value."""
        if len(cells) < 2 or not any(isinstance(cell, str) and self.is_listed(cell) for cell in cells[:2]):  # noqa: PLR2004 - one word is no header
            return False
        texts = [cell for cell in cells if isinstance(cell, str)]
        return len(texts) == len(cells) and sum(map(self.is_known, texts)) > _MOSTLY * len(texts)

    def person_slots(self, heading: str, group: str = "") -> frozenset[str]:
        """What the heading says of a person's identity: "name", "last_name", "first_name", "reference", or nothing."""
        found = [self._fields[one.field].slot for one in self.meanings(heading, group) if one.fit >= _REORDERED]
        is_clear = not set(found) - PERSON_SLOTS
        return frozenset(slot for slot in found if slot in PERSON_SLOTS and (is_clear or slot != "reference"))

    def families(self, text: str) -> frozenset[str]:
        """The families that the text names, alone or within a sentence, in the singular or the plural."""
        folded = wording.fold_heading(text)
        if folded in self._families:
            return frozenset(self._families[folded])
        words = folded.split()
        begun = (word[:end] for word in words for end in range(len(word) - _LONGEST_ENDING, len(word) + 1))
        named = [name for name in begun if len(name) >= _TELLING and name in self._families]
        named += [name for name in self._sentences if f" {name} " in f" {folded} "]
        return frozenset().union(*(self._families[name] for name in named))

    def names_people(self, text: str) -> bool:
        """Whether the text speaks of the trainees themselves."""
        return not self._whose.isdisjoint(self.families(text))

    def meanings(self, heading: str, group: str = "") -> tuple[Meaning, ...]:
        """The fields that a heading may mean, the best first.

        With a group, "Training" over "Start" is looked up as "training start" first. Beside what the words mean as
        they stand there is what they mean in another order; what merely contains or resembles a known heading is
        looked for only when there is neither.
        """
        found = self._combined(heading, group)
        if not found or self.names_people(group):
            found = {**self._alone(heading), **found} or self._bilingual(heading)
        found = {**(self._reordered(heading) or self._abbreviated(heading)), **found}
        found = self._in_its_unit(found, heading)
        if not found:
            found = self._in_its_unit({**self._contained(heading), **self._alike(heading)}, heading)
        return tuple(sorted(found.values(), key=lambda meaning: (-meaning.fit, meaning.field)))

    def _in_its_unit(self, found: dict[str, Meaning], heading: str) -> dict[str, Meaning]:
        """The meanings without fields that are counted in another unit than the heading names: "Presence (h)"."""
        units = wording.units_in(heading)
        if not units:
            return found
        counted = {key: self._fields[key].unit.partition("/")[0] for key in found}
        return {key: meaning for key, meaning in found.items() if not counted[key] or counted[key] in units}

    def _enter(self, heading: str, key: str, language: str) -> None:
        for form, words in _listed(heading):
            self._exact[form][key].add(language)
            self._by_words[words].add(form)

    def _meanings_of(self, form: str, fit: float) -> dict[str, Meaning]:
        return {key: Meaning(key, fit, frozenset(spoken)) for key, spoken in self._exact.get(form, {}).items()}

    def _alone(self, heading: str) -> dict[str, Meaning]:
        """What the whole heading means, or else the heading without what stands in brackets or names a time."""
        for form in wording.variants(heading):
            if form in self._exact:
                found = self._meanings_of(form, EXACT)
                return found if form == wording.fold_heading(heading) else self._as_asides_say(found, heading)
        for form in wording.timeless(heading):
            found = self._meanings_of(form, EXACT)
            if repeated := {key: meaning for key, meaning in found.items() if self._may_repeat(key)}:
                return repeated
        return {}

    def _as_asides_say(self, found: dict[str, Meaning], heading: str) -> dict[str, Meaning]:
        """Of these meanings those of the family that stands in brackets: "Reason (drop-out)"; less sure without."""
        families = frozenset().union(*map(self.families, wording.asides(heading))) - self._whose
        named = {key: meaning for key, meaning in found.items() if self._fields[key].family in families}
        if named or not families:
            return named or found
        return {key: replace(meaning, fit=_NEARLY) for key, meaning in found.items()}

    def _combined(self, heading: str, group: str) -> dict[str, Meaning]:
        """What the heading means together with the line above it, where the dictionary has the two as one."""
        if not group:
            return {}
        several = _forms if not (wording.asides(heading) and self.is_listed(heading)) else _whole
        spoken = [heading, "date"] if _DAY.fullmatch(heading.strip()) else [heading]
        forms = [form for text in spoken for both in (f"{group} {text}", f"{text} {group}") for form in several(both)]
        words = wording.telling_words(wording.fold_heading(f"{group} {heading}"))
        found = next((self._meanings_of(form, EXACT) for form in forms if form in self._exact), None)
        if found is None:
            several_words = [words]
            if len(spoken) > 1:
                names = (name for family in self.families(group) for name in self._family_words[family])
                several_words += [name | {"date"} for name in names]
            known = (form for words in several_words for form in self._by_words.get(words, ()))
            found = _merge(self._meanings_of(form, EXACT) for form in known)
        return {key: replace(meaning, is_joint=True) for key, meaning in found.items()}

    def _bilingual(self, heading: str) -> dict[str, Meaning]:
        """What both halves of a heading in two languages mean, or the one that is known; "Visa: date" as a group."""
        halves = _several(heading)
        if len(halves) < 2:  # noqa: PLR2004 - one half is no pair
            return {}
        known = [meanings for meanings in map(self._alone, halves) if meanings]
        if len(known) > 1:
            shared = set.intersection(*(set(meanings) for meanings in known))
            return {key: meaning for key, meaning in _merge(known).items() if key in shared}
        if self.families(halves[0]):
            return self._combined(" ".join(halves[1:]), halves[0]) or self._alone(" ".join(halves[1:]))
        return {key: Meaning(key, _NEARLY, one.languages) for one_side in known for key, one in one_side.items()}

    def _reordered(self, heading: str) -> dict[str, Meaning]:
        """What the same words mean in another order, with other articles, or without saying whose it is."""
        words = wording.telling_words(wording.fold_heading(heading))
        forms = self._by_words.get(words) or self._by_words.get(words - self._people, set())
        return _merge(self._meanings_of(form, _REORDERED) for form in forms) if words - self._people else {}

    def _abbreviated(self, heading: str) -> dict[str, Meaning]:
        """What a heading means whose words are cut short."""
        if "." not in heading:
            return {}
        forms = (form for form in self._exact if wording.is_abbreviation_of(heading, form))
        return _merge(self._meanings_of(form, _REORDERED) for form in forms)

    def _contained(self, heading: str) -> dict[str, Meaning]:
        """What a known heading means that stands within a longer one.

        The more is said besides, the less it fits; but "visa" besides "application lodged" only says the family.
        """
        words = wording.telling_words(wording.fold_heading(heading))
        found: dict[str, Meaning] = {}
        for known, forms in self._by_words.items():
            if known and known < words and sum(map(len, known)) >= _LEAST_LETTERS:
                more = words - known - self._people
                fit = _CONTAINED * (0.5 + 0.5 * len(known) / len(words))
                for key, meaning in _merge(self._meanings_of(form, fit) for form in forms).items():
                    is_named = self._names_family(self._fields[key].family, more)
                    _keep_best(found, {key: replace(meaning, fit=_REORDERED) if is_named else meaning})
        best = max((meaning.fit for meaning in found.values()), default=0.0)
        return {key: meaning for key, meaning in found.items() if meaning.fit == best}

    def _names_family(self, family: str, words: frozenset[str]) -> bool:
        """Whether the words are names of the family and nothing else."""
        return words == frozenset().union(*(name for name in self._family_words[family] if name <= words))

    def _alike(self, heading: str) -> dict[str, Meaning]:
        """What a heading with a slip of the hand means."""
        folded = wording.fold_heading(heading)
        if len(folded) < _LEAST_LETTERS:
            return {}
        near = process.extract(folded, self._exact.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=3)
        return _merge(self._meanings_of(form, _NEARLY * score / 100) for form, score, _place in near)


@lru_cache(maxsize=4)
def heading_index(vocabulary: Vocabulary) -> HeadingIndex:
    """The index of a vocabulary, made when first asked for."""
    return HeadingIndex(vocabulary)


@lru_cache(maxsize=8192)
def _listed(heading: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The forms in which a heading of the dictionary is found, each with its words; schemes share most headings."""
    folded = wording.fold_heading(heading)
    forms = (form for form in (folded, wording.umlauts(folded)) if form)
    return tuple((form, wording.telling_words(form)) for form in forms)


def _forms(heading: str) -> Iterator[str]:
    """The folded forms of a heading, then those without a time."""
    yield from wording.variants(heading)
    yield from wording.timeless(heading)


def _whole(heading: str) -> Iterator[str]:
    """The folded heading with all that it says."""
    yield wording.fold_heading(heading)


def _several(heading: str) -> list[str]:
    """The parts of a heading that has several."""
    parts = wording.parts(heading)
    return parts if len(parts) > 1 else []


def _merge(several: Iterable[dict[str, Meaning]]) -> dict[str, Meaning]:
    merged: dict[str, Meaning] = {}
    for meanings in several:
        _keep_best(merged, meanings)
    return merged


def _keep_best(into: dict[str, Meaning], meanings: dict[str, Meaning]) -> None:
    for key, meaning in meanings.items():
        before = into.get(key)
        if before is None or meaning.fit > before.fit:
            into[key] = meaning
        elif meaning.fit == before.fit:
            into[key] = Meaning(key, meaning.fit, before.languages | meaning.languages)
