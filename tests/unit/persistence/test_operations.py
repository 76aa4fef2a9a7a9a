"""What the journal keeps of a change is enough to do it, and to take it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence import operations
from tests.unit.persistence.strategies import one_of_each, participants


@given(one_of_each())
def test_a_record_of_every_kind_survives_being_flattened(records: tuple[Record, ...]) -> None:
    assert [record.kind for record in records] == list(KINDS)
    for record in records:
        assert operations.restore(record.kind, record.id, record.version, operations.flatten(record)) == record


@given(one_of_each())
def test_operations_survive_being_packed(records: tuple[Record, ...]) -> None:
    text = operations.dump([added(record) for record in records])
    loaded = operations.load(operations.unpack(operations.pack(text)))
    assert [(each.op, each.kind, each.id) for each in loaded] == [("add", each.kind, each.id) for each in records]


def test_only_changed_fields_are_kept_and_each_value_is_a_field() -> None:
    before = Participant(last_name="Mensah", first_name="Ama", version=1, values={"phone": "1", "email": "a@b.c"})
    after = replace(before, first_name="Adwoa", version=2, values={"phone": "2", "email": "a@b.c"})
    (operation,) = operations.load(operations.dump([Change(before, after)]))
    assert (operation.op, operation.version) == ("update", 2)
    assert operation.before == {"first_name": "Ama", "values.phone": "1"}
    assert operation.after == {"first_name": "Adwoa", "values.phone": "2"}


@given(participants)
def test_a_removal_keeps_all_that_was_there(person: Participant) -> None:
    (operation,) = operations.load(operations.dump([removed(person)]))
    assert operations.restore(operation.kind, operation.id, operation.version, operation.before) == person


def test_damaged_operations_are_a_plain_error() -> None:
    with pytest.raises(ValueError, match="damaged"):
        operations.unpack(b"no zlib at all")
    with pytest.raises(ValueError, match="damaged"):
        operations.unpack(operations.pack("[]" * 50)[:-9])
