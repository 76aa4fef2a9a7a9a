"""Finds what the guide says of a message that the program shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from partnertrack.services.guide.reading import anchor_of
from partnertrack.services.guide.shelf import ENGLISH, ERRORS, docs

_HEADING: Final = re.compile(r"^#{2,4} +(.+?)\s*$", re.MULTILINE)
_PLACE: Final = "…"
"""Stands in a heading for what differs from one message to another."""


def meaning_of(message: str, language: str) -> str:
    """The place in the guide that explains a message, such as "errors#this-file-is-damaged"; "" where none does."""
    message = message.strip()
    return next((f"{ERRORS}#{anchor}" for form, anchor in _forms(language) if form.fullmatch(message)), "")


@lru_cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The forms of all messages that are explained, the longest first, each with the anchor of its heading."""
    files = (docs() / each / f"{ERRORS}.md" for each in (language, ENGLISH))
    text = next((file.read_text("utf-8") for file in files if file.is_file()), "")
    headings = sorted((found[1] for found in _HEADING.finditer(text)), key=len, reverse=True)
    return tuple((_form(heading), anchor_of(heading)) for heading in headings)


def _form(heading: str) -> re.Pattern[str]:
    """Fits messages that begin with what the heading says, as a whole sentence."""
    said = heading.replace("**", "").replace("`", "").rstrip(".")
    fixed = (re.escape(part) for part in said.split(_PLACE))
    return re.compile(f"{'.+?'.join(fixed)}(?:\\s?[.:;!?…](?:\\s.*)?)?", re.IGNORECASE | re.DOTALL)
