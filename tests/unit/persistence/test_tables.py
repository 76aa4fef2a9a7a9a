"""The tables hold what the records are made of."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Dialect, make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from partnertrack.domain.records import KINDS
from partnertrack.persistence.rows import FIELDS
from partnertrack.persistence.tables import RECORD_TABLES, Base, Moment, core

DIALECTS: list[Dialect] = [make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql")]


def test_there_is_a_table_for_each_kind_of_record() -> None:
    assert list(RECORD_TABLES) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_the_fields_of_the_record(kind: str) -> None:
    assert {column.name for column in core(RECORD_TABLES[kind]).c} - {"folded"} == set(FIELDS[kind])


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_every_table_can_be_made_in_both_databases(dialect: Dialect) -> None:
    for table in Base.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        assert all(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)


def test_a_moment_without_a_zone_would_be_a_guess() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2025, 1, 1), DIALECTS[0])  # noqa: DTZ001 - that is the point
