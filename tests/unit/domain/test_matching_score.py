"""A score says why, treats the unknown as unknown, and never falls when more is fulfilled."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.matching_score import Profile, suitability
from partnertrack.domain.vacancy import Vacancy

LEVELS = ("below_a1", "a1", "a2", "b1", "b2", "c1")
COOK = Vacancy(
    organisation_id=UUID(int=1),
    title="Cook",
    occupation="Restaurant cook",
    sector="I",
    language="de",
    level="b1",
    region="Souss-Massa",
    starts_on=date(2026, 9, 1),
)
PERFECT = Profile(("cook in a restaurant",), ("I",), {"de": "b2"}, "souss massa", date(2026, 8, 20))

PROFILES = st.builds(
    Profile,
    st.lists(st.sampled_from(("Restaurant cook", "Cook", "Welder", "5120")), max_size=2).map(tuple),
    st.sampled_from(((), ("I",), ("F",))),
    st.sampled_from(({}, *({"de": level} for level in LEVELS), {"fr": "c1"})),
    st.sampled_from(("", "Souss-Massa", "Oriental")),
    st.sampled_from((None, date(2026, 8, 1), date(2026, 10, 1), date(2027, 5, 1))),
)


def test_who_fulfils_everything_has_a_hundred_with_reasons_by_weight() -> None:
    found = suitability(COOK, PERFECT, LEVELS)
    assert (found.score, found.known) == (100, 1.0)
    assert [reason.requirement for reason in found.reasons] == [
        "language",
        "occupation",
        "starts_on",
        "sector",
        "region",
    ]
    assert (found.reasons[0].asked, found.reasons[0].found) == ("de b1", "b2")


def test_what_is_unknown_is_neither_met_nor_refused() -> None:
    untested = suitability(COOK, replace(PERFECT, levels={}), LEVELS)
    refused = suitability(COOK, replace(PERFECT, levels={"de": "a1"}), LEVELS)
    assert [each.reasons[0].verdict for each in (untested, refused)] == ["unknown", "not"]
    assert (refused.score, untested.score, untested.known) == (70, 85, 0.7)


def test_who_is_not_known_at_all_has_no_score() -> None:
    assert suitability(COOK, Profile(), LEVELS).score is None
    assert suitability(Vacancy(organisation_id=UUID(int=1), title="Any"), PERFECT, LEVELS).score is None


def test_codes_are_near_in_their_group_and_not_compared_with_words() -> None:
    coded = replace(COOK, occupation="5120")
    verdicts = [
        suitability(coded, replace(PERFECT, occupations=(each,)), LEVELS).reasons[1].verdict
        for each in ("5120", "5129", "7212", "Cook")
    ]
    assert verdicts == ["met", "partly", "not", "unknown"]


@given(PROFILES, st.sampled_from([field.name for field in fields(Profile)]))
def test_fulfilling_one_more_requirement_never_lowers_the_score(profile: Profile, name: str) -> None:
    before = suitability(COOK, profile, LEVELS).score
    better = suitability(COOK, replace(profile, **{name: getattr(PERFECT, name)}), LEVELS).score
    assert better is not None
    assert before is None or better >= before


@given(PROFILES)
def test_a_score_is_between_0_and_100(profile: Profile) -> None:
    score = suitability(COOK, profile, LEVELS).score
    assert score is None or 0 <= score <= 100
