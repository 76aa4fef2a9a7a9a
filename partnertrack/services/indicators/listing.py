"""The whole catalogue as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnertrack.errors import SchemeError
from partnertrack.i18n import _, current, number
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.catalogue import read_indicator
from partnertrack.indicators.definition import Indicator, Line
from partnertrack.indicators.figure import Figure
from partnertrack.services.indicators.change import Change, change
from partnertrack.services.indicators.themes import theme_of
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A figure of the catalogue as it stands.

    `known` says how complete its denominator is, `is_main` whether it is the first of its indicator. `opens_n` and
    `opens_d` tell whether people stand behind numerator and denominator.
    """

    figure: Figure
    theme: str
    definition: str
    direction: str
    change: Change
    known: str
    is_main: bool
    is_own: bool
    opens_n: bool
    opens_d: bool

    @property
    def id(self) -> str:
        """The id of the figure."""
        return self.figure.id


@dataclass(frozen=True, slots=True)
class Unread:
    """An indicator of the pilot's own that cannot be calculated, and why."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All figures in the order of the catalogue."""

    as_of: date
    since: date | None
    before: date | None
    lines: tuple[IndicatorLine, ...]
    unread: tuple[Unread, ...] = ()


def listing(workspace: Workspace, as_of: date, since: date | None = None, before: date | None = None) -> Listing:
    """Every figure as of a day; what fell into a period, and how it differs from another day, where these are named."""
    results = workspace.results(as_of, since)
    earlier = workspace.results(before, since if since and since <= before else None) if before else None
    own = {each.key for each in workspace.own_indicators()}
    known = _known(results)
    lines = tuple(
        _line(results, (indicator, line), change(results, earlier, line.id), known[line.id], own)
        for indicator, line in results.catalogue.lines()
    )
    return Listing(as_of, since, before, lines, tuple(_unread(workspace, results)))


def _line(results: Results, entry: tuple[Indicator, Line], changed: Change, known: str, own: set[str]) -> IndicatorLine:
    indicator, line = entry
    figure, is_own = results.indicators[line.id], indicator.id in own
    return IndicatorLine(
        figure=figure,
        theme=theme_of(indicator.id, is_own=is_own),
        definition=indicator.heading.definition.text(current()),
        direction=indicator.heading.direction,
        change=changed,
        known=known,
        is_main=line is indicator.lines[0],
        is_own=is_own,
        opens_n=figure.counts != "money" and bool(results.members(line.id).any()),
        opens_d=bool(results.members(line.id, "d").any()),
    )


def _known(results: Results) -> Mapping[str, str]:
    """How many of those behind each figure's denominator (its count, where it has none) have their sex on record."""
    told: dict[str, str] = {}
    for part in ("d", "n"):
        keys = [each.id for each in results.indicators.values() if (each.d is not None) == (part == "d")]
        table = breakdown(results, keys, "sex", part=_part(part))
        unknown = dict(zip(keys, table.rows[-1].counts, strict=True))
        for key, total in zip(keys, table.total, strict=True):
            words = _("sex known for {n} of {d}").format(n=number(total - unknown[key]), d=number(total))
            told[key] = words if total else ""
    return told


def _part(part: str) -> Part:
    return "d" if part == "d" else "n"


def _unread(workspace: Workspace, results: Results) -> list[Unread]:
    """The indicators of the pilot's own that are not among the results."""
    found = []
    for each in workspace.own_indicators():
        if each.key not in results.catalogue.indicators:
            try:
                read_indicator(each.key, each.definition, results.catalogue.milestones)
            except SchemeError as error:
                found.append(Unread(each.key, error.message))
    return found
