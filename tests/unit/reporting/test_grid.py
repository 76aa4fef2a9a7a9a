"""Holds the widths of the columns of tables on paper."""

from __future__ import annotations

from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import wrap
from partnertrack.reporting.pdf.grid import grid
from partnertrack.reporting.pdf.style import TABLE, WIDTH
from partnertrack.reporting.table import Column, Row, Table

INDICATOR = "Share of those who returned who are in work or run a business"


def crowded(figures: int, text: str) -> Table:
    """A text beside so many figures, each below one long word."""
    figure = Column("Uitgangswaarde", "end")
    return Table("Results", (Column("Indicator"), *(figure,) * figures), (Row((text, *("30%",) * figures)),))


def lines_of(text: str, figures: int) -> int:
    (first, *_others) = grid(crowded(figures, text)).tracks
    return len(wrap(text, TABLE, first.width, text_width))


def test_a_text_beside_many_figures_has_room_for_three_lines_on_a_table_made_smaller() -> None:
    assert grid(crowded(3, INDICATOR)).scale == 1
    assert lines_of(INDICATOR, 7) <= 4  # words are as long as they are
    assert 0.8 < grid(crowded(7, INDICATOR)).scale < 1


def test_a_long_text_runs_on_and_leaves_the_table_as_large() -> None:
    longer, endless = INDICATOR * 5, INDICATOR * 50
    assert grid(crowded(7, endless)).scale == grid(crowded(7, longer)).scale
    assert grid(crowded(7, endless)).tracks[0].width < WIDTH / 4
