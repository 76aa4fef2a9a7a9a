# ruff: noqa: RUF001 - Arabic letters look like Latin ones
"""How a name sounds, in whatever script and by whichever country's spelling it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from anyascii import anyascii

from partnertrack.domain.names import fold
from partnertrack.importing.spellings import ONE_NAME

_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_VOWEL_POINTS: Final = re.compile("[\u064b-\u0652\u0640]")
_ARABIC_ARTICLE: Final = re.compile(r"\b(عبد)?ال(?=\w{2})")
_ARABIC_FINAL_H: Final = re.compile(r"ه\b")
_ARABIC_LETTERS: Final = str.maketrans(
    {"ا": "a", "أ": "a", "آ": "a", "ٱ": "a", "إ": "i", "ؤ": "u", "ئ": "i", "ى": "a", "ة": "a", "و": "u", "ي": "y",
     "ع": "", "ء": ""}
)  # fmt: skip
"""Letters that stand for vowels, which a transliteration by letter gets wrong or drops."""

_ARTICLES: Final = frozenset({"el", "al", "ul", "il"})
_SUN_ARTICLE: Final = re.compile(r"[ae](ch|sh|[dnrstz])")
_JOINED_ARTICLE: Final = re.compile(r"^e([dnrstz])(?=\1\w{3})")
_SERVANT: Final = re.compile(r"^abd(?:ou|oo|[aeiou])?l(?=\w|$)")
_FAITH: Final = re.compile(r"(?:[aeou]l?)?dd?ine?$")
_SHORTEST_FAITH: Final = 6
_VOWELS: Final = frozenset("aeiou")
_DOUBLES: Final = re.compile(r"(.)\1+")
_MUTE: Final = re.compile(r"(?<=[aeiou])h$")
_ENOUGH_CONSONANTS: Final = 3
_FEWEST_CONSONANTS: Final = {3: _ENOUGH_CONSONANTS}
"""The last reading is for long names only: Sara is not Zara."""
_WEAK: Final = str.maketrans("eo", "au")

_SHARED: Final = {
    "tsch": "C", "tch": "C", "tsh": "C", "dsch": "g", "dzh": "g", "dj": "g", "sch": "S", "sh": "S", "kh": "X",
    "gh": "g", "ph": "f", "th": "t", "dh": "d", "zh": "g", "ck": "k", "q": "k", "x": "ks", "dse": "dze", "dz": "dz",
    "tz": "Z", "ts": "Z", "ou": "u", "oo": "u", "ee": "i", "ey": "ai", "ei": "ai", "ay": "ai", "y": "i", "w": "u",
    "j": "g", "ce": "se", "ci": "si", "c": "k",
}  # fmt: skip
_GERMAN: Final = _SHARED | {"ch": "X", "w": "v", "j": "i", "dj": "di", "z": "Z"}
_READINGS: Final = (
    _SHARED | {"ch": "C"},  # English
    _SHARED | {"ch": "S", "gue": "ge", "gui": "gi"},  # French
    _GERMAN,
    _GERMAN | {"ss": "s", "s": "z", "sch": "g"},  # Surab is Zurab, Schwania is Zhvania
)
"""What letters stand for: C as in church, S as in ship, X as in loch, Z as in tsar; j, dj and gh are taken for g."""

_PATTERNS: Final = tuple(re.compile("|".join(sorted(reading, key=len, reverse=True))) for reading in _READINGS)


@dataclass(frozen=True, slots=True)
class Sound:
    """The consonants of a name, and the vowels before, between and after them."""

    consonants: str
    vowels: tuple[str, ...]
    is_without_short_vowels: bool


@lru_cache(maxsize=65536)
def roman(text: str) -> str:
    """The folded text in Latin letters: გიორგი is giorgi; of Arabic words the article is parted."""
    if text.isascii():
        return fold(text)
    if _ARABIC.search(text):
        parted = _ARABIC_ARTICLE.sub(lambda found: f"{found[1] or ''} ال ", _VOWEL_POINTS.sub("", text))
        text = _ARABIC_FINAL_H.sub("ة", parted).translate(_ARABIC_LETTERS)
    return fold(anyascii(fold(text)))


@lru_cache(maxsize=65536)
def sounds_alike(left: str, right: str) -> bool:
    """Whether two family names or two first names may be one name, spelt by another country or in another script."""
    theirs = sounds_of(right)
    return any(_is_one(ours, other) for ours in sounds_of(left) for other in theirs)


@lru_cache(maxsize=65536)
def shares_consonants(left: str, right: str) -> bool:
    """Whether two names differ in nothing but vowels, of which the spellings of one family's name agree the least."""
    theirs = {sound.consonants for sound in sounds_of(right)}
    return any(len(sound.consonants) >= _ENOUGH_CONSONANTS and sound.consonants in theirs for sound in sounds_of(left))


@lru_cache(maxsize=65536)
def sounds_of(part: str) -> tuple[Sound, ...]:
    """The ways to read a family name or a first name aloud; none for an empty one."""
    is_arabic = bool(_ARABIC.search(part))
    words = roman(part).split()
    bare = "".join(without_articles(tuple(words)))
    whole = "".join("al" if word in _ARTICLES else "".join(_one_spelling(word)) for word in words)
    forms = dict.fromkeys(form for each in (bare, whole) for form in (_MUTE.sub("", each), each))
    found = [(place, _sound(form, place, is_arabic=is_arabic)) for form in forms for place in range(len(_READINGS))]
    return tuple(
        dict.fromkeys(sound for place, sound in found if len(sound.consonants) >= _FEWEST_CONSONANTS.get(place, 1))
    )


@lru_cache(maxsize=65536)
def without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, each in one spelling, without the Arabic article: Abd el-Kader, Abdulkader → abd kader."""
    kept: list[str] = []
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        sun = _SUN_ARTICLE.fullmatch(word)
        if after and (word in _ARTICLES or (sun and after.startswith(sun[1]))):
            continue
        kept += _one_spelling(word)
    return tuple(kept)


def _one_spelling(word: str) -> list[str]:
    """The word, parted where it is made of two, in the spelling that stands for all of its spellings."""
    if servant := _SERVANT.match(word):
        rest = word[servant.end() :]
        return ["abd", *([ONE_NAME.get(rest, rest)] if rest else [])]
    faith = _FAITH.search(word) if len(word) >= _SHORTEST_FAITH else None
    if faith:
        start = word[: faith.start()]
        return [*([ONE_NAME.get(start, start)] if start else []), "din"]
    word = _JOINED_ARTICLE.sub("", word)  # Essaidi
    return [ONE_NAME.get(word, word)]


@lru_cache(maxsize=65536)
def skeletons(*parts: str) -> frozenset[str]:
    """What all spellings of a whole name have in common, to look it up by: its consonants in alphabetical order.

    In that order neither swapped names nor a part that is split elsewhere hide it; l and h come and go with articles
    and mute endings, and are left out.
    """
    words = without_articles(tuple(roman(" ".join(parts)).split()))
    return frozenset(
        "".join(sorted(_sound("".join(words), place, is_arabic=False).consonants)).replace("l", "").replace("h", "")
        for place in range(len(_READINGS))
    )


@lru_cache(maxsize=65536)
def _sound(form: str, place: int, *, is_arabic: bool) -> Sound:
    reading = _READINGS[place]
    code = _PATTERNS[place].sub(lambda found: reading[found.group()], form)
    consonants: list[str] = []
    vowels = [""]
    for letter in _DOUBLES.sub(r"\1", code):
        if letter in _VOWELS:
            vowels[-1] += letter
        else:
            consonants.append(letter)
            vowels.append("")
    return Sound("".join(consonants), tuple(vowels), is_arabic)


def _is_one(left: Sound, right: Sound) -> bool:
    if left.consonants != right.consonants:
        return False
    if left.vowels == right.vowels:
        return True
    if left.is_without_short_vowels or right.is_without_short_vowels:
        fewer, more = (left, right) if left.is_without_short_vowels else (right, left)
        ends_alike = ("a" in fewer.vowels[-1]) == ("a" in more.vowels[-1])  # Amin is a man, Amina a woman
        return ends_alike and all(map(_may_stand_for, enumerate(fewer.vowels), more.vowels))
    return len(left.consonants) >= _ENOUGH_CONSONANTS and _weak(left) == _weak(right)


def _may_stand_for(written: tuple[int, str], spoken: str) -> bool:
    """Whether the long vowels that were written are among those spoken at that place; an alif may open any name."""
    place, letters = written
    if place == 0:
        letters = letters.removeprefix("a")
    heard = spoken + ("ai" if "e" in spoken or (place == 0 and not spoken) else "") + ("u" if "o" in spoken else "")
    return set(letters) <= set(heard)


def _weak(sound: Sound) -> tuple[str, ...]:
    """The vowels, e no longer told from a nor o from u, but for the last: Andre is a man, Andrea a woman."""
    return (*(vowels.translate(_WEAK) for vowels in sound.vowels[:-1]), sound.vowels[-1])
