"""The questions that a case can be asked, each of which a formula in the catalogue may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partnertrack.domain.enrolment import AWAY_TRACKS
from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.view import NOBODY, UNKNOWN, Condition, Entry, Members, View

SEXES = ("female", "male", "other", UNKNOWN)

TRACK_GROUPS = {"away": AWAY_TRACKS, "home": frozenset({"home"}), "undecided": frozenset({"undecided"})}
"""What a formula calls a track, and the tracks that it means: circular migrants are away."""

DECLARATIONS = ("required_level", "language")
"""What a scheme may or may not declare."""

_BLANKS: frozenset[object] = frozenset({None, ""})


@dataclass(frozen=True, slots=True)
class Reached:
    """Any of these steps is done: by the day or `days_ago` before it, with one of the outcomes where they are named.

    All that is asked about the event is asked about one and the same: that a field is `filled` or `blank`, that a coded
    field is `at_least` the level that the scheme requires (where it is blank, the outcome alone speaks).
    """

    reached: tuple[str, ...]
    outcome: tuple[str, ...] = ()
    days_ago: int = 0
    filled: str = ""
    blank: str = ""
    at_least: str = ""

    def members(self, view: View) -> Members:
        """Those with such an event."""
        return frozenset(place for step in self.reached for place, _event in self._narrow(view.done(step), view))

    def _narrow(self, entries: Sequence[Entry], view: View) -> Sequence[Entry]:
        """Those events that stand each of the tests that there are."""
        if self.outcome:
            entries = [entry for entry in entries if view.register.outcome(entry[1]) in self.outcome]
        if self.days_ago:
            last_day = view.day - timedelta(self.days_ago)
            entries = [entry for entry in entries if entry[1].done_on is None or entry[1].done_on <= last_day]
        if self.filled:
            entries = [entry for entry in entries if entry[1].values.get(self.filled) not in _BLANKS]
        if self.blank:
            entries = [entry for entry in entries if entry[1].values.get(self.blank) in _BLANKS]
        if self.at_least:
            enough = _levels(view.register.scheme, self.at_least)
            entries = [entry for entry in entries if entry[1].values.get(self.at_least) in enough]
        return entries


@dataclass(frozen=True, slots=True)
class Started:
    """Any of these steps has begun."""

    started: tuple[str, ...]

    def members(self, view: View) -> Members:
        """Those with such an event."""
        return frozenset(
            place for step in self.started for place, event in view.register.of(step) if view.is_started(event)
        )


@dataclass(frozen=True, slots=True)
class Planned:
    """The day has come on which a step was planned to be done; where no day was planned, the step is done."""

    planned: str

    def members(self, view: View) -> Members:
        """Those whose plan is due."""
        return frozenset(
            place
            for place, event in view.register.of(self.planned)
            if (event.planned_on <= view.day if event.planned_on else view.is_done(event))
        )


@dataclass(frozen=True, slots=True)
class Exited:
    """The enrolment was left with one of these statuses, `before` another step was reached where one is named."""

    exited: tuple[str, ...]
    before: str = ""

    def members(self, view: View) -> Members:
        """Those who left; one who came back later has still left."""
        days = _first_days(view.done(self.before)) if self.before else {}
        return frozenset(place for place, event in self._exits(view) if _is_before(event.done_on, place, days))

    def _exits(self, view: View) -> Iterator[Entry]:
        """What was done at a step, or with an outcome, that gives the enrolment such a status."""
        scheme = view.register.scheme
        for step in scheme.steps():
            codes = scheme.outcomes(step)
            outcomes = {code.key for code in codes.codes if code.exit_status in self.exited} if codes else set()
            is_exit = step.exit_status in self.exited
            if is_exit or outcomes:
                yield from (entry for entry in view.done(step.key) if is_exit or entry[1].outcome in outcomes)


@dataclass(frozen=True, slots=True)
class Sex:
    """The person's sex is recorded as this; "unknown" where it is not recorded."""

    sex: str

    def members(self, view: View) -> Members:
        """Those of that sex."""
        return frozenset(place for place, case in enumerate(view.register.cases) if known_sex(case.sex) == self.sex)


@dataclass(frozen=True, slots=True)
class Track:
    """The enrolment is on a track of this group."""

    track: str

    def members(self, view: View) -> Members:
        """Those on such a track."""
        tracks = TRACK_GROUPS[self.track]
        return frozenset(place for place, case in enumerate(view.register.cases) if case.track in tracks)


@dataclass(frozen=True, slots=True)
class Declared:
    """The scheme declares this, such as a language level that everyone must reach."""

    declares: str

    def members(self, view: View) -> Members:
        """Everyone, or no one."""
        return view.register.everyone if getattr(view.register.scheme, self.declares) else NOBODY


@dataclass(frozen=True, slots=True)
class All:
    """Each of these conditions is met."""

    conditions: tuple[Condition, ...]

    def members(self, view: View) -> Members:
        """Those who meet each."""
        return view.register.everyone.intersection(*map(view.members, self.conditions))


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these conditions is met."""

    conditions: tuple[Condition, ...]

    def members(self, view: View) -> Members:
        """Those who meet one or more."""
        return NOBODY.union(*map(view.members, self.conditions))


@dataclass(frozen=True, slots=True)
class Not:
    """The condition is not met."""

    condition: Condition

    def members(self, view: View) -> Members:
        """Everyone else."""
        return view.register.everyone - view.members(self.condition)


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


def _first_days(entries: Iterable[Entry]) -> dict[int, date | None]:
    """Since when each case has reached a step; None where nobody said, so that it may have been any day."""
    days: dict[int, date | None] = {}
    for place, event in entries:
        first = days.get(place, event.done_on)
        days[place] = min(first, event.done_on) if first and event.done_on else None
    return days


def _is_before(left_on: date | None, place: int, days: dict[int, date | None]) -> bool:
    """Whether someone left before the day of another step; where a day is unknown, the step counts as reached first."""
    if place not in days:
        return True
    reached_on = days[place]
    return left_on is not None and reached_on is not None and left_on < reached_on
