"""The corridors: how many went from which country to which, and how the corridors compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

import numpy as np

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, country, day, number
from partnertrack.indicators.columns import NEVER
from partnertrack.indicators.dimension import groups
from partnertrack.reporting.charts import Look, MapRoute, flow_map
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import count_cell, share_cell
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.donor_report.way import way, ways_of

_BY = "nationality"
_COLUMNS = ("selected", "departed", "returned", "stayed")
_MOST = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Corridor:
    """A country of origin with its people; `unknown` are those of whom it is not known."""

    key: str
    label: str
    selected: PersonCount
    departed: PersonCount
    returned: PersonCount
    stayed: PersonCount
    women: PersonCount
    left: PersonCount
    decided: PersonCount
    median: Fraction | None
    is_unknown: bool


def corridors(brief: Brief) -> Iterator[Block]:
    """The map with its table; a sentence where there is but one corridor, nothing where none is known."""
    ends = brief.scheme.destination
    found = list(_corridors(brief))
    known = [each for each in found if not each.is_unknown]
    if not known or len(ends) != 1:
        return
    if len(known) == 1:
        yield Paragraph(
            _("There is one corridor, from {origin} to {destination}.").format(
                origin=country(known[0].key), destination=country(ends[0])
            )
        )
        return
    yield from _map(brief, known, ends[0])
    yield _table(brief, found)


def _corridors(brief: Brief) -> Iterator[_Corridor]:
    """The countries of those selected, the largest first, the unknown last."""
    counting = brief.counting
    whole = counting.groups(_COLUMNS, _BY)
    sexes = {row.key: row for row in counting.crossed("selected", _BY, "sex").rows}
    lost = _lost(brief, [(row.key, row.label) for row in whole.rows])
    destination = country(brief.scheme.destination[0]) if brief.scheme.destination else ""
    for row in whole.rows:
        selected, departed, returned, stayed = row.counts
        if selected.is_nobody:
            continue
        women = next((each for each in sexes[row.key].counts if "sex=female" in each.key), None)
        group = f"{_BY}={row.key}"
        days = _visa_days(brief, row.key)
        timed = tuple(who for who, _n in days)
        yield _Corridor(
            key=row.key,
            label=_("Not known") if row.is_unknown else f"{row.label} – {destination}",
            selected=selected,
            departed=departed,
            returned=returned,
            stayed=stayed,
            women=women or PersonCount(("selected", group, "sex=female"), row.label),
            left=lost[row.key],
            decided=counting.of(("visa decided", group), timed, _("{group}: visa decided").format(group=row.label)),
            median=_median([n for _who, n in days]),
            is_unknown=row.is_unknown,
        )


def _lost(brief: Brief, rows: Sequence[tuple[str, str]]) -> dict[str, PersonCount]:
    """Who left early, by country; the parts of all who did."""
    known, sorted_by = ways_of(brief), groups(brief.results.view, _BY)
    left = np.zeros(len(sorted_by.of), np.bool_)
    for node in known.nodes:
        left |= known.foot(node, "left")
    found = {}
    for key, label in rows:
        ids = known.ids(left & (sorted_by.of == sorted_by.keys.index(key))) if key in sorted_by.keys else ()
        found[key] = brief.counting.of(("left", f"{_BY}={key}"), ids, _("{group}: left early").format(group=label))
    brief.press.split(way(brief).left, found.values())
    return found


def _visa_days(brief: Brief, key: str) -> list[tuple[UUID, int]]:
    """Who of a country has a visa decided, and after how many days from the application."""
    view = brief.results.view
    lodged, decided = view.first_done("visa_lodged"), view.first_done("visa_decision")
    known = groups(view, _BY)
    if key not in known.keys:
        return []
    counts = (decided != NEVER) & (lodged > 0) & (decided >= lodged) & (known.of == known.keys.index(key))
    people = view.register.people
    return [(people[at].enrolment_id, int(decided[at] - lodged[at])) for at in np.flatnonzero(counts).tolist()]


def _median(days: Sequence[int]) -> Fraction | None:
    if not days:
        return None
    ranked, middle = sorted(days), len(days) // 2
    return Fraction(ranked[middle] + ranked[(len(days) - 1) // 2], 2)


def _map(brief: Brief, known: Sequence[_Corridor], destination: str) -> Iterator[Figure]:
    """The map of the departures; nothing before anybody departed."""
    press = brief.press
    shown = [each for each in known if not each.departed.is_nobody]
    routes = [
        MapRoute(
            each.key,
            destination,
            country(each.key),
            country(destination),
            press.value(each.departed),
            press.text(each.departed),
        )
        for each in shown
    ]
    scene = flow_map(routes, Look(text_width))
    if scene is None:
        return
    yield Figure(
        title_of(press, _("Departures by corridor"), *_messages(brief, shown)),
        scene,
        subtitle=_("People who departed, by nationality, cumulative to {day}; line width is proportional").format(
            day=day(brief.options.as_of)
        ),
        note=" ".join(_notes(routes)),
        data=ChartData(
            "bar",
            _("Corridor"),
            tuple(each.label for each in shown),
            (ChartSeries(_("Departed"), tuple(route.value for route in routes)),),
        ),
    )


def _notes(drawn: Sequence[MapRoute]) -> Iterator[str]:
    """Where the outline is from, what the map does not say, and what its lines mean."""
    yield _("Land outline: Natural Earth, public domain.")
    yield _("The map shows no boundaries and implies no opinion on the status of any territory.")
    if any(each.value is None for each in drawn):
        yield _("Dashed line: the number may not be told.")


def _messages(brief: Brief, shown: Sequence[_Corridor]) -> Iterator[Message]:
    """What the map may say: that one corridor has most of the departures, or which is the largest."""
    departed = brief.reached("departed").total
    ranked = largest_first(shown, lambda each: each.departed)
    first, counts = ranked[0], (ranked[0].departed, departed)
    share = brief.press.share(*counts)
    yield Message(
        share is not None and share > _MOST,
        lambda: _("{share} of all departures are from {country}").format(
            share=brief.press.share_text(*counts, 0), country=country(first.key)
        ),
        counts,
    )
    yield Message(
        len(ranked) > 1 and first.departed.exceeds(ranked[1].departed),
        lambda: _("Most departures are from {country}").format(country=country(first.key)),
        (first.departed, ranked[min(1, len(ranked) - 1)].departed),
    )


def _table(brief: Brief, found: Sequence[_Corridor]) -> Table:
    return Table(
        _("Corridors compared"),
        (
            Column(_("Corridor"), share=2.2),
            Column(_("Selected"), "end"),
            Column(_("Share of women"), "end"),
            Column(_("Left early"), "end"),
            Column(_("Departed"), "end"),
            Column(_("Median visa days"), "end"),
            Column(_("Returned"), "end"),
            Column(_("Stayed legally"), "end"),
        ),
        tuple(_row(brief, each) for each in found),
        subtitle=_("People, all cohorts, cumulative to {day}; visa: from application to decision").format(
            day=day(brief.options.as_of)
        ),
        note=_("The corridor is told by nationality; people may have set out from another country."),
    )


def _row(brief: Brief, each: _Corridor) -> Row:
    press = brief.press
    cells = [
        Cell(each.label, "muted" if each.is_unknown else "plain"),
        count_cell(press, each.selected),
        share_cell(press, each.women, each.selected),
        count_cell(press, each.left),
        count_cell(press, each.departed, "strong"),
        _days(brief, each),
        count_cell(press, each.returned),
        count_cell(press, each.stayed),
    ]
    return Row(tuple(cells))


def _days(brief: Brief, each: _Corridor) -> Cell:
    """The median, unless it is of so few that it tells of each of them."""
    if each.median is None:
        return Cell("–", "muted")
    if not brief.press.may_tell(each.decided):
        return Cell(WITHHELD, "muted")
    return Cell(number(each.median), value=float(each.median), number_format="#,##0")
