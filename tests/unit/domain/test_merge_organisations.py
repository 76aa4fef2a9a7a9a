"""Of an organisation that was merged with another nothing is left, and nothing of what referred to it is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.change import Change
from partnertrack.domain.contact import Contact
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.event import Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.merge_organisations import Referring, merge
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.record import Record, new_id
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.vacancy import Vacancy

DAY = date(2026, 5, 4)
STAYS = Organisation(name="Hotel Adler", type="other", values={"spellings": "Adler"})
GOES = Organisation(name="Hôtel ADLER GmbH", type="employer", values={"spellings": "Adler Hotels\nadler"})
THIRD = Organisation(name="Berghotel")

keys = st.sampled_from((STAYS.id, GOES.id, THIRD.id))
partners = st.sampled_from(("", "hotel adler gmbh", "ADLER hotels", STAYS.name, THIRD.name))
ids = st.builds(new_id)


def viewed(key: UUID, step: str) -> SavedView:
    return SavedView(name="View", definition=f'{{"organisation": ["{key}{step}"]}}')


referring: st.SearchStrategy[list[Referring]] = st.lists(
    st.one_of(
        st.builds(Event, id=ids, enrolment_id=ids, step=st.just("contract"), organisation_id=st.none() | keys),
        st.builds(Contact, id=ids, organisation_id=keys, name=st.just("Jan")),
        st.builds(Engagement, id=ids, organisation_id=keys, happened_on=st.just(DAY)),
        st.builds(Vacancy, id=ids, organisation_id=keys, title=st.just("Cook")),
        st.builds(
            Duration,
            id=ids,
            step=st.sampled_from(("contract", "visa_decision")),
            days=st.integers(1, 90),
            organisation_id=st.none() | keys,
            region=st.sampled_from(("", "Rabat")),
        ),
        st.builds(viewed, keys, st.sampled_from(("", "@contract"))),
        st.builds(Recipe, id=ids, partner=partners, sheet=st.just("1"), columns=st.just("[]")),
        st.builds(Wording, id=ids, field=st.just("sex"), text=st.just("M"), means=st.just("male"), partner=partners),
        st.builds(Expectation, id=ids, partner=partners, starts_on=st.just(DAY)),
    ),
    max_size=12,
)


def stored(before: dict[UUID, Record], changes: Iterable[Change]) -> dict[UUID, Record]:
    """What is held after the changes, each of which must begin at what is there."""
    held = dict(before)
    for change in changes:
        if change.before:
            assert held.pop(change.before.id) == change.before
        if change.after:
            held[change.after.id] = change.after
    return held


@given(referring)
def test_nothing_refers_to_the_one_that_went_and_undo_is_the_identity(records: list[Referring]) -> None:
    before: dict[UUID, Record] = {each.id: each for each in (STAYS, GOES, THIRD, *records)}
    changes = merge(STAYS, GOES, records)
    after = stored(before, changes)
    assert str(GOES.id) not in str(list(after.values()))
    gone_by_name = {fold(name) for name in GOES.spellings} - {fold(STAYS.name)}
    assert not gone_by_name & {fold(getattr(each, "partner", "")) for each in after.values()}
    lost = before.keys() - after.keys() - {GOES.id}
    assert all(isinstance(before[key], Duration) for key in lost)
    assert stored(after, [Change(each.after, each.before) for each in reversed(changes)]) == before


def test_what_is_known_of_either_is_kept() -> None:
    kept = replace(STAYS, country="DE", values={"spellings": "Adler", "address": "Köln"})
    told = replace(GOES, country="FR", values={"spellings": "Adler Hotels\nadler", "website": "adler.example"})
    joined = next(each.after for each in merge(kept, told, ()) if each.after)
    assert joined == replace(
        kept,
        type="employer",
        values={
            "spellings": "Adler\nHôtel ADLER GmbH\nAdler Hotels",
            "address": "Köln",
            "website": "adler.example",
        },
    )
