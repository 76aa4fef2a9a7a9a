"""The questions that a case can be asked, each of which a formula in the catalogue may use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from partnertrack.domain.enrolment import AWAY_TRACKS
from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.columns import NEVER, Happenings, Mask
from partnertrack.indicators.view import UNKNOWN, Condition, View

SEXES = ("female", "male", "other", UNKNOWN)

TRACK_GROUPS = {"away": AWAY_TRACKS, "home": frozenset({"home"}), "undecided": frozenset({"undecided"})}
"""What a formula calls a track, and the tracks that it means: circular migrants are away."""

DECLARATIONS = ("required_level", "language")
"""What a scheme may or may not declare."""

_BLANKS: frozenset[object] = frozenset({None, ""})


@dataclass(frozen=True, slots=True)
class Reached:
    """Any of these steps is done: by the day or `days_ago` before it, with one of the outcomes where they are named.

    All that is asked about the event is asked about one and the same: which `occurrence` it is (of steps that are due
    again and again, the days after which), that a field is `filled` or `blank`, that a coded field is `at_least` the
    level that the scheme requires (where it is blank, the outcome alone speaks), that a field `says` one of the
    `answers`.
    """

    reached: tuple[str, ...]
    outcome: tuple[str, ...] = ()
    days_ago: int = 0
    occurrence: int = 0
    filled: str = ""
    blank: str = ""
    at_least: str = ""
    says: str = ""
    answers: tuple[str, ...] = ()

    def members(self, view: View) -> Mask:
        """Those with such an event."""
        found = view.register.nobody.copy()
        for step in self.reached:
            events = view.register.of(step)
            if events:
                found |= view.register.spread(events, self._such(events, step, view))
        return found

    def _such(self, events: Happenings, step: str, view: View) -> Mask:
        """Which events of a step stand each of the tests that there are."""
        such = view.done(step)
        if self.outcome:
            such = such & events.came_to(self.outcome)
        if self.days_ago:
            such = such & (events.done <= view.day.toordinal() - self.days_ago)
        if self.occurrence:
            such = such & (events.occurrence == self.occurrence)
        if self.filled:
            such = such & ~events.says(self.filled, _BLANKS)
        if self.blank:
            such = such & events.says(self.blank, _BLANKS)
        if self.at_least:
            such = such & events.says(self.at_least, _levels(view.register.scheme, self.at_least))
        if self.says:
            such = such & events.says(self.says, _as_held(self.answers))
        return such


@dataclass(frozen=True, slots=True)
class Started:
    """Any of these steps has begun."""

    started: tuple[str, ...]

    def members(self, view: View) -> Mask:
        """Those with such an event."""
        known = ((view.register.of(step), step) for step in self.started)
        begun = (view.register.spread(events, view.begun(step)) for events, step in known if events)
        return reduce(np.logical_or, begun, view.register.nobody)


@dataclass(frozen=True, slots=True)
class Planned:
    """The day has come on which a step was planned to be done; where no day was planned, the step is done."""

    planned: str

    def members(self, view: View) -> Mask:
        """Those whose plan is due."""
        events = view.register.of(self.planned)
        if events is None:
            return view.register.nobody
        is_due = np.where(events.planned > 0, events.planned <= view.day.toordinal(), view.done(self.planned))
        return view.register.spread(events, is_due)


@dataclass(frozen=True, slots=True)
class Exited:
    """The enrolment was left with one of these statuses, `before` another step was reached where one is named."""

    exited: tuple[str, ...]
    before: str = ""

    def members(self, view: View) -> Mask:
        """Those who left; one who came back later has still left."""
        register = view.register
        found = register.nobody.copy()
        reached = view.first_done(self.before)
        for events, is_exit in exits(view, self.exited):
            # where a day is unknown, the step counts as reached first: only a day before a known day is earlier
            earlier = (events.done > 0) & (events.done < reached[events.who]) | (reached[events.who] == NEVER)
            found |= register.spread(events, is_exit & earlier)
        return found


@dataclass(frozen=True, slots=True)
class Sex:
    """The person's sex is recorded as this; "unknown" where it is not recorded."""

    sex: str

    def members(self, view: View) -> Mask:
        """Those of that sex."""
        known = view.register.where("sex", [self.sex] if self.sex != UNKNOWN else SEXES[:-1])
        return ~known if self.sex == UNKNOWN else known


@dataclass(frozen=True, slots=True)
class Track:
    """The enrolment is on a track of this group."""

    track: str

    def members(self, view: View) -> Mask:
        """Those on such a track."""
        return view.register.where("track", TRACK_GROUPS[self.track])


@dataclass(frozen=True, slots=True)
class Declared:
    """The scheme declares this, such as a language level that everyone must reach."""

    declares: str

    def members(self, view: View) -> Mask:
        """Everyone, or no one."""
        nobody = view.register.nobody
        return ~nobody if getattr(view.register.scheme, self.declares) else nobody


@dataclass(frozen=True, slots=True)
class All:
    """Each of these conditions is met."""

    conditions: tuple[Condition, ...]

    def members(self, view: View) -> Mask:
        """Those who meet each."""
        return reduce(np.logical_and, map(view.members, self.conditions), ~view.register.nobody)


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these conditions is met."""

    conditions: tuple[Condition, ...]

    def members(self, view: View) -> Mask:
        """Those who meet one or more."""
        return reduce(np.logical_or, map(view.members, self.conditions), view.register.nobody)


@dataclass(frozen=True, slots=True)
class Not:
    """The condition is not met."""

    condition: Condition

    def members(self, view: View) -> Mask:
        """Everyone else."""
        return ~view.members(self.condition)


def exits(view: View, statuses: tuple[str, ...]) -> list[tuple[Happenings, Mask]]:
    """The steps by which people leave, each with which of its events gave the enrolment one of these statuses."""
    scheme, found = view.register.scheme, []
    for step in scheme.steps():
        codes = scheme.outcomes(step)
        outcomes = [code.key for code in codes.codes if code.exit_status in statuses] if codes else []
        events = view.register.of(step.key)
        if events and step.exit_status in statuses:
            found.append((events, view.done(step.key)))
        elif events and outcomes:
            found.append((events, view.done(step.key) & events.came_to(outcomes) & events.is_told))
    return found


def known_sex(sex: str | None) -> str:
    """The sex as figures tell it apart: "female", "male", "other" or "unknown"."""
    return sex if sex is not None and sex in SEXES else UNKNOWN


def _levels(scheme: Scheme, key: str) -> frozenset[object]:
    """The answers of a field's ordered list from the scheme's required level upwards, and the blank."""
    field = scheme.fields.get(key)
    codes = scheme.code_list(field.codes) if field else None
    if codes is None:
        return _BLANKS
    required = codes.rank(scheme.required_level)
    return _BLANKS | {code.key for place, code in enumerate(codes.codes) if place >= required}


def _as_held(answers: tuple[str, ...]) -> frozenset[object]:
    """Answers as the fields hold them: "yes" and "no" stand for those of yes-or-no fields, too."""
    held = {"yes": True, "no": False}
    return frozenset((*answers, *(held[each] for each in answers if each in held)))
