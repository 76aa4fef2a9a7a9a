"""Something to mend or to look at before a report is issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name",
    "figure",
    "variance",
    "empty",
    "long",
    "carried",
    "language",
    "decisions",
    "remark",
    "typed",
    "stale",
    "changed",
    "disclosure",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the checklist, in the language of the window; an `is_blocking` one must be mended before the issue.

    It is mended in a `section` ("" for the cover) in a `language` ("" for each), at the words of the text in `quote`.
    """

    kind: Kind
    text: str
    is_blocking: bool = False
    section: str = ""
    language: str = ""
    hint: str = ""
    quote: str = ""
