"""In which encoding a partner's text file was saved."""

from __future__ import annotations

import re
from typing import Final

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CANDIDATES: Final = ("cp1252", "mac_roman", "cp850", "cp1250")
_LETTERS: Final = "àâäáãåçéèêëíìîïñóòôöõøœùûüúÿßÀÂÄÁÇÉÈÊËÎÏÔÖÜÛÙŒčćšžđČŠŽĐ"
_MARKS: Final = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u20ac\xa0\xa3\xa7\xab\xb0\xb2\xb7\xbb"
_EXPECTED: Final = frozenset(_LETTERS + _MARKS)
_MISPLACED: Final = re.compile(
    r"[a-zà-ÿ][À-ÖØ-Þ]"  # a capital inside a word
    r"|[A-Za-zÀ-ÿ][\u2018\u201c-\u201e\u2013-\u2026](?=[a-zà-ÿ])"  # a quotation mark or dash inside a word
    r"|[À-ÿ]{3}"  # more accents in a row than any word of ours has
)
_ARABIC: Final = "cp1256"
_ARABIC_WORD: Final = re.compile(r"(?<![A-Za-zÀ-ÿ])[\u0621-\u064a]{2,}(?![A-Za-zÀ-ÿ])")
_ALEF_AND_LAM: Final = "\u0627\u0644"
_COMMON: Final = 10
"""One letter in so many is an alef or a lam, at least: Arabic has more, Cyrillic read as Arabic fewer."""

_SAMPLE: Final = 200_000
_WELCOME: Final = 0.6
_MOSTLY: Final = 10


def decode(data: bytes) -> str:
    """The text; an encoding that cannot be told is that which reads most like our partners' languages.

    Order: a byte order mark; zero bytes (UTF-16 without a mark); valid UTF-8; then the Western encodings by how many
    of their characters French, German and Dutch use, and the Arabic one by how many make words; a general detector for
    the rest of the world.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data[:1000]:
        return data.decode(_wide(data[:1000]), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: in Western text every second byte is zero, and it is the high one."""
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _decode_legacy(data: bytes) -> str:
    """The text of a file that is not valid UTF-8."""
    forgiving = data.decode("utf-8", errors="replace")
    broken = forgiving.count("\ufffd")
    if broken * _MOSTLY < sum(not letter.isascii() for letter in forgiving):
        return forgiving  # UTF-8 with a few broken bytes
    sample = _telling(data)
    scores = {encoding: _likeness(sample, encoding) for encoding in _CANDIDATES}
    scores[_ARABIC] = _arabic(sample)
    encoding = max(scores, key=scores.__getitem__)
    if scores[encoding] < _WELCOME:
        encoding = _detected(data) or encoding
    return data.decode(encoding, errors="replace")


def _telling(data: bytes) -> bytes:
    """The lines that have more than ASCII, up to a sample's size."""
    lines = (line for line in data.splitlines() if not line.isascii())
    sample = bytearray()
    for line in lines:
        sample += line + b"\n"
        if len(sample) > _SAMPLE:
            break
    return bytes(sample)


def _likeness(sample: bytes, encoding: str) -> float:
    """How much of the sample's special characters our languages use in such places: 1 all of them, 0 or less none."""
    text = sample.decode(encoding, errors="replace")
    special = [letter for letter in text if not letter.isascii()]
    good = sum(letter in _EXPECTED for letter in special)
    return (good - 2 * len(_MISPLACED.findall(text))) / max(len(special), 1)


def _arabic(sample: bytes) -> float:
    """How much of the sample's special characters make Arabic words: 1 all of them, 0 none."""
    text = sample.decode(_ARABIC, errors="replace")
    words = "".join(_ARABIC_WORD.findall(text))
    if sum(map(words.count, _ALEF_AND_LAM)) * _COMMON < len(words):
        return 0.0
    return len(words) / max(sum(not letter.isascii() for letter in text), 1)


def _detected(data: bytes) -> str:
    """What the general detector says, or nothing."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and few files need it

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else ""
