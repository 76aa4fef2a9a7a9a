"""Typed values survive being written as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given

from partnertrack.domain.encoding import canonical, decode, dump_values, encode, load_values
from partnertrack.domain.record import NOTHING, Money, Values
from tests.unit.persistence.strategies import several_values


@given(several_values)
def test_values_come_back_with_their_types(values: Values) -> None:
    back = load_values(dump_values(values))
    assert back == values
    assert [type(back[key]) for key in values] == [type(value) for value in values.values()]


def test_each_type_has_its_mark() -> None:
    values: Values = {
        "day": date(2025, 6, 30),
        "hours": Decimal("12.50"),
        "pay": Money(Decimal("1240.50"), "EUR"),
        "level": "B1",
        "passed": True,
        "places": 12,
    }
    assert json.loads(dump_values(values) or "") == {
        "day": {"d": "2025-06-30"},
        "hours": {"n": "12.50"},
        "pay": {"m": ["1240.50", "EUR"]},
        "level": "B1",
        "passed": True,
        "places": 12,
    }


def test_nothing_is_written_as_nothing() -> None:
    assert dump_values({}) is None
    assert load_values(None) is NOTHING


def test_a_moment_is_the_same_moment_in_every_zone() -> None:
    tbilisi = datetime(2025, 6, 30, 9, 15, tzinfo=timezone(timedelta(hours=4)))
    assert decode(encode(tbilisi)) == tbilisi
    assert encode(tbilisi) == encode(tbilisi.astimezone(UTC))


@pytest.mark.parametrize("value", [1.5, object(), [1]])
def test_what_no_field_holds_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)  # type: ignore[arg-type] # that is the point


def test_equal_documents_are_equal_texts() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'
