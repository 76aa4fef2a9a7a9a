"""Thinning keeps the last hours, then one a day, a week, a month; and never what must stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.thinning import MOST_RECENT, Stamp, superfluous

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)

histories = st.lists(
    st.tuples(st.integers(-3 * 86_400, 500 * 86_400), st.booleans(), st.booleans()), min_size=1, max_size=150
).map(
    lambda ages: [
        Stamp(f"{number:03d}", NOW - timedelta(seconds=age), is_kept, is_sound)
        for number, (age, is_kept, is_sound) in enumerate(ages)
    ]
)


def kept(stamps: list[Stamp], now: datetime = NOW) -> list[Stamp]:
    gone = superfluous(stamps, now)
    return [stamp for stamp in stamps if stamp.id not in gone]


@given(histories)
def test_what_must_stay_stays(stamps: list[Stamp]) -> None:
    left = kept(stamps)
    assert max(stamps, key=lambda stamp: (stamp.at, stamp.id)) in left
    assert [stamp for stamp in stamps if stamp.is_kept] == [stamp for stamp in left if stamp.is_kept]
    sound = [stamp for stamp in stamps if stamp.is_sound]
    if sound:
        assert max(sound, key=lambda stamp: (stamp.at, stamp.id)) in left


@given(histories)
def test_thinning_twice_takes_no_more_and_the_order_does_not_matter(stamps: list[Stamp]) -> None:
    left = kept(stamps)
    assert kept(left) == left
    assert superfluous(stamps[::-1], NOW) == superfluous(stamps, NOW)


@given(histories)
def test_each_day_week_and_month_that_had_a_sound_backup_still_has_one(stamps: list[Stamp]) -> None:
    left = [stamp for stamp in kept(stamps) if stamp.is_sound]
    for stamp in (each for each in stamps if each.is_sound and each.at <= NOW):
        age = NOW - stamp.at
        if age <= timedelta(days=14):
            assert any(each.at.date() == stamp.at.date() for each in left)
        if age <= timedelta(weeks=8):
            assert any(each.at.isocalendar()[:2] == stamp.at.isocalendar()[:2] for each in left)
        if age <= timedelta(days=365):
            assert any((each.at.year, each.at.month) == (stamp.at.year, stamp.at.month) for each in left)


def test_a_year_of_busy_days_comes_to_a_hundred_backups() -> None:
    hours = [Stamp(str(hour), NOW - timedelta(minutes=20 * hour)) for hour in range(3 * 24 * 365)]
    left = kept(hours)
    assert [stamp.id for stamp in left[:MOST_RECENT]] == [str(hour) for hour in range(MOST_RECENT)]
    assert len(left) < 100
