"""From what partners write as an answer to the code on its list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.fuzz import ratio

from partnertrack.domain.names import fold
from partnertrack.domain.scheme import CodeList
from partnertrack.importing.countries import read_country
from partnertrack.importing.sheet import Cell

_CROSS: Final = "x"
_ASIDE: Final = re.compile(r"\s*[\(\[][^\)\]]*[\)\]]\s*")
_PARTS: Final = re.compile(r"\s*[;,:|]\s*|\s+[-–—]\s+|\s*\n\s*")
_WHERE: Final = re.compile(
    r"(?P<what>\S.*?)\s+(?:in|to|en|au|aux|à|dans|vers|nach|im|ins|naar)\s+(?:the |le |la |l'|das |die |het )?"
    r"(?P<land>\S.*)",
    re.IGNORECASE,
)
_LANDS: Final = frozenset(
    {
        "pays", "pays d origine", "pays d accueil", "heimat", "heimatland", "herkunftsland", "zielland", "home country",
        "country of origin", "host country", "herkomstland", "land van herkomst", "thuisland", "gastland", "europe",
    }
)  # fmt: skip
_ALIKE: Final = 80
_LONG: Final = 6
_SAME_START: Final = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """The words for the answers of one question: language -> folded word -> keys of the answers that it may mean."""

    words: Mapping[str, Mapping[str, frozenset[str]]]

    def all_words(self) -> set[str]:
        """Every word, of whatever language."""
        return {word for words in self.words.values() for word in words}

    def keys(self, word: str, languages: Iterable[str]) -> frozenset[str]:
        """What a folded word may mean in these languages."""
        return frozenset().union(*(self.words[language].get(word, frozenset()) for language in languages))


def answers_of(codes: CodeList) -> Answers:
    """The words for the codes of a list: keys, labels (also the text of "C – Industry"), partners' words."""
    words: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in codes.codes:
        for language in ("en", "fr", "de", "nl"):
            label = code.label.text(language)
            for word in (code.key, label, label.removeprefix(f"{code.key} – "), *code.words.get(language, ())):
                words[language][_folded(word)].add(code.key)
    return Answers(
        {language: {word: frozenset(keys) for word, keys in known.items() if word} for language, known in words.items()}
    )


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """How the answers of one column are read.

    `languages` are those in which the column is written, the sheet's first where it is one of them; `doubtful` holds
    words that cannot be told apart in this column, such as H beside M: men in French, or men and women in Spanish.
    """

    answers: Answers
    languages: tuple[str, ...]
    doubtful: frozenset[str] = frozenset()


def answer_rule(cells: Iterable[Cell], answers: Answers, language: str) -> AnswerRule:
    """The rule for a column, decided by all the words in it: the languages that know the most of them.

    "M" beside "V" is Dutch, beside "W" German, whatever language the headings are in.
    """
    words = {_folded(cell) for cell in cells if isinstance(cell, str)} - {""}
    known = {spoken: sum(word in table for word in words) for spoken, table in answers.words.items()}
    most = max(known.values(), default=0)
    best = [spoken for spoken in answers.words if known[spoken] == most]
    languages = (language,) if language in best else tuple(best)
    return AnswerRule(answers, languages, _doubtful(words, answers, languages))


def read_answer(cell: Cell, rule: AnswerRule) -> tuple[str, str]:
    """The key of the answer and an empty text, or an empty key and the code of an issue.

    Read are: a word of the column's languages, then one of any language that has one meaning, then the part before a
    remark or a country, then a word with a slip of the hand in it (code "code-read-as", with its key).
    """
    text = _text(cell)
    for part in _said(text):
        key, issue = _look_up(_folded(part), rule)
        if issue != "code-unknown":
            return key, issue
    return _nearest(text, rule)


def _said(text: str) -> Iterator[str]:
    """The answer, then the part before a remark, then that without the country: "back in Ghana" is "back"."""
    yield text
    head = _PARTS.split(_ASIDE.sub(" ", text).strip())[0]
    yield head
    where = _WHERE.fullmatch(head)
    if where and (fold(where["land"]) in _LANDS or read_country(where["land"])):
        yield where["what"]


def _folded(text: str) -> str:
    """The text as words are compared; +, / and digits count where there is nothing else."""
    return fold(text) or text.strip()


def _text(cell: Cell) -> str:
    """The cell as text, a whole number without decimals and a truth value as a word."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _doubtful(words: set[str], answers: Answers, languages: Iterable[str]) -> frozenset[str]:
    """The words of a column that are different letters and would all mean the same: one of them means another."""
    meanings = {answers.keys(word, languages) for word in words}
    is_one = len(words) > 1 and len(meanings) == 1 and frozenset() not in meanings
    are_letters = all(len(word) == 1 and word.isalpha() and word != _CROSS for word in words)
    return frozenset(words) if is_one and are_letters else frozenset()


def _look_up(word: str, rule: AnswerRule) -> tuple[str, str]:
    """The one meaning of a word, in the column's languages or else in any."""
    if word in rule.doubtful:
        return "", "code-ambiguous"
    keys = rule.answers.keys(word, rule.languages) or rule.answers.keys(word, rule.answers.words)
    if len(keys) == 1:
        return next(iter(keys)), ""
    return "", "code-ambiguous" if keys else "code-unknown"


def _nearest(text: str, rule: AnswerRule) -> tuple[str, str]:
    """The answer whose word is nearly this one and begins like it ("refusee", "weibl."), never "unemployed"."""
    word, is_short = _folded(text), text.endswith(".")
    if len(word) < (_SAME_START if is_short else _LONG):
        return "", "code-unknown"
    near: frozenset[str] = frozenset()
    for known in rule.answers.all_words():
        if (is_short and known.startswith(word)) or (
            len(word) >= _LONG and known[:_SAME_START] == word[:_SAME_START] and ratio(known, word) >= _ALIKE
        ):
            near |= rule.answers.keys(known, rule.answers.words)
    return (next(iter(near)), "code-read-as") if len(near) == 1 else ("", "code-unknown")
