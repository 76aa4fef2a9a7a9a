"""Indicators in words, ready to be listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.domain.months import add_months
from partnertrack.domain.names import fold
from partnertrack.i18n import _, current, day, ngettext, number, pgettext
from partnertrack.ui.view_models.figure_words import half_words, remarks, short_value

if TYPE_CHECKING:
    from partnertrack.services.indicators import IndicatorLine, Listing, Unread

COMPARED = ("none", "month", "quarter", "half", "year", "day")
"""Against which other day figures are held: none, so many months before, or a day that is chosen."""

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}

DIRECTIONS = {"up": "arrow-up", "down": "arrow-down", "none": "minus"}
"""The icons of the directions."""

TONES = {1: "ok", -1: "danger", 0: "neutral"}
"""The colour of a change that is good, bad, or neither."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A line of the list: a figure, or with a `heading` the title of those below it.

    `told` is the quieter line below the name, `then` the figure on the other day, `before` the same with the day.
    `tone` is the colour of the change. `counts` says what is counted.
    """

    id: str
    theme: str
    heading: str = ""
    name: str = ""
    told: str = ""
    definition: str = ""
    value: str = ""
    n: str = ""
    d: str = ""
    in_period: str = ""
    change: str = ""
    then: str = ""
    before: str = ""
    tone: str = "neutral"
    direction: str = "none"
    is_main: bool = True
    opens_n: bool = False
    opens_d: bool = False
    counts: str = "enrolments"
    words: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorsView:
    """The list: `themes` are key, name and how many indicators they have."""

    as_of: date
    since: date | None
    before: date | None
    rows: tuple[IndicatorRow, ...]
    themes: tuple[tuple[str, str, int], ...]
    unread: tuple[Unread, ...]
    subtitle: str


def present(listing: Listing, themes: dict[str, str]) -> IndicatorsView:
    """The list in words; `themes` are the names of the themes, in their order."""
    rows = tuple(_rows(listing.lines, themes))
    mains = [line for line in listing.lines if line.is_main]
    counts = {key: sum(line.theme == key for line in mains) for key in themes}
    told = ngettext("{n} indicator as of {day}", "{n} indicators as of {day}", len(mains))
    subtitle = told.format(n=number(len(mains)), day=day(listing.as_of))
    if listing.before:
        subtitle += "  ·  " + _("compared with {day}").format(day=day(listing.before))
    shown = tuple((key, name, counts[key]) for key, name in themes.items() if counts[key] or key == "X")
    return IndicatorsView(listing.as_of, listing.since, listing.before, rows, shown, listing.unread, subtitle)


def narrow(rows: Sequence[IndicatorRow], theme: str, text: str) -> list[IndicatorRow]:
    """The rows of a theme (all, where it is empty) that have all words of a text, below the headings of theirs."""
    words = fold(text).split()
    fit = [
        row for row in rows if not row.heading and theme in ("", row.theme) and all(word in row.words for word in words)
    ]
    themes = {row.theme for row in fit}
    kept = {id(row) for row in fit}
    return [row for row in rows if (row.theme in themes if row.heading else id(row) in kept)]


def lines(rows: Sequence[IndicatorRow]) -> tuple[tuple[str, ...], ...]:
    """The rows as texts, their titles first; the change is that since the other day."""
    titles = (
        _("Id"),
        _("Indicator"),
        _("Value"),
        _("Counted"),
        _("Of"),
        pgettext("difference", "Change"),
        _("Other day"),
        _("Remarks"),
    )
    found = (
        (row.id, row.name, row.value, row.n, row.d, row.change, row.before, row.told) for row in rows if not row.heading
    )
    return (titles, *found)


def compared_words(compared: str) -> str:
    """Against what figures are held, in words."""
    return {
        "none": _("Not compared"),
        "month": _("A month before"),
        "quarter": _("Three months before"),
        "half": _("Six months before"),
        "year": _("A year before"),
        "day": _("Another day…"),
    }[compared]


def compared_day(compared: str, as_of: date, chosen: date) -> date | None:
    """The other day; None where figures are not compared."""
    if compared == "day":
        return chosen
    return add_months(as_of, -_MONTHS[compared]) if compared in _MONTHS else None


def direction_words(direction: str) -> str:
    """What is better."""
    return {"up": _("more is better"), "down": _("less is better"), "none": _("neither is better")}[direction]


def unit_words(unit: str) -> str:
    """A unit in words."""
    words = {
        "count": _("number"),
        "percent": _("per cent"),
        "share": _("share"),
        "days": _("days"),
        "months": _("months"),
        "points": _("points"),
        "money": _("money"),
    }
    return words.get(unit, unit)


def _rows(lines: Sequence[IndicatorLine], themes: dict[str, str]) -> Iterator[IndicatorRow]:
    for theme, name in themes.items():
        found = [line for line in lines if line.theme == theme]
        if found:
            yield IndicatorRow("", theme, heading=name)
        for line in found:
            yield _row(line)


def _row(line: IndicatorLine) -> IndicatorRow:
    figure = line.figure
    d_is_money = figure.unit != "money"
    return IndicatorRow(
        id=figure.id,
        theme=line.theme,
        name=figure.label.text(current()),
        told="  ·  ".join(filter(None, (line.known, *remarks(figure)))),
        definition=line.definition,
        value=short_value(figure),
        n=half_words(figure, figure.n),
        d="" if figure.d is None else half_words(figure, figure.d) if d_is_money else number(figure.d),
        in_period="" if figure.in_period is None else number(figure.in_period),
        change=line.change.text,
        then=line.change.then,
        before=line.change.before,
        tone=TONES[line.change.is_good],
        direction=line.direction,
        is_main=line.is_main,
        opens_n=line.opens_n,
        opens_d=line.opens_d,
        counts=figure.counts,
        words=fold(f"{figure.id} {figure.label.text(current())} {line.definition}"),
    )
