"""The stage clock against plain Python over the raw events, and its laws."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.domain.duration import Duration
from partnertrack.domain.journey import SETTLED
from partnertrack.indicators import clock as clocks
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.clock.estimate import estimate
from partnertrack.indicators.waiting import waiting
from partnertrack.services import pilots
from tests.unit.indicators.makers import case, done, on

SCHEME = pilots.template("inspire_gh")
STEPS = [step.key for stage in SCHEME.stages for step in stage.steps]
CONSULATE, EMPLOYER = UUID(int=7), UUID(int=8)
KINDS = {CONSULATE: "consulate", EMPLOYER: "employer"}


def ancestors(key: str) -> set[str]:
    """The steps on which a step builds by a rule, directly or by way of others."""
    step = SCHEME.step(key)
    assert step is not None
    before = {step.due.after} if step.due and step.due.after in STEPS else set(step.follows) & set(STEPS)
    return before.union(*map(ancestors, before))


ANCESTORS = {key: ancestors(key) for key in STEPS}


def key_of(place: int) -> str:
    return clocks.columns(SCHEME, ()).links[place].step.key


days = st.integers(0, 400).map(on)
spans = st.lists(st.integers(0, 60), max_size=30)


@st.composite
def people(draw: st.DrawFn) -> Case:
    """Somebody who went some of the way, with gaps, steps under way, days that nobody told, and perhaps a way out."""
    events = []
    day = draw(days)
    for key in sorted(draw(st.sets(st.sampled_from(STEPS), max_size=12)), key=STEPS.index):
        step = SCHEME.step(key)
        assert step is not None
        codes = SCHEME.outcomes(step)
        day += timedelta(draw(st.integers(-3, 60)))
        times = step.due.offsets if step.is_repeatable and step.due else (1,)
        events.append(
            EventFact(
                key,
                draw(st.sampled_from(times)),
                draw(st.sampled_from(("done", "done", "done", "in_progress", "planned", "waived"))),
                draw(st.sampled_from([None, *(code.key for code in codes.codes)])) if codes else None,
                draw(st.sampled_from((None, day - timedelta(3)))),
                draw(st.sampled_from((day, day, day, None))),
                organisation_id=draw(st.sampled_from((None, CONSULATE, EMPLOYER))),
            )
        )
    if draw(st.booleans()):
        out = draw(st.sampled_from(("dropout", "excluded", "on_hold")))
        events.append(
            done(out, draw(st.sampled_from((day + timedelta(9), None))), reason=draw(st.sampled_from(("a", None))))
        )
    track = draw(st.sampled_from(("home", "away", "undecided")))
    return case(
        *events, track=track, cohort=draw(st.sampled_from(("A", "B", None))), region=draw(st.sampled_from(("N", None)))
    )


pilot = st.lists(people(), max_size=12)


def brute(ended: list[int], still: list[int], part: float) -> int | None:
    """The first day on which no more than that part waits, by the product of the shares that stay."""
    share = 1.0
    for day in sorted({*ended, *still}):
        at_risk = sum(each >= day for each in (*ended, *still))
        share *= 1 - ended.count(day) / at_risk
        if share <= part + 1e-9:
            return day
    return None


@given(spans, spans)
def test_the_estimate_is_the_product_limit(ended: list[int], still: list[int]) -> None:
    found = estimate(np.array(ended, np.int32), np.array(still, np.int32))
    told = (found.p10, found.p25, found.median, found.p75, found.p90)
    assert told == tuple(brute(ended, still, part) for part in (0.9, 0.75, 0.5, 0.25, 0.1))
    same = waiting(ended, still)
    assert (found.median, found.p90) == (same.median, same.p90)
    assert found.curve == same.curve


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30))
def test_where_nobody_waits_it_is_the_empirical_distribution(ended: list[int]) -> None:
    found = estimate(np.array(ended, np.int32), np.zeros(0, np.int32))
    ranked = sorted(ended)
    assert found.median == ranked[ceil(len(ranked) * 0.5) - 1]
    assert found.p90 == ranked[ceil(len(ranked) * 0.9 - 1e-9) - 1]
    assert all(abs(share - sum(each > day for each in ended) / len(ended)) < 1e-9 for day, share in found.curve[1:])


def came_about(one: Case, link: clocks.Link, day: date) -> tuple[str, int | None]:
    """What became of somebody at a step by a day, from the events one by one; the days where they are known."""
    told = {(step, each.occurrence): each for step, events in one.events.items() for each in events}
    at = {other.place: told.get((other.step.key, other.occurrence)) for other in clocks.columns(SCHEME, ()).links}
    is_done = {place: event is not None and event.is_done_by(day) for place, event in at.items()}
    own = at[link.place]
    begun = is_done[link.place] or bool(own and own.started_on and own.started_on <= day)
    start, enters = _start(link, at, is_done, begun=begun)
    if not enters or not (is_done[link.place] or one.track in link.step.tracks):
        return "", None
    outs = [each for key in ("dropout", "excluded") for each in one.events.get(key, ()) if each.is_done_by(day)]
    outs += [
        each
        for key, events in one.events.items()
        if (step := SCHEME.step(key)) and (codes := SCHEME.outcomes(step))
        for each in events
        if each.is_done_by(day) and each.outcome and (code := codes.code(each.outcome)) and code.exit_status
    ]
    left_on = min((each.done_on for each in outs if each.done_on), default=None)
    if is_done[link.place]:
        assert own is not None
        return "done", _between(start, own.done_on)
    dropped = own is not None and own.status in SETTLED - {"done"} and (own.done_on is None or own.done_on <= day)
    is_known = own is not None and not dropped and (own.status not in SETTLED or begun)
    is_past = any(is_done[place] for place in at if place > link.place) and not is_known
    is_built_on = any(is_done[place] for place in at if link.step.key in ANCESTORS[key_of(place)])
    if dropped or is_past or is_built_on or (link.until >= 0 and is_done[link.until]):
        return "passed", None
    if outs:
        is_before = left_on is not None and start is not None and left_on <= start
        return ("", None) if is_before else ("left", _between(start, left_on))
    return "open", _between(start, day)


def _start(
    link: clocks.Link, at: dict[int, EventFact | None], is_done: dict[int, bool], *, begun: bool
) -> tuple[date | None, bool]:
    before = [at[place] for place in link.after]
    enters = bool(before) and all(is_done[place] for place in link.after)
    if link.outcome and enters:
        (event,) = before
        assert event is not None
        step = SCHEME.step(event.step)
        assert step is not None
        enters = (event.outcome or step.default_outcome) == link.outcome
    known = [each.done_on for each in before if each and each.done_on]
    start = max(known) if enters and len(known) == len(before) else None
    if not link.is_by_order:
        return start, enters or is_done[link.place]
    dated = [at[place] for place in sorted(at) if place < link.place and is_done[place]]
    nearest = next((each.done_on for each in reversed(dated) if each and each.done_on), None)
    has_begun = begun and nearest is not None
    return nearest or start, has_begun if link.is_occasional else enters or has_begun


def _between(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end and end >= start else None


@settings(max_examples=30)
@given(pilot, days)
def test_everybody_is_where_the_events_say(cases: list[Case], day: date) -> None:
    found = clocks.clock(clocks.stood(clocks.columns(SCHEME, cases), KINDS, day), ())
    for timed in found.timings:
        fates = {one.enrolment_id: came_about(one, timed.link, day) for one in cases}
        for part in ("done", "open", "left", "passed"):
            expected = tuple(who for who, (fate, _days) in fates.items() if fate == part)
            assert found.who(timed.link.key, part) == expected, (timed.link.key, part)
        waits = sorted((took for fate, took in fates.values() if fate == "open" and took is not None), reverse=True)
        assert [days for days, n in timed.waits for _ in range(n)] == waits
        through = [took for fate, took in fates.values() if fate == "done" and took is not None]
        stopped = [took for fate, took in fates.values() if fate in ("open", "left") and took is not None]
        assert timed.estimate.median == brute(through, stopped, 0.5)
        planned = timed.planned
        late = [took - planned for took in waits if planned is not None and took > planned]
        assert (timed.late, timed.late_days) == (len(late), sum(late))


@settings(max_examples=30)
@given(pilot, days)
def test_parts_add_up(cases: list[Case], day: date) -> None:
    stood = clocks.stood(clocks.columns(SCHEME, cases), KINDS, day)
    found = clocks.clock(stood, ())
    for timed in found.timings:
        key = timed.link.key
        assert timed.entered == timed.done + timed.open + timed.left + timed.passed == len(found.who(key, "entered"))
        for by in ("cohort", "organisation", "region", "track"):
            parts = clocks.groups(found, key, by)
            assert sum(each.timing.entered for each in parts) == timed.entered
            assert sum(each.timing.late_days for each in parts) == timed.late_days
            listed = [who for each in parts for who in clocks.group_of(found, key, by, each.key, "open")]
            assert Counter(listed) == Counter(found.who(key, "open"))
        assert sum(each.people for each in clocks.held_at(found, key)) == timed.late
    stages = clocks.passages(stood)
    assert stages[0].entered == len(cases)
    for stage in stages:
        assert stage.entered == stage.passed + stage.in_progress + stage.left
        assert sum(reason.n for reason in stage.reasons) == stage.left
        feet = [clocks.who_passed(stood, stage.stretch.key, foot) for foot in ("passed", "in_progress", "left")]
        assert [len(foot) for foot in feet] == [stage.passed, stage.in_progress, stage.left]
        assert len({who for foot in feet for who in foot}) == stage.entered


@settings(max_examples=30)
@given(pilot, days)
def test_a_cohort_alone_is_its_part_of_the_whole(cases: list[Case], day: date) -> None:
    stood = clocks.stood(clocks.columns(SCHEME, cases), KINDS, day)
    whole, alone = clocks.clock(stood, ()), clocks.clock(stood, (), clocks.Narrowing(cohort="A"))
    for timed in alone.timings:
        parts = {each.key: each.timing for each in clocks.groups(whole, timed.link.key, "cohort")}
        assert timed.entered == (parts["A"].entered if "A" in parts else 0)
        assert "A" not in parts or replace(parts["A"], planned=timed.planned) == timed
    funnels = [clocks.passages(stood, clocks.Narrowing(cohort=cohort)) for cohort in ("A", "B", "")]
    for stage, *cohorts in zip(clocks.passages(stood), *funnels, strict=True):
        assert stage.entered == sum(part.entered for part in cohorts)
        assert stage.passed == sum(part.passed for part in cohorts)
        assert stage.left == sum(part.left for part in cohorts)


@settings(max_examples=30)
@given(pilot, days)
def test_what_happens_later_is_not_known_yet(cases: list[Case], day: date) -> None:
    """Events that ended or began later than the day are as if nobody had told of them."""
    then = []
    for one in cases:
        events = [each for group in one.events.values() for each in group]
        told = [
            each
            for each in events
            if each.status not in SETTLED
            or each.done_on is None
            or each.done_on <= day
            or (each.started_on or date.max) <= day
        ]
        then.append(
            Case(
                one.enrolment_id,
                one.participant_id,
                one.number,
                cohort=one.cohort,
                region=one.region,
                track=one.track,
                events=by_step(told),
            )
        )
    now, before = (clocks.stood(clocks.columns(SCHEME, each), {}, day) for each in (cases, then))
    assert clocks.clock(now, ()).timings == clocks.clock(before, ()).timings
    assert [each.entered for each in clocks.passages(now)] == [each.entered for each in clocks.passages(before)]


def test_a_step_about_which_the_pilot_is_silent_holds_nobody() -> None:
    """Nobody is recorded as matched, but some have contracts: the others wait for theirs since the certificate."""
    through = case(done("certificate", on(0)), done("contract", on(40)), track="away")
    waits = case(done("certificate", on(10)), track="away")
    found = clocks.clock(clocks.stood(clocks.columns(SCHEME, [through, waits]), KINDS, on(70)), ())
    assert found.find("matching") is None
    assert found.who("contract", "open") == (waits.enrolment_id,)
    (contract,) = [timed for timed in found.timings if timed.link.key == "contract"]
    assert (contract.done, contract.open, contract.oldest, contract.planned) == (1, 1, 60, None)
    early = clocks.clock(clocks.stood(clocks.columns(SCHEME, [through, waits]), KINDS, on(20)), ())
    assert len(early.who("matching", "open")) == 2, "as long as nobody has a contract, everybody waits for a match"


def test_what_the_pilot_has_set_counts_before_the_rule() -> None:
    """At that consulate 60 days are planned, elsewhere the 42 of the scheme."""
    here = case(
        done("visa_lodged", on(0)),
        EventFact("visa_decision", status="in_progress", organisation_id=CONSULATE),
        track="away",
    )
    there = case(done("visa_lodged", on(0)), track="away")
    kept = (Duration(step="visa_decision", days=60, organisation_id=CONSULATE),)
    found = clocks.clock(clocks.stood(clocks.columns(SCHEME, [here, there]), KINDS, on(50)), kept)
    assert found.who("visa_decision", "late") == (there.enrolment_id,)
    (held,) = clocks.held(found)
    assert (held.link.key, held.people, held.days) == ("visa_decision", 1, 8)
    assert [each.organisation for each in clocks.stuck(found, "visa_decision", 5)] == [CONSULATE, None]


def test_the_consulate_of_the_appointment_is_at_work_on_the_decision() -> None:
    one = case(
        done("contract", on(0), organisation_id=EMPLOYER),
        done("visa_appointment", on(5), organisation_id=CONSULATE),
        done("visa_lodged", on(9)),
        track="away",
    )
    found = clocks.clock(clocks.stood(clocks.columns(SCHEME, [one]), KINDS, on(90)), ())
    assert [(each.organisation, each.people, each.days) for each in clocks.held_at(found, "visa_decision")] == [
        (CONSULATE, 1, 39)
    ]
    narrowed = clocks.clock(found.stood, (), clocks.Narrowing(organisation=EMPLOYER))
    assert narrowed.who("visa_decision", "open") == ()
