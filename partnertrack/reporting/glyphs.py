"""A gate for signs that our fonts do not have, so that none of them is lost without a word.

ReportLab drops such a sign silently. Texts that people typed are therefore made printable first: an unknown sign
becomes a box, and is named to the user. Our own texts have no unknown signs; if one has, printing stops.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from partnertrack.reporting.document import Document
from partnertrack.reporting.fonts import characters

BOX = "\N{WHITE SQUARE}"
"""What is printed in the place of a sign that the fonts do not have."""


class MissingGlyphError(Exception):
    """A text holds a sign that the fonts do not have, and nobody made it printable: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A document without unknown signs, with a line about each sign that was replaced."""

    document: Document
    missing: tuple[str, ...]


def make_printable(document: Document) -> Printable:
    """The document with a box in place of each unknown sign; control characters become spaces."""
    missing: set[str] = set()
    cleaned = _cleaned(document, missing)
    return Printable(cleaned, tuple(f"{sign} (U+{ord(sign):04X})" for sign in sorted(missing)))


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise `MissingGlyphError` if a text holds a sign that the fonts do not have."""
    known = characters()
    for text in texts:
        if not known.issuperset(text):
            signs = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(text) - known))
            raise MissingGlyphError(f"The fonts have no {signs}, which is part of {text!r}.")


def _cleaned(value: Any, missing: set[str]) -> Any:  # noqa: ANN401 - walks any value of a document and keeps its type
    """The value with its texts cleaned; the very same value where nothing had to be changed."""
    if isinstance(value, str):
        return _clean_text(value, missing)
    if isinstance(value, tuple):
        parts = tuple(_cleaned(part, missing) for part in value)
        return value if all(old is new for old, new in zip(value, parts, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_record(value, missing)
    return value


def _clean_record(record: Any, missing: set[str]) -> Any:  # noqa: ANN401 - as above
    """The record with the texts of its fields cleaned."""
    changed = {}
    for field in fields(record):
        old = getattr(record, field.name)
        new = _cleaned(old, missing)
        if new is not old:
            changed[field.name] = new
    return replace(record, **changed) if changed else record


def _clean_text(text: str, missing: set[str]) -> str:
    """The text in composed form, its unknown signs boxed and noted; invisible format signs are left out."""
    if text.isascii() and text.isprintable():
        return text
    known = characters()
    composed = unicodedata.normalize("NFC", text)
    if known.issuperset(composed):
        return composed if composed != text else text
    return "".join(sign if sign in known else _substitute(sign, missing) for sign in composed)


def _substitute(sign: str, missing: set[str]) -> str:
    """What stands for a sign that the fonts do not have."""
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and characters().issuperset(plain):  # joined Arabic letters, ligatures, wide digits
        return plain
    category = unicodedata.category(sign)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    missing.add(sign)
    return BOX
