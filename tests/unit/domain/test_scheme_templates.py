from __future__ import annotations

from datetime import date, timedelta

import pytest

from partnertrack import paths
from partnertrack.domain.event import Event
from partnertrack.domain.journey import due_dates, journey, order_warnings
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import STAGE_KINDS, Scheme
from partnertrack.domain.scheme_form import from_json, to_json
from partnertrack.domain.standing import standing
from partnertrack.services import pilots

SHIPPED = (
    "generic_circular",
    "generic_dual_track",
    "inspire_ge",
    "inspire_gh",
    "palim_ma_be",
    "pem_wecco",
    "thamm_giz",
)

ALWAYS = """selected training certificate contract visa_lodged visa_decision departed arrived work_start placement_end
return_or_stay reintegration_plan post_return closed dropout excluded transferred deceased withdrawn_before_start
on_hold"""

GOOD = {"visa_decision": "granted", "work_authorisation": "granted", "return_or_stay": "returned", "exam": "passed"}

START = date(2024, 1, 8)


@pytest.fixture(params=SHIPPED)
def scheme(request: pytest.FixtureRequest) -> Scheme:
    return pilots.template(request.param)


def walked(scheme: Scheme, track: str) -> list[Event]:
    """Every step of the track, one a week, each with an outcome that lets the next one follow."""
    enrolment, events = new_id(), []
    for week, step in enumerate(journey(scheme, track)):
        codes = scheme.outcomes(step)
        outcome = GOOD.get(step.key) or step.default_outcome or (codes.codes[0].key if codes else None)
        day = START + timedelta(weeks=week)
        for occurrence in step.due.offsets if step.due and step.is_repeatable else (1,):
            said = {"status": "done", "outcome": outcome, "started_on": day, "done_on": day}
            events.append(Event(enrolment_id=enrolment, step=step.key, occurrence=occurrence, **said))  # type: ignore[arg-type]  # one table of mixed values
    return events


def test_the_templates_are_those_that_ship() -> None:
    assert sorted(path.stem for path in (paths.resources() / "schemes").glob("*.toml")) == sorted(SHIPPED)


def test_a_template_has_the_id_of_its_file() -> None:
    assert [pilots.template(name).id for name in SHIPPED] == list(SHIPPED)


def test_a_pilots_copy_is_the_template(scheme: Scheme) -> None:
    assert from_json(to_json(scheme)) == scheme


def test_partners_files_find_the_steps_that_they_speak_of(scheme: Scheme) -> None:
    assert [key for key in ALWAYS.split() if scheme.step(key) is None] == []
    assert tuple(stage.kind for stage in scheme.stages) == STAGE_KINDS


def test_whoever_must_reach_a_level_is_tested(scheme: Scheme) -> None:
    assert bool(scheme.required_level) <= (scheme.step("language_test") is not None)
    assert bool(scheme.required_level) <= bool(scheme.language)


def test_every_own_step_can_be_dated(scheme: Scheme) -> None:
    for step in scheme.steps():
        assert "done_on" in {scheme.fields[key].slot for key in step.fields}, step.key


def test_everybody_walks_from_selection_to_closed(scheme: Scheme) -> None:
    for track in scheme.tracks:
        events = walked(scheme, track)
        for count, event in enumerate(events, 1):
            so_far = {done.step: [done] for done in events[:count]}
            here = standing(scheme, track, so_far, event.done_on or START)
            assert (here.step and here.step.key) == event.step
            assert here.status == ("completed" if event.step == "closed" else "active")
        assert [step.key for step in journey(scheme, track)][-1] == "closed"
        assert "selected" in {event.step for event in events}
        assert list(order_warnings(scheme, track, events)) == []
        assert due_dates(scheme, track, events) == ()


def test_whoever_stays_at_home_does_not_travel(scheme: Scheme) -> None:
    abroad = {"visa_lodged", "departed", "arrived", "work_start", "placement_end", "return_or_stay"}
    for track in scheme.tracks:
        steps = {step.key for step in journey(scheme, track)}
        assert abroad <= steps if track in ("away", "circular") else abroad.isdisjoint(steps)
        assert ("home_job" in steps) == (track == "home")


def test_a_step_falls_due_after_the_one_before(scheme: Scheme) -> None:
    track = "circular" if "circular" in scheme.tracks else "away"
    for place, event in enumerate(events := walked(scheme, track)):
        done = events[:place]
        for due in due_dates(scheme, track, done):
            assert due.step.key not in {other.step for other in done if other.occurrence == due.occurrence}
            assert due.day >= START
        if event.step == "work_start":
            follow_ups = {due.occurrence for due in due_dates(scheme, track, [*done, event]) if due.step.is_repeatable}
            step = scheme.step("follow_up")
            assert step
            assert step.due
            assert follow_ups == set(step.due.offsets)


@pytest.mark.parametrize(("name", "figure", "value"), [("pem_wecco", "A3", 60), ("palim_ma_be", "A3", 60)])
def test_published_targets_are_in_the_template(name: str, figure: str, value: float) -> None:
    targets = {target.figure: target for target in pilots.template(name).targets}
    assert targets[figure].value == value
    assert targets[figure].source


@pytest.mark.parametrize(
    ("name", "origin", "destination", "tracks"),
    [
        ("inspire_gh", ("GH",), ("DE",), ("home", "away", "undecided")),
        ("inspire_ge", ("GE",), ("FR", "DE"), ("circular",)),
        ("pem_wecco", ("SN",), ("BE",), ("circular",)),
        ("thamm_giz", ("EG", "MA", "TN"), ("DE",), ("away",)),
        ("palim_ma_be", ("MA",), ("BE",), ("home", "away", "undecided")),
        ("generic_dual_track", (), (), ("home", "away", "undecided")),
        ("generic_circular", (), (), ("circular",)),
    ],
)
def test_a_scheme_has_its_corridor_and_tracks(
    name: str, origin: tuple[str, ...], destination: tuple[str, ...], tracks: tuple[str, ...]
) -> None:
    scheme = pilots.template(name)
    assert (scheme.origin, scheme.destination, scheme.tracks) == (origin, destination, tracks)


@pytest.mark.parametrize(
    ("status", "step", "outcome"),
    [
        ("dropped_out", "dropout", ""),
        ("withdrawn", "withdrawn_before_start", ""),
        ("excluded", "excluded", ""),
        ("transferred", "transferred", ""),
        ("deceased", "deceased", ""),
        ("on_hold", "on_hold", ""),
        ("not_selected", "selected", "not_selected"),
    ],
)
def test_a_status_that_a_partner_tells_is_a_way_out(scheme: Scheme, status: str, step: str, outcome: str) -> None:
    way_out = scheme.way_out(status)
    assert way_out
    assert (way_out[0].key, way_out[1]) == (step, outcome)


@pytest.mark.parametrize("status", ["active", "completed"])
def test_whoever_goes_on_has_no_way_out(scheme: Scheme, status: str) -> None:
    assert scheme.way_out(status) is None
