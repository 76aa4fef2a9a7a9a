"""The way of everybody who was selected, in counts of people: each stands at one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _
from partnertrack.indicators.ways import ENDS, FATES, Fate, Ways, ways
from partnertrack.services.donor_report.brief import Brief


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone: all who came to it or further, and those who came no further by their fate.

    `decided` are those of whom it is known whether they came to it from the one before: they did, they left, or they
    came to an end; none for the first. Who was trained for work at home is not asked to go on. `lost` left before it.
    With `has_unrecorded` some came further without its being recorded.
    """

    key: str
    name: str
    total: PersonCount
    feet: Mapping[Fate, PersonCount]
    has_unrecorded: bool
    decided: PersonCount | None = None
    lost: PersonCount | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The milestones in their order; of all, those who are under way, left, or came to an agreed end.

    `ended` are those at the last milestone and those of the fates that are agreed ends.
    """

    stops: tuple[Stop, ...]
    under_way: PersonCount
    left: PersonCount
    ended: PersonCount

    @property
    def selected(self) -> PersonCount:
        """All whose way has begun."""
        return self.stops[0].total

    @property
    def fates(self) -> tuple[Fate, ...]:
        """The fates that anybody came to; being under way and leaving are always among them."""
        always = ("in_progress", "left")
        return tuple(
            fate for fate in FATES if fate in always or any(not stop.feet[fate].is_nobody for stop in self.stops)
        )


def way(brief: Brief) -> Way:
    """The way up to the report's day; all counts hang together for the press."""
    found = ways_of(brief)
    names = {key: milestone.name for key, milestone in brief.results.milestones.items()}
    stops: list[Stop] = []
    for key in found.nodes:
        stop = _stop(brief, found, key, names[key])
        stops.append(_from(brief, found, stops[-1], stop) if stops else stop)
    under_way = _sum(brief, found, "way~under_way", _("On the way"), ("in_progress",))
    left = _sum(brief, found, "way~left", _("Left early"), ("left",))
    ended = brief.counting.of(("way~ended",), _ended(found), _("Came to an agreed end"))
    brief.press.split(stops[0].total, (under_way, left, ended))
    for whole, fates in ((under_way, ("in_progress",)), (left, ("left",))):
        brief.press.split(whole, [stop.feet[fate] for stop in stops for fate in FATES if fate in fates])
    last = [stops[-1].total] if found.nodes[-1] == "returned" else []
    brief.press.split(ended, [*(stop.feet[fate] for stop in stops for fate in ENDS), *last])
    return Way(tuple(stops), under_way, left, ended)


def ways_of(brief: Brief) -> Ways:
    """How far everybody has come, worked out once for a report."""
    return brief.once("ways", lambda: ways(brief.results))


def fate_name(fate: Fate) -> str:
    """What a fate is called."""
    return {
        "in_progress": _("In progress"),
        "left": _("Left early"),
        "home": _("Home track"),
        "stayed": _("Stayed legally"),
        "completed": _("Completed"),
    }[fate]


def _stop(brief: Brief, found: Ways, key: str, name: str) -> Stop:
    unrecorded = found.unrecorded(key)
    total = brief.reached(key).total
    if unrecorded:
        label = _("{milestone}: or further").format(milestone=name)
        total = brief.counting.of((f"{key}~way",), found.ids(found.reached(key)), label)
    feet: dict[Fate, PersonCount] = {
        fate: brief.counting.of((f"{key}~{fate}",), found.ids(found.foot(key, fate)), f"{name}: {fate_name(fate)}")
        for fate in FATES
    }
    return Stop(key, name, total, feet, unrecorded > 0)


def _from(brief: Brief, found: Ways, before: Stop, stop: Stop) -> Stop:
    """The milestone with those of the one before of whom it is decided."""
    brief.press.split(before.total, [*before.feet.values(), stop.total])
    fates: tuple[Fate, ...] = ("left", "stayed", "completed")
    ids = [
        *found.ids(found.reached(stop.key)),
        *(who for fate in fates for who in found.ids(found.foot(before.key, fate))),
    ]
    label = _("{milestone}: decided").format(milestone=stop.name)
    decided = brief.counting.of((f"{stop.key}~decided",), ids, label)
    brief.press.split(decided, [stop.total, *(before.feet[fate] for fate in fates)])
    return replace(stop, decided=decided, lost=before.feet["left"])


def _sum(brief: Brief, found: Ways, key: str, label: str, fates: Iterable[Fate]) -> PersonCount:
    ids = tuple(each for node in found.nodes for fate in fates for each in found.ids(found.foot(node, fate)))
    return brief.counting.of((key,), ids, label)


def _ended(found: Ways) -> tuple[UUID, ...]:
    ids = [each for node in found.nodes for fate in ENDS for each in found.ids(found.foot(node, fate))]
    if found.nodes[-1] == "returned":
        ids += found.ids(found.reached("returned"))
    return tuple(ids)
