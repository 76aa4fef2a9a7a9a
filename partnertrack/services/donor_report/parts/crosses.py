"""Those selected by where they come from, sex and age at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.indicators.breakdown import who_of
from partnertrack.indicators.view import UNKNOWN
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import GroupRow, Groups
from partnertrack.services.donor_report.parts.groups import named
from partnertrack.services.donor_report.printing import count_cell

_OF = "selected"
_SEXES = ("female", "male")
_MOST_ROWS, _MOST_AGES = 10, 4


@dataclass(frozen=True, slots=True)
class _Plan:
    """By what the rows are sorted, and the ages that stand below each sex."""

    dimension: str
    label: str
    whole: Groups
    ages: tuple[str, ...]


def crosses(brief: Brief) -> Iterator[Block]:
    """One table; nothing where there is but one row or one age, or so many that no page has room for them."""
    plan = _plan(brief)
    if plan is None:
        return
    known = [row for row in plan.whole.rows if not row.counts[0].is_nobody]
    rows = known[:_MOST_ROWS]
    counted = [_row(brief, plan, row) for row in rows]
    sums = _sums(brief, plan)
    for place, whole in enumerate(sums[:-1]):
        if len(rows) == len(known):
            brief.press.split(whole, [row[place] for row in counted])
    heads = [_head(sex, age) for sex in _SEXES for age in plan.ages]
    body = [Row((named(row), *_cells(brief, found))) for row, found in zip(rows, counted, strict=True)]
    total = Row((Cell(_("Total"), "strong"), *_cells(brief, sums)), "total")
    yield Table(
        _("People selected by {dimension}, sex and age").format(dimension=plan.label[:1].lower() + plan.label[1:]),
        (
            Column(plan.label, share=2.0),
            *(Column(head, "end") for head in heads),
            Column(_("Others"), "end"),
            Column(_("Total"), "end"),
        ),
        (*body, total),
        subtitle=_("People, cumulative to {day}").format(day=day(brief.options.as_of)),
        note=" ".join(_notes(len(known) - len(rows))),
    )


def _notes(left_out: int) -> Iterator[str]:
    """What the columns mean, and how many rows there was no room for."""
    yield _("Others are people of another sex, and those of whom the sex or the age is not known.")
    if left_out:
        yield ngettext(
            "One smaller row is left out; its people are in the total.",
            "{n} smaller rows are left out; their people are in the total.",
            left_out,
        ).format(n=number(left_out))


def _plan(brief: Brief) -> _Plan | None:
    """By nationality where there are several, else by region."""
    ages = brief.counting.groups((_OF,), "age_band")
    bands = tuple(row.key for row in ages.rows if not row.is_unknown and not row.counts[0].is_nobody)
    if not 1 < len(bands) <= _MOST_AGES:
        return None
    for dimension, label in (("nationality", _("Nationality")), ("region", _("Region of origin"))):
        whole = brief.counting.groups((_OF,), dimension)
        if sum(not row.counts[0].is_nobody for row in whole.rows) > 1:
            return _Plan(dimension, label, whole, bands)
    return None


def _head(sex: str, age: str) -> str:
    return (_("Women {ages}") if sex == "female" else _("Men {ages}")).format(ages=age)


def _cells(brief: Brief, counts: Sequence[PersonCount]) -> Iterator[Cell]:
    *others, last = counts
    for each in others:
        yield count_cell(brief.press, each, "muted" if each.is_nobody else "plain")
    yield count_cell(brief.press, last, "strong")


def _row(brief: Brief, plan: _Plan, row: GroupRow) -> list[PersonCount]:
    """The counts of a row: each sex by age, the others, and the row's sum, of which they are the parts."""
    cells = [
        _count(brief, {plan.dimension: row.key, "sex": sex, "age_band": age}, f"{named(row)}, {_head(sex, age)}")
        for sex in _SEXES
        for age in plan.ages
    ]
    others = _others(brief, plan, {plan.dimension: row.key}, named(row))
    brief.press.split(row.counts[0], [*cells, others])
    return [*cells, others, row.counts[0]]


def _sums(brief: Brief, plan: _Plan) -> list[PersonCount]:
    """The last row: all of a sex and age, which are the parts of all of that sex."""
    cells = [_count(brief, {"sex": sex, "age_band": age}, _head(sex, age)) for sex in _SEXES for age in plan.ages]
    whole = brief.reached(_OF)
    for sex, all_of in zip(_SEXES, (whole.women, whole.men), strict=True):
        unknown = _count(brief, {"sex": sex, "age_band": UNKNOWN}, _("age not known"))
        brief.press.split(all_of, [each for each in cells if f"sex={sex}" in each.key] + [unknown])
    others = _others(brief, plan, {}, _("All"))
    brief.press.split(whole.total, [*cells, others])
    return [*cells, others, whole.total]


def _count(brief: Brief, group: dict[str, str], label: str) -> PersonCount:
    key = (_OF, *sorted(f"{dimension}={value}" for dimension, value in group.items()))
    who = partial(who_of, brief.results, _OF, group)
    return brief.counting.count(key, len(who()), label, who)


def _others(brief: Brief, plan: _Plan, group: dict[str, str], label: str) -> PersonCount:
    """Those of a row who are in none of its columns."""
    shown = {
        who
        for sex in _SEXES
        for age in plan.ages
        for who in who_of(brief.results, _OF, {**group, "sex": sex, "age_band": age})
    }
    ids = [who for who in who_of(brief.results, _OF, group) if who not in shown]
    is_unknown = brief.reached(_OF).other.is_nobody
    own = "sex or age=unknown" if is_unknown else "sex or age of others"
    key = (_OF, *(f"{dimension}={value}" for dimension, value in group.items()), own)
    return brief.counting.of(key, ids, _("{group}: others").format(group=label))
