# ruff: noqa: RUF001 - the module is a table of letters that look alike
"""How names are compared, however partners spell them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’‛ʹʻʼʽʾʿˈ′＇"), "")

_LETTERS = str.maketrans(
    {
        # letters that Unicode does not take apart
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "e",
        "ŋ": "n",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        # the Ghanaian alphabets
        "ɛ": "e",
        "ɔ": "o",
        "ɖ": "d",
        "ƒ": "f",
        "ɣ": "g",
        "ʋ": "v",
        "ǝ": "e",
        # Arabic letters that are written one for the other
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ٱ": "ا",
        "ـ": "",
        "ء": "",
    },
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text as words of plain small letters: case, accents, apostrophes and hyphens no longer tell names apart."""
    if text.isascii():
        letters = text.lower().replace("'", "").replace("`", "")
    else:
        letters = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES)).casefold().translate(_LETTERS)
    return " ".join("".join(map(_kept, letters)).split())


@lru_cache(maxsize=4096)
def _kept(letter: str) -> str:
    """The letter or digit itself, nothing for an accent, a blank for what stands between words."""
    category = unicodedata.category(letter)
    if category in ("Mn", "Cf"):
        return ""
    return letter if category[0] in "LNM" else " "


def name_key(text: str) -> str:
    """The folded text in one piece, so that El-Amrani, El Amrani and Elamrani meet."""
    return fold(text).replace(" ", "")


def fold_text(text: str) -> str:
    """A cell's text as alike cells are found: case and accents do not count, signs do where there is no letter."""
    return fold(text) or " ".join(text.split())
