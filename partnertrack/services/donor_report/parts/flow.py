"""Where everybody is: the way from milestone to milestone, each person counted once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.disclosure import Press
from partnertrack.i18n import _, day, ngettext
from partnertrack.indicators.ways import ENDS, Fate
from partnertrack.reporting.charts import FlowKind, FlowNode, Look
from partnertrack.reporting.charts import flow as drawn
from partnertrack.reporting.charts.flow import Role
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import plural
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.donor_report.way import Stop, Way, fate_name, way

_MOST, _MUCH = Fraction(1, 2), Fraction(1, 4)


def flow(brief: Brief) -> Iterator[Block]:
    """The sentence of the section, then everybody on the way; a sentence alone before anybody is selected."""
    found = way(brief)
    if found.selected.is_nobody:
        yield Paragraph(_("Nobody has been selected yet."))
        return
    yield Lead(_lead(brief.press, found))
    yield _figure(brief, found)


def _lead(press: Press, found: Way) -> str:
    """Where they are, in one sentence."""
    under_way = ngettext(
        "Of {selected} people selected, {under_way} is on the way",
        "Of {selected} people selected, {under_way} are on the way",
        plural(press, found.under_way),
    )
    left = ngettext("{left} has left early", "{left} have left early", plural(press, found.left))
    ended = ngettext(
        "{ended} has come to an agreed end: returned, staying legally, or trained for work at home.",
        "{ended} have come to an agreed end: returned, staying legally, or trained for work at home.",
        plural(press, found.ended),
    )
    said = _("{under_way}, {left} and {ended}").format(under_way=under_way, left=left, ended=ended)
    return said.format(
        selected=press.text(found.selected),
        under_way=press.text(found.under_way),
        left=press.text(found.left),
        ended=press.text(found.ended),
    )


def _figure(brief: Brief, found: Way) -> Figure:
    press, fates = brief.press, found.fates
    kinds = [FlowKind(fate_name(fate), _role(fate)) for fate in fates]
    scene = drawn([_node(press, stop, fates) for stop in found.stops], kinds, Look(text_width))
    return Figure(
        title_of(press, _("Where everybody is on the way"), *_messages(found)),
        scene,
        subtitle=_("People who came to each milestone, and where the others are; all cohorts, {day}").format(
            day=day(brief.options.as_of)
        ),
        note=" ".join(_notes(found)),
        data=_data(press, found, fates),
    )


def _role(fate: Fate) -> Role:
    return "open" if fate == "in_progress" else "end" if fate in ENDS else "lost"


def _node(press: Press, stop: Stop, fates: tuple[Fate, ...]) -> FlowNode:
    feet = [stop.feet[fate] for fate in fates]
    return FlowNode(
        stop.name,
        press.value(stop.total),
        tuple(press.value(each) for each in feet),
        (press.text(stop.total), *(press.text(each) for each in feet)),
    )


def _messages(found: Way) -> Iterator[Message]:
    """What the picture may say: where most of those under way are, one place or two."""
    under_way = found.under_way
    ranked = largest_first(found.stops, lambda stop: stop.feet["in_progress"])
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    holds = (first.feet["in_progress"], second.feet["in_progress"])
    yield Message(
        holds[0].exceeds_share(_MOST, under_way),
        lambda: _("Most people on the way now stand at “{milestone}”").format(milestone=first.name),
        (holds[0], under_way),
    )
    yield Message(
        second is not first and all(each.exceeds_share(_MUCH, under_way) for each in holds),
        lambda: _("“{one}” and “{other}” now hold most people on the way").format(one=first.name, other=second.name),
        (*holds, under_way),
    )


def _notes(found: Way) -> Iterator[str]:
    """How to read the picture, and what is peculiar to these data."""
    yield _(
        "Height of a bar and width of a foot: people. Each person stands on one foot; who is in progress is no loss."
    )
    if "home" in found.fates:
        yield _("Those on the home track were trained for work in the country of origin: an agreed end.")
    later = [stop.name for stop in found.stops if stop.has_unrecorded]
    if later:
        yield _("Who is known to have come further is counted at each milestone before: {milestones}.").format(
            milestones=", ".join(later)
        )


def _data(press: Press, found: Way, fates: tuple[Fate, ...]) -> ChartData:
    feet = (ChartSeries(fate_name(fate), tuple(press.value(stop.feet[fate]) for stop in found.stops)) for fate in fates)
    reached = ChartSeries(_("Reached"), tuple(press.value(stop.total) for stop in found.stops))
    return ChartData("bar", _("Milestone"), tuple(stop.name for stop in found.stops), (reached, *feet))
