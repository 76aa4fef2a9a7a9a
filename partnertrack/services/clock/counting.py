"""How long people take from step to step, who holds them, and who passed on, stays or left, as of any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from partnertrack.domain.duration import Duration
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.shown import way_out
from partnertrack.domain.step_name import step_name
from partnertrack.i18n import _, current
from partnertrack.indicators import clock as clocks
from partnertrack.indicators.clock import EVERYBODY, By, Exit, Link, Narrowing, Timing
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services.clock.view import ClockView, Group, Hold, Reason, Stage, Step, StepView, Wanted
from partnertrack.services.workspace import Workspace

_DAYS_KEPT = 4
_STUCK = 200


@dataclass(slots=True)
class _Known:
    """What the clock knows of a pilot, until something is stored."""

    columns: clocks.Columns
    kinds: Mapping[UUID, str]
    names: Mapping[UUID, str]
    durations: tuple[Duration, ...]
    _days: dict[date, clocks.Stood] = field(default_factory=dict)

    def on(self, day: date) -> clocks.Stood:
        """Where everybody stood on a day; the days asked for last are remembered."""
        found = self._days.get(day)
        if found is None:
            found = clocks.stood(self.columns, self.kinds, day)
            self._days = dict([*self._days.items(), (day, found)][-_DAYS_KEPT:])
        return found


def clock(workspace: Workspace, as_of: date, narrowed: Narrowing = EVERYBODY) -> ClockView:
    """The clock at the end of a day, for everybody or for some."""
    known = _known(workspace)
    stood = known.on(as_of)
    found = clocks.clock(stood, known.durations, narrowed)
    steps = {each.link.key: _step(known, each) for each in found.timings}
    stages = tuple(_stages(workspace.scheme, clocks.passages(stood, narrowed)))
    columns, kept = known.columns, {link.place for link in stood.links}
    return ClockView(
        as_of=as_of,
        people=stages[0].entered if stages else 0,
        late=len(found.who("", "late")),
        stages=stages,
        steps=tuple(steps.values()),
        holds=tuple(_hold(known, found, steps[each.link.key], each) for each in clocks.held(found)),
        silent=tuple(_label(link) for link in columns.links if link.after and link.place not in kept),
        cohorts=tuple(sorted(columns.cohort.names)),
        regions=tuple(sorted(columns.region.names)),
        tracks=tuple(name for name in workspace.scheme.tracks if name in columns.track.names),
        organisations=tuple(sorted(_at_work(known), key=lambda pair: pair[1].casefold())),
        responsible=tuple(dict.fromkeys(link.step.responsible for link in stood.links if link.after)),
    )


def step(workspace: Workspace, as_of: date, key: str, by: By, narrowed: Narrowing = EVERYBODY) -> StepView | None:
    """One step of the clock, by groups; None where the clock has no such step."""
    known = _known(workspace)
    found = clocks.clock(known.on(as_of), known.durations, narrowed, key)
    pair = found.find(key)
    if pair is None:
        return None
    told = _step(known, pair[1])
    return StepView(
        step=told,
        by=by,
        groups=tuple(
            Group(each.key, _named(known, by, each.key), each.timing) for each in clocks.groups(found, key, by)
        ),
        holds=tuple(
            Hold(told, each.people, each.days, each.organisation, known.names.get(each.organisation or _NOBODY, ""))
            for each in clocks.held_at(found, key)
        ),
        stuck=clocks.stuck(found, key, _STUCK),
        organisations=known.names,
    )


def people(workspace: Workspace, as_of: date, wanted: Wanted, narrowed: Narrowing = EVERYBODY) -> tuple[UUID, ...]:
    """Exactly the people who make a number of the clock."""
    known = _known(workspace)
    stood = known.on(as_of)
    if wanted.stage:
        return clocks.who_passed(stood, wanted.stage, wanted.foot, narrowed, wanted.ways)
    found = clocks.clock(stood, known.durations, narrowed, wanted.step)
    if wanted.by is not None:
        return clocks.group_of(found, wanted.step, wanted.by, wanted.group, wanted.part)
    return found.who(wanted.step, wanted.part, wanted.days)


_NOBODY = UUID(int=0)


def _known(workspace: Workspace) -> _Known:
    kept: dict[str, _Known] = workspace.remembered("clock", dict)
    found = kept.get("known")
    if found is None:
        found = kept["known"] = _learn(workspace)
    return found


def _learn(workspace: Workspace) -> _Known:
    with workspace.store.reading() as reading:
        organisations = dossiers.directory(reading).organisations
        durations = tuple(records.all_of(reading, Duration))
    found = workspace.facts()
    kinds = {each.id: each.type for each in organisations}
    names = {each.id: each.name for each in organisations}
    events = found.events
    told = clocks.Told(
        events.step,
        events.who,
        events.occurrence,
        events.status,
        events.outcome,
        events.started,
        events.done,
        events.organisation,
        events.reason,
    )
    return _Known(clocks.columns_of(workspace.scheme, found.cases, told), kinds, names, durations)


def _step(known: _Known, timing: Timing) -> Step:
    link, links = timing.link, known.columns.links
    before = ", ".join(_label(links[place]) for place in link.after)
    return Step(link.key, _label(link), before, link.stage.kind, link.step.responsible, timing)


def _label(link: Link) -> str:
    return step_name(link.step, link.occurrence)


def _hold(known: _Known, found: clocks.Clock, told: Step, held: clocks.Held) -> Hold:
    """A step that holds people, with the place where it holds most of them."""
    (most, *_others) = clocks.held_at(found, told.key)
    name = known.names.get(most.organisation or _NOBODY, "")
    return Hold(told, held.people, held.days, most.organisation, name, most.people, most.days)


def _stages(scheme: Scheme, passages: tuple[clocks.Passage, ...]) -> Iterator[Stage]:
    for each in passages:
        stretch = each.stretch
        yield Stage(
            stretch.key,
            stretch.kind,
            stretch.label.text(current()),
            each.entered,
            each.passed,
            each.in_progress,
            each.left,
            each.conversion,
            tuple(_reasons(scheme, each)),
        )


def _reasons(scheme: Scheme, passage: clocks.Passage) -> Iterator[Reason]:
    """Why people left a stage, by what it is called; the most frequent first."""
    found: dict[str, list[tuple[Exit, int]]] = {}
    for each in passage.reasons:
        way = each.way
        by = scheme.step(way.step)
        label = way_out(scheme, by, way.outcome, way.reason) if by else way.step
        found.setdefault(label, []).append((way, each.n))
    reasons = [
        Reason(label, sum(n for _way, n in told), tuple(way for way, _n in told)) for label, told in found.items()
    ]
    yield from sorted(reasons, key=lambda reason: (-reason.n, reason.label))


def _at_work(known: _Known) -> Iterator[tuple[UUID, str]]:
    """The organisations that steps name."""
    for key in known.columns.organisations:
        if name := known.names.get(key):
            yield key, name


def _named(known: _Known, by: By, key: str) -> str:
    if not key:
        return _("Unknown")
    if by == "organisation":
        return known.names.get(UUID(key), key)
    if by == "track":
        return {"home": _("Home"), "away": _("Away"), "circular": _("Circular"), "undecided": _("Undecided")}.get(
            key, key
        )
    return key
