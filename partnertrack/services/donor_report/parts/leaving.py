"""Why people leave, and how far they had come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, ngettext
from partnertrack.reporting.charts import BarItem, HeatRow, Look, bars, heat
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.leavers import Leavers, leavers
from partnertrack.services.donor_report.printing import plural
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.donor_report.way import way

_THIRD = Fraction(1, 3)


def leaving(brief: Brief) -> Iterator[Block]:
    """How many left, and the reasons as bars, the most frequent first; a sentence where nobody left."""
    found = leavers(brief)
    if found.total.is_nobody:
        yield Paragraph(_("Nobody has left early."))
        return
    yield Lead(_lead(brief, found))
    told = [brief.press.value(each.count) for each in found.grounds]
    if any(value is not None for value in told):
        yield _bars(brief, found)
    else:
        yield Paragraph(_("So few people left for each reason that the reasons may not be told apart."))


def leaving_by_step(brief: Brief) -> Iterator[Block]:
    """The reasons by milestone; nothing where all left at the same one, for one reason, or too few to be told."""
    found = leavers(brief)
    if len(found.stops) > 1 and len(found.grounds) > 1:
        drawn = _heat(brief, found)
        if drawn.data and any(value for series in drawn.data.series for value in series.values):
            yield drawn


def _lead(brief: Brief, found: Leavers) -> str:
    press, selected = brief.press, way(brief).selected
    said = ngettext(
        "{left} of {selected} people selected has left early.",
        "{left} of {selected} people selected have left early.",
        plural(press, found.total),
    ).format(left=press.text(found.total), selected=press.text(selected))
    other = next((each for each in found.grounds if each.is_other), None)
    if other is None or press.share(other.count, found.total) is None:
        return said
    share = press.share_text(other.count, found.total, 0)
    return " ".join((said, _("Of {share} of them the reason is another one, or not stated.").format(share=share)))


def _bars(brief: Brief, found: Leavers) -> Figure:
    press = brief.press
    items = [
        BarItem(each.label, press.value(each.count), press.text(each.count), is_unknown=each.is_other)
        for each in found.grounds
    ]
    return Figure(
        title_of(press, _("Reasons for leaving"), *_messages(brief, found)),
        bars(items, Look(text_width)),
        subtitle=_("People who left after their selection, by main reason, all cohorts, {day}").format(
            day=day(brief.options.as_of)
        ),
        note=" ".join(_notes(brief, found)),
        data=ChartData(
            "bar",
            _("Reason"),
            tuple(item.label for item in items),
            (ChartSeries(_("Left early"), tuple(item.value for item in items)),),
        ),
    )


def _notes(brief: Brief, found: Leavers) -> Iterator[str]:
    """How to read the bars."""
    if any(each.is_other for each in found.grounds):
        yield _("Outline: another reason, in words that a partner wrote freely, or nobody said why.")
    if any(brief.press.value(each.count) is None for each in found.grounds):
        yield _("Hatched, [c]: fewer people than may be told, or hidden to protect such a number.")


def _messages(brief: Brief, found: Leavers) -> Iterator[Message]:
    """What the picture may say: that too many reasons are unknown, or which reason is the most frequent."""
    press = brief.press
    other = next((each for each in found.grounds if each.is_other), None)
    if other is not None:
        yield Message(
            other.count.exceeds_share(_THIRD, found.total),
            lambda: _("Of {share} of those who left it is not known why").format(
                share=press.share_text(other.count, found.total, 0)
            ),
            (other.count, found.total),
        )
    told = [each for each in found.grounds if not each.is_other]
    if not told:
        return
    first, second = told[0], told[1] if len(told) > 1 else None
    yield Message(
        second is None or first.count.exceeds(second.count),
        lambda: _("The most frequent reason: {reason}").format(reason=first.label),
        (first.count, *((second.count,) if second else ())),
    )


def _heat(brief: Brief, found: Leavers) -> Figure:
    press = brief.press
    names = tuple(stop.name for stop in found.stops)
    rows = [_heat_row(brief, each.label, each.by_stop, each.count) for each in found.grounds]
    foot = _heat_row(brief, _("All reasons"), [stop.feet["left"] for stop in found.stops], found.total)
    return Figure(
        title_of(press, _("Reasons for leaving, by how far people had come"), *_heat_messages(found)),
        heat(rows, names, Look(text_width), _("All"), foot),
        subtitle=_("People who left after their selection, by reason and by the last milestone that they came to"),
        note=_heat_note(rows),
        data=ChartData(
            "stacked_bar",
            _("Reason"),
            tuple(row.label for row in rows),
            tuple(ChartSeries(name, tuple(row.values[place] for row in rows)) for place, name in enumerate(names)),
        ),
    )


def _heat_row(brief: Brief, label: str, counts: Sequence[PersonCount], total: PersonCount) -> HeatRow:
    press = brief.press
    values, texts = tuple(press.value(each) for each in counts), tuple(press.text(each) for each in counts)
    return HeatRow(label, values, texts, press.text(total))


def _heat_note(rows: Sequence[HeatRow]) -> str:
    said = _("Darker: more people.")
    if any(None in row.values for row in rows):
        said += " " + _("Hatched, [c]: fewer people than may be told, or hidden to protect such a number.")
    return said


def _heat_messages(found: Leavers) -> Iterator[Message]:
    """What the picture may say: up to which milestone most of those who left had come."""
    for stop in found.stops:
        n = stop.feet["left"]
        yield Message(n.exceeds_share(1 - _THIRD, found.total), partial(_mostly, stop.name), (n, found.total))


def _mostly(milestone: str) -> str:
    return _("Most of those who left came no further than “{milestone}”").format(milestone=milestone)
