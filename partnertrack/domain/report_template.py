"""A report template: which sections a donor's report has, in which order, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnertrack.domain.text import Label

TextPlace = Literal["none", "first", "last", "elsewhere"]
"""Whether a section has a text of the officer's: before what the figures show, after it, or printed by another part."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading, the parts that the figures fill (`services.donor_report.parts`), the officer's text.

    `guidance` says what the donor wants to read there, `most_words` how long the text may be (0: as long as it likes).
    A section that `may_be_empty` is left out when it has nothing to say; another then says that there is nothing to
    report. A `level` of 2 makes it part of the section above.
    """

    key: str
    heading: Label
    parts: tuple[str, ...] = ()
    text: TextPlace = "none"
    guidance: Label | None = None
    most_words: int = 0
    level: int = 1
    is_numbered: bool = True
    begins_page: bool = True
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A template by its `id`; `kind` is printed on the cover ("Progress report"), `sources` says what is known of it.

    `has_cover` and `has_contents` are left out of short ones. `donor` is the donor's name where it is one's own form.
    """

    id: str
    title: Label
    kind: Label
    sections: tuple[Section, ...]
    donor: str = ""
    sources: str = ""
    has_cover: bool = True
    has_contents: bool = True
    most_pages: int = 0
