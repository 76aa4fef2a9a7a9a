"""The formats of cells, and what every sheet is set up with."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack.i18n import _
from partnertrack.reporting.plain_text import plain_text
from partnertrack.reporting.table import RowKind

_A4 = 9
_MOST_CHARACTERS = 32_000
"""What Excel holds in one cell, near enough."""
_MOST_HEADER = 100


@dataclass(slots=True)
class Styles:
    """The formats of a workbook, each made once; `title` heads its printed pages."""

    book: Workbook
    title: str
    _made: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def named(self, **wanted: object) -> Format:
        """The format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]

    @property
    def heading(self) -> Format:
        """The title of a sheet."""
        return self.named(bold=True, font_size=14)

    @property
    def muted(self) -> Format:
        """What explains."""
        return self.named(font_color="#5b6577")

    @property
    def head(self) -> Format:
        """The label of a column."""
        return self.named(bold=True, bottom=1, text_wrap=True, valign="bottom")

    @property
    def text(self) -> Format:
        """Running text."""
        return self.named(text_wrap=True, valign="top")

    def cell(self, kind: RowKind, number_format: str, *, is_text: bool) -> Format:
        """The format of a cell in a kind of row."""
        key = (kind, number_format, is_text)
        if key not in self._made:
            wanted: dict[str, object] = {"bold": kind != "body", "text_wrap": is_text, "valign": "top"}
            if number_format:
                wanted["num_format"] = number_format
            if kind == "total":
                wanted["top"] = 1
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, to be printed on A4 with the title and the number of the page."""
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        said = self.title[:_MOST_HEADER].replace("&", "&&")
        sheet.set_header(f"&L{said}&R&A")
        sheet.set_footer("&R" + _("Page {number} of {count}").format(number="&P", count="&N"))
        return sheet


def fitting(text: str) -> str:
    """The text, cut where Excel would refuse it."""
    return plain_text(text)[:_MOST_CHARACTERS]
