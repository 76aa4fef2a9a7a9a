# ruff: noqa: RUF001 - the module is a table of letters that look alike
"""Names of other scripts in Latin letters, so that whoever types in one alphabet finds what is written in another."""

from __future__ import annotations

import re
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "є": "ye",
    "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "қ": "q", "ғ": "gh", "ҳ": "h", "ң": "ng",
    "ү": "u", "ұ": "u", "ө": "o", "ә": "a", "һ": "h",
}  # fmt: skip

_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k", "ლ": "l",
    "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k",
    "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ჰ": "h",
}  # fmt: skip

_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ؤ": "w", "ي": "y", "ئ": "y",
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
}  # fmt: skip

_LETTERS = str.maketrans(_CYRILLIC | _GEORGIAN | _ARABIC)
_ONE_SOUND = str.maketrans({"c": "k", "q": "k", "j": "g"})
_UNWRITTEN = re.compile(r"[aeiouyw]|(?<=[aeiou])h\b")
_SPELLINGS = (("ou", "u"), ("dj", "j"), ("ch", "sh"))
_DOUBLES = re.compile(r"([^\W\d])\1+")


@lru_cache(maxsize=65536)
def latin(folded: str) -> str:
    """The folded text in plain Latin letters, as far as its letters are known."""
    return folded if folded.isascii() else folded.translate(_LETTERS)


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """The consonants of a folded text: Arabic writes no short vowels, and Latin spellings differ in them."""
    spelled = latin(folded)
    for spelling, plain in _SPELLINGS:
        spelled = spelled.replace(spelling, plain)
    return _DOUBLES.sub(r"\1", _UNWRITTEN.sub("", spelled.translate(_ONE_SOUND)))


def is_arabic(text: str) -> bool:
    """Whether the text has Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
