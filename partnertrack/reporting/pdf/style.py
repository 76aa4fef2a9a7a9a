"""The measures of a printed page: A4, one column, and the type sizes of everything on it."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.reporting.charts import Look
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face
from partnertrack.scene import REPORT_PALETTE

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 56.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
"""The width of the text column."""

TOP, BOTTOM = 64.0, 782.0
"""Where the text column begins and ends, from the upper edge of the page."""

HEADER_BASELINE, HEADER_RULE = 37.5, 44.5
FOOTER_RULE, FOOTER_BASELINE = 800.0, 812.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of A4, upright unless turned; lengths in points."""

    is_landscape: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)

    @property
    def width(self) -> float:
        """The width of the text column."""
        return self.size[0] - 2 * MARGIN

    @property
    def drop(self) -> float:
        """By how much its lower edge lies below that of an upright sheet; less than nothing where it lies above."""
        return self.size[1] - PAGE_HEIGHT


UPRIGHT = Paper()

HEADINGS = {
    1: Face(19.0, 23.5, "semibold"),
    2: Face(11.4, 15.0, "semibold"),
    3: Face(9.4, 13.0, "semibold"),
}
LEAD = Face(13.2, 18.2, "light", "regular")
BODY = Face(9.2, 13.4)
NOTE = Face(6.8, 9.0)
TITLE = Face(9.4, 12.4, "semibold")
SUBTITLE = Face(7.8, 10.2)
TABLE = Face(7.8, 10.0)
TABLE_HEAD = Face(7.0, 8.8, "semibold")
RUNNING = Face(7.0, 9.0)

PALETTE = REPORT_PALETTE
HAIR = "#c3cad4"
"""The colour of lines that lead the eye and do not divide."""
LOOK = Look(text_width)
