"""Many ids in little room."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.ids import Ids

UUIDS = st.lists(st.uuids(), max_size=8)


@given(UUIDS, st.slices(8))
def test_ids_are_what_a_tuple_of_them_is(uuids: list[UUID], part: slice) -> None:
    ids = Ids(each.bytes for each in uuids)
    assert ids == tuple(uuids)
    assert tuple(ids) == tuple(uuids)
    assert ids[part] == tuple(uuids)[part]
    assert [ids.index(each) for each in uuids] == [uuids.index(each) for each in uuids]
    assert all(each in ids for each in uuids)


@given(st.uuids(), st.uuids(), st.integers(1, 15))
def test_an_id_that_is_spelled_across_two_others_is_not_among_them(one: UUID, other: UUID, cut: int) -> None:
    across = UUID(bytes=(one.bytes + other.bytes)[cut : cut + 16])
    assert (across in Ids((one.bytes, other.bytes))) is (across in (one, other))
