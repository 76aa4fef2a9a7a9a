"""One indicator in words, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from partnertrack.i18n import _, current, day, number, percent
from partnertrack.ui.view_models.figure_words import half_words, remarks, short_value
from partnertrack.ui.view_models.indicators import TONES, direction_words, unit_words
from partnertrack.ui.view_models.trend_chart import TrendPoint

if TYPE_CHECKING:
    from partnertrack.services.indicators import IndicatorView, Parts, Point

Half = Literal["share", "n", "d"]

_SHARES = ("percent", "share")


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column of the table: the key of its group (empty for all), and which half of the figure it shows."""

    key: str
    title: str
    half: Half


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of the table: the key of its group (empty for all), what stands in its cells, and how many are behind."""

    key: str
    name: str
    cells: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartTable:
    """A figure by groups, the sums in the last row and column."""

    title: str
    columns: tuple[PartColumn, ...]
    rows: tuple[PartRow, ...]

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The table as texts, its titles first."""
        titles = (self.title, *(column.title for column in self.columns))
        return (titles, *((row.name, *row.cells) for row in self.rows))


@dataclass(frozen=True, slots=True)
class OneView:
    """All that the page of an indicator shows.

    `facts` are triples of icon, label and text; `siblings` are the figures of the indicator by id, name and value.
    """

    id: str
    indicator: str
    name: str
    value: str
    n: int
    n_words: str
    d: int | None
    opens_n: bool
    opens_d: bool
    counted: str
    change: str
    before: str
    tone: str
    notes: tuple[str, ...]
    definition: str
    formula: str
    facts: tuple[tuple[str, str, str], ...]
    siblings: tuple[tuple[str, str, str], ...]
    known: tuple[str, ...]
    is_own: bool
    is_share: bool
    trend: tuple[TrendPoint, ...]
    dimensions: tuple[tuple[str, str], ...]
    parts: Parts


def present(view: IndicatorView) -> OneView:
    """The indicator in words."""
    figure, told = view.figure, view.definition
    is_share = figure.unit in _SHARES
    name = figure.label.text(current())
    return OneView(
        id=figure.id,
        indicator=told.id,
        name=name,
        value=short_value(figure),
        n=figure.n,
        n_words=half_words(figure, figure.n),
        d=figure.d,
        opens_n=view.opens_n,
        opens_d=view.opens_d,
        counted=figure.counts,
        change=view.change.text,
        before=view.change.before,
        tone=TONES[view.change.is_good],
        notes=tuple(remarks(figure)),
        definition=told.definition,
        formula=view.formula,
        facts=_facts(view),
        siblings=view.siblings if len(view.siblings) > 1 else (),
        known=view.known,
        is_own=told.is_own,
        is_share=is_share,
        trend=tuple(_point(each, figure.unit) for each in view.trend),
        dimensions=view.dimensions,
        parts=view.parts,
    )


def part_table(view: OneView, half: Half) -> PartTable:
    """The table of the figure by its dimensions; by one, all that its cells can show stands side by side."""
    parts, names = view.parts, dict(view.dimensions)
    halves = halves_of(view)
    if parts.across:
        chosen = half if half in halves else next(iter(halves))
        columns = [PartColumn(key, name, chosen) for key, name in parts.columns]
        columns.append(PartColumn("", _("Total"), chosen))
        title = _("{down} by {across}").format(down=names[parts.down], across=names[parts.across])
    else:
        columns = [PartColumn("", words, each) for each, words in halves.items()]
        title = names[parts.down]
    rows = tuple(
        PartRow(
            key,
            name,
            tuple(_cell(parts, key, column) for column in columns),
            tuple(_count(parts, key, column) for column in columns),
        )
        for key, name in (*parts.rows, ("", _("Total")))
    )
    return PartTable(title, tuple(columns), rows)


def halves_of(view: OneView) -> dict[Half, str]:
    """What the cells of the table can show, by name: the first is shown in a table by two dimensions at first."""
    if view.parts.figures:
        return {"share": _("Value"), "n": _("People behind it")}
    if view.parts.has_d and view.is_share:
        return {"share": _("Share"), "n": _("Counted"), "d": _("Of")}
    return {"n": _("Counted")}


def _cell(parts: Parts, row: str, column: PartColumn) -> str:
    if column.half == "share" and parts.figures:
        figure = parts.figures.get((row, column.key))
        return "–" if figure is None or figure.exact is None else figure.text
    if column.half == "share":
        share = parts.share((row, column.key))
        return "–" if share is None else percent(share)
    return number(_count(parts, row, column))


def _count(parts: Parts, row: str, column: PartColumn) -> int:
    counts = parts.d if column.half == "d" else parts.n
    return counts.get((row, column.key), 0)


def _facts(view: IndicatorView) -> tuple[tuple[str, str, str], ...]:
    told = view.definition
    facts = (
        ("hash", _("Definition"), told.id),
        ("layers", _("Unit"), unit_words(view.figure.unit)),
        ("arrow-up-down", _("Direction"), direction_words(told.direction)),
        ("book-open", _("Source of the definition"), told.source or _("PartnerTrack’s catalogue")),
        ("user-check", _("Responsible"), told.responsible or _("not named")),
        ("file-text", _("Source of verification"), told.verification),
    )
    if told.is_own and not told.source:
        return (*facts[:3], ("book-open", _("Source of the definition"), _("our own")), *facts[4:])
    return facts


def _point(point: Point, unit: str) -> TrendPoint:
    value = point.value
    if value is None:
        text = _("n/a")
    elif unit in _SHARES:
        text = percent(value)
    else:
        text = number(value, 0 if value.denominator == 1 else 1)
    return TrendPoint(
        label=day(point.last_day, "month_short"),
        short=str(point.last_day.year) if point.last_day.month == 1 else day(point.last_day, "month_short").split()[0],
        value=None if value is None else float(value),
        text=text,
        n=number(point.n),
        d="" if point.d is None else number(point.d),
        is_open=point.is_open,
    )
