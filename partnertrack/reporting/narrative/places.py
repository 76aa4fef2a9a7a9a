"""Places for figures in a text: "{departed}" is one, "{{" and "}}" are braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECES = re.compile(r"(\{\{|\}\})|\{([^{}\n]{1,80})\}")


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in its order: what is written as it stands, and the names in braces; one of the two is ""."""
    end = 0
    for found in _PIECES.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], ""
        yield (found[1][0], "") if found[1] else ("", found[2].strip())
        end = found.end()
    if end < len(text):
        yield text[end:], ""


def places(text: str) -> tuple[str, ...]:
    """The names in braces, each once, in the order in which they come first."""
    return tuple(dict.fromkeys(name for _said, name in pieces(text) if name))


def literal(text: str) -> str:
    """The text with its braces doubled, so that none of them is a place."""
    return text.replace("{", "{{").replace("}", "}}")
