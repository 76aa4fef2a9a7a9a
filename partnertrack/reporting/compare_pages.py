"""Which pages of two PDFs differ, in what they say or in how they look."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from partnertrack.reporting.page_image import opened

_SCALE = 1.0


def page_texts(content: bytes) -> tuple[str, ...]:
    """What each page says, without its spaces; raises `UserError` for what is no PDF, is damaged, or has a password."""
    with opened(content) as document:
        return tuple(_text(document[page]) for page in range(len(document)))


def differing_pages(one: bytes, other: bytes) -> tuple[int, ...]:
    """The pages, counted from 1, that are not the same in both; those that only one of them has are among them."""
    first, second = _looks(one), _looks(other)
    longer = max(len(first), len(second))
    return tuple(page + 1 for page in range(longer) if first[page : page + 1] != second[page : page + 1])


def _looks(content: bytes) -> tuple[bytes, ...]:
    with opened(content) as document:
        return tuple(_look(document[page]) for page in range(len(document)))


def _look(page: Any) -> bytes:  # noqa: ANN401 - the library is untyped
    """A page's text and picture as one short name."""
    bitmap = page.render(scale=_SCALE)
    return hashlib.sha256(_text(page).encode() + bytes(bitmap.buffer)).digest()


def _text(page: Any) -> str:  # noqa: ANN401 - the library is untyped
    return re.sub(r"\s+", "", page.get_textpage().get_text_range())
