"""Text as it may stand in any file: without the signs that XML cannot hold or that turn the text after them around."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"  # not allowed in XML
    "\u202a-\u202e\u2066-\u2069]"  # embeddings and overrides of the reading direction
)


def plain_text(text: str) -> str:
    """The text without these signs; the very same where it has none."""
    return text if text.isprintable() else _UNFIT.sub("", text)
