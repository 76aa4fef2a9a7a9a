"""What runs along the pages: the report and section above, the issue and page number below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnertrack.i18n import _
from partnertrack.reporting.document import Meta
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import shorten
from partnertrack.reporting.pdf.paginate import Page
from partnertrack.reporting.pdf.style import (
    FOOTER_BASELINE,
    FOOTER_RULE,
    HEADER_BASELINE,
    HEADER_RULE,
    PALETTE,
    RUNNING,
    Paper,
)
from partnertrack.scene import Item, Line, Text


def sections(pages: Sequence[Page]) -> Iterator[str]:
    """For each page the section that its first line belongs to."""
    section = ""
    for page in pages:
        begun = [(mark, place) for place, mark in enumerate(page.marks()) if mark is not None and mark.level == 1]
        is_opened = bool(begun) and begun[0][1] == 0
        yield begun[0][0].text if is_opened else section
        section = begun[-1][0].text if begun else section


def header(meta: Meta, section: str) -> tuple[Item, ...]:
    """The title of the report and the section."""
    width = Paper(meta.is_landscape).width
    return (
        _text(meta.title, HEADER_BASELINE, width * 0.48),
        _text(section, HEADER_BASELINE, width * 0.48, right=width),
        Line(0, HEADER_RULE, width, HEADER_RULE, PALETTE.faint, 0.6),
    )


def footer(meta: Meta, number: int, count: int) -> tuple[Item, ...]:
    """The issue of the report and the number of the page."""
    parts = (meta.mark, meta.kind or meta.title, meta.period, meta.version)
    about = "  \N{MIDDLE DOT}  ".join(part for part in parts if part)
    page = (meta.page or _("Page {number} of {count}")).format(number=number, count=count)
    paper = Paper(meta.is_landscape)
    rule, line, width = FOOTER_RULE + paper.drop, FOOTER_BASELINE + paper.drop, paper.width
    return (
        Line(0, rule, width, rule, PALETTE.faint, 0.6),
        _text(about, line, width * 0.78),
        _text(page, line, width * 0.2, right=width),
    )


def _text(text: str, y: float, room: float, *, right: float = 0.0) -> Text:
    """A text at the left margin, or ending at the `right` one, no wider than its room."""
    shown = shorten(text, RUNNING.size, RUNNING.weight, room, text_width)
    return Text(right, y, shown, RUNNING.size, PALETTE.muted, anchor="end" if right else "start")
