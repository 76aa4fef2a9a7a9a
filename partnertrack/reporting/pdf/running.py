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
    WIDTH,
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
    return (
        _text(meta.title, HEADER_BASELINE, WIDTH * 0.48),
        _text(section, HEADER_BASELINE, WIDTH * 0.48, is_right=True),
        Line(0, HEADER_RULE, WIDTH, HEADER_RULE, PALETTE.faint, 0.6),
    )


def footer(meta: Meta, number: int, count: int) -> tuple[Item, ...]:
    """The issue of the report and the number of the page."""
    about = "  \N{MIDDLE DOT}  ".join(part for part in (meta.kind or meta.title, meta.period, meta.version) if part)
    page = (meta.page or _("Page {number} of {count}")).format(number=number, count=count)
    return (
        Line(0, FOOTER_RULE, WIDTH, FOOTER_RULE, PALETTE.faint, 0.6),
        _text(about, FOOTER_BASELINE, WIDTH * 0.78),
        _text(page, FOOTER_BASELINE, WIDTH * 0.2, is_right=True),
    )


def _text(text: str, y: float, room: float, *, is_right: bool = False) -> Text:
    """A text at the left or right margin, no wider than its room."""
    shown = shorten(text, RUNNING.size, RUNNING.weight, room, text_width)
    x = WIDTH if is_right else 0.0
    return Text(x, y, shown, RUNNING.size, PALETTE.muted, anchor="end" if is_right else "start")
