"""A sheet with a native chart beside the numbers that it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack.i18n import _
from partnertrack.reporting.document import ChartData, ChartKind, Figure
from partnertrack.reporting.workbook.styles import Styles, fitting
from partnertrack.scene import REPORT_PALETTE

_HEADER_ROW = 3
_LINE = 44
"""How many characters a line below the numbers has, so that it does not run behind the chart."""
_KINDS: Mapping[ChartKind, dict[str, str]] = {
    "bar": {"type": "bar"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "column": {"type": "column"},
    "line": {"type": "line"},
}
_PATTERNS = ("", "wide_upward_diagonal", "percent_50", "light_horizontal", "small_grid", "dotted_diamond")
"""How the fills of the series differ besides their colour; the first is solid."""
_DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "square_dot")
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus")
_WIDE, _LEAST_HIGH, _PER_CATEGORY, _MOST_HIGH = 760, 320, 24, 1200
"""The size of a chart in pixels."""


def write_chart(book: Workbook, sheet: Worksheet, styles: Styles, figure: Figure) -> None:
    """Title, numbers, the chart beside them, below them the note and what the chart shows in words."""
    data = figure.data
    if data is None:
        return
    sheet.write_string(0, 0, fitting(figure.title), styles.heading)
    sheet.write_string(1, 0, fitting(figure.subtitle), styles.muted)
    _numbers(sheet, styles, data, "" if data.heading == figure.title else data.heading)
    has_gaps = any(value is None for series in data.series for value in series.values)
    gaps = _("An empty cell has no figure, or one that is withheld [c].") if has_gaps else ""
    below = (line for text in (gaps, figure.note, figure.scene.alt_text) for line in wrap(fitting(text), _LINE))
    for row, line in enumerate(below, _HEADER_ROW + 1 + len(data.categories)):
        sheet.write_string(row, 0, line, styles.muted)
    if data.categories and data.series:
        place = {"description": fitting(figure.scene.alt_text or figure.title), "object_position": 2}
        sheet.insert_chart(_HEADER_ROW, len(data.series) + 2, _chart(book, sheet.get_name(), data), place)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_landscape()


def _numbers(sheet: Worksheet, styles: Styles, data: ChartData, heading: str) -> None:
    """A row a category, a column a series."""
    sheet.set_column(0, 0, min(max((len(each) for each in data.categories), default=0) + 4, 44))
    sheet.set_column(1, max(1, len(data.series)), 16)
    sheet.write_string(_HEADER_ROW, 0, fitting(heading) or _("Category"), styles.head)
    for row, category in enumerate(data.categories, _HEADER_ROW + 1):
        sheet.write_string(row, 0, fitting(category), styles.text)
    look = styles.cell("body", data.number_format, is_text=False)
    for column, series in enumerate(data.series, 1):
        sheet.write_string(_HEADER_ROW, column, fitting(series.name), styles.head)
        for row, value in enumerate(series.values, _HEADER_ROW + 1):
            if value is not None:
                sheet.write_number(row, column, value, look)


def _chart(book: Workbook, sheet: str, data: ChartData) -> object:
    """The chart, told apart by pattern, dash and label as well as by colour.

    Its title is the sheet’s: a text that is given to XlsxWriter as such could be taken for a formula.
    """
    chart = book.add_chart(_KINDS[data.kind])
    last = _HEADER_ROW + len(data.categories)
    for place in range(len(data.series)):
        options = {
            "name": [sheet, _HEADER_ROW, place + 1],
            "categories": [sheet, _HEADER_ROW + 1, 0, last, 0],
            "values": [sheet, _HEADER_ROW + 1, place + 1, last, place + 1],
            **(_line(place) if data.kind == "line" else _fill(place)),
        }
        chart.add_series(options)
    chart.set_title({"name": [sheet, 0, 0], "name_font": {"size": 12}})
    chart.set_legend({"none": True} if len(data.series) == 1 else {"position": "bottom"})
    chart.show_blanks_as("gap")
    values = {"num_format": data.number_format, "major_gridlines": {"visible": True, "line": {"color": "#d9dee6"}}}
    if data.kind in {"bar", "stacked_bar"}:  # whose vertical axis has the categories, the first of them on top
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_x_axis({**values, "label_position": "high"})
    else:
        chart.set_y_axis(values)
    high = _PER_CATEGORY * len(data.categories) * (len(data.series) if data.kind == "bar" else 1)
    chart.set_size({"width": _WIDE, "height": min(max(_LEAST_HIGH, high + 120), _MOST_HIGH)})
    return chart


def _fill(place: int) -> dict[str, object]:
    colour = REPORT_PALETTE.series[place % len(REPORT_PALETTE.series)]
    pattern = _PATTERNS[place % len(_PATTERNS)]
    shown: dict[str, object] = {"gap": 60, "border": {"color": colour}, "data_labels": {"value": True}}
    if not pattern:
        return {**shown, "fill": {"color": colour}}
    return {**shown, "pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#ffffff"}}


def _line(place: int) -> dict[str, object]:
    colour = REPORT_PALETTE.series[place % len(REPORT_PALETTE.series)]
    return {
        "line": {"color": colour, "width": 2, "dash_type": _DASHES[place % len(_DASHES)]},
        "marker": {
            "type": _MARKERS[place % len(_MARKERS)],
            "size": 5,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
    }
