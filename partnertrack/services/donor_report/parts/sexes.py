"""Women and men on the way: the milestones by sex, and the share of women from selection to departure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from partnertrack.disclosure import Press
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day
from partnertrack.indicators.breakdown import dimensions
from partnertrack.reporting.charts import DumbbellRow, Look, dumbbell
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import Crossed
from partnertrack.services.donor_report.parts.groups import group_table, named
from partnertrack.services.donor_report.titles import Message, title_of

_FIRST, _SECOND = "selected", "departed"
_BY = ("field:sector", "nationality", "cohort", "track")
"""By what the shares are told: the first of these that is known of most people and has several groups."""

_MOST_ROWS = 8
_FEW = Fraction(1, 3)
_CLOSE = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A group: women and all, among those selected and among those who departed."""

    label: str
    women: tuple[PersonCount, PersonCount]
    people: tuple[PersonCount, PersonCount]


def sexes(brief: Brief) -> Iterator[Block]:
    """The sentence, the shares of women by group, and the milestones by sex; a sentence while nobody is selected."""
    selected, departed = brief.reached(_FIRST), brief.reached(_SECOND)
    if selected.total.is_nobody:
        yield Paragraph(_("Nobody has been selected yet."))
        return
    if said := _lead(brief.press, (selected.women, departed.women), (selected.total, departed.total)):
        yield Lead(said)
    if not departed.total.is_nobody:
        yield from _figure(brief)
    yield from group_table(brief, "sex", _("Sex"))


def _lead(press: Press, women: tuple[PersonCount, PersonCount], people: tuple[PersonCount, PersonCount]) -> str:
    """The shares of women; nothing where that among those selected may not be told."""
    if press.share(women[0], people[0]) is None:
        return ""
    share, n, d = press.share_text(women[0], people[0], 0), press.text(women[0]), press.text(people[0])
    if people[1].is_nobody or press.share(women[1], people[1]) is None:
        return _("{share} of those selected are women ({n} of {d}).").format(share=share, n=n, d=d)
    said = _("{share} of those selected are women ({n} of {d}); of those who departed, {share_2} ({n_2} of {d_2}).")
    share_2, n_2, d_2 = press.share_text(women[1], people[1], 0), press.text(women[1]), press.text(people[1])
    return said.format(share=share, n=n, d=d, share_2=share_2, n_2=n_2, d_2=d_2)


def _figure(brief: Brief) -> Iterator[Figure]:
    """The shares of women by group; nothing where there are no groups to tell apart."""
    known = dimensions(brief.scheme)
    for dimension in (each for each in _BY if each in known):
        pairs = _pairs(brief, dimension)
        if pairs:
            drawn = _drawn(brief, known[dimension], pairs)
            if drawn.data and any(value is not None for series in drawn.data.series for value in series.values):
                yield drawn
            return


def _pairs(brief: Brief, dimension: str) -> list[_Pair]:
    """The groups of a dimension; none where it is not known of a third, or there is but one."""
    whole = brief.counting.groups((_FIRST, _SECOND), dimension)
    known = [row for row in whole.rows if not row.is_unknown and not row.counts[0].is_nobody]
    unknown = next(row for row in whole.rows if row.is_unknown)
    if len(known) < 2 or unknown.counts[0].exceeds_share(_FEW, whole.total[0]):  # noqa: PLR2004 - groups to compare
        return []
    tables = [brief.counting.crossed(key, dimension, "sex") for key in (_FIRST, _SECOND)]
    nobody = PersonCount((_SECOND, f"{dimension}=nobody"))
    found = []
    for row in known[:_MOST_ROWS]:
        women = [_women(table, row.key, nobody) for table in tables]
        found.append(_Pair(named(row), (women[0], women[1]), (row.counts[0], row.counts[1])))
    return found


def _women(table: Crossed, key: str, nobody: PersonCount) -> PersonCount:
    """The women of a group; the groups in which nobody is are not in the table."""
    row = next((each for each in table.rows if each.key == key), None)
    cells = row.counts[:-1] if row else ()
    return next((each for each in cells if any(part == "sex=female" for part in each.key)), nobody)


def _drawn(brief: Brief, dimension: str, pairs: Sequence[_Pair]) -> Figure:
    press = brief.press
    rows = []
    for pair in pairs:
        shares = [_share(press, n, d) for n, d in zip(pair.women, pair.people, strict=True)]
        texts = [_share_text(press, n, d) for n, d in zip(pair.women, pair.people, strict=True)]
        note = _("selected: {n}").format(n=press.text(pair.people[0]))
        rows.append(DumbbellRow(pair.label, shares[0], shares[1], (texts[0], texts[1]), note))
    names = (_("of those selected"), _("of those who departed"))
    return Figure(
        title_of(press, _("Share of women, from selection to departure"), *_messages(press, pairs)),
        dumbbell(rows, names, Look(text_width)),
        subtitle=_("Women in per cent of all people by {dimension}, all cohorts, {day}").format(
            dimension=dimension[:1].lower() + dimension[1:], day=day(brief.options.as_of)
        ),
        data=ChartData(
            "bar",
            dimension,
            tuple(row.label for row in rows),
            (
                ChartSeries(names[0], tuple(row.first for row in rows)),
                ChartSeries(names[1], tuple(row.second for row in rows)),
            ),
            "0%",
        ),
    )


def _share(press: Press, part: PersonCount, whole: PersonCount) -> float | None:
    found = None if whole.is_nobody else press.share(part, whole)
    return None if found is None else float(found)


def _share_text(press: Press, part: PersonCount, whole: PersonCount) -> str:
    return press.share_text(part, whole, 0) or "–"


def _messages(press: Press, pairs: Sequence[_Pair]) -> Iterator[Message]:
    """What the picture may say: that the shares hold everywhere, or where women fall behind most."""
    told = []
    for pair in pairs:
        shares = [press.share(n, d) for n, d in zip(pair.women, pair.people, strict=True) if not d.is_nobody]
        if len(shares) == len(pair.people) and shares[0] is not None and shares[1] is not None:
            told.append((shares[1] - shares[0], pair))
    if not told:
        return
    change, pair = min(told, key=lambda each: each[0])
    counts = (*pair.women, *pair.people)
    yield Message(
        len(told) == len(pairs) and change >= -_CLOSE,
        lambda: _("Women depart as often as they are selected, in every group"),
        tuple(count for _change, each in told for count in each.women),
    )
    yield Message(change < -_CLOSE, lambda: _("Women fall behind most in “{group}”").format(group=pair.label), counts)
