"""Sheets of anything: reading gives typed rows and issues, whatever stands in the cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.errors import InputError
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Cell, Range, Row, Sheet, Workbook
from partnertrack.importing.typed_sheet import Context, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.services.pilots import library

HEADINGS = (
    "Applicant ID", "Nom", "Vorname", "Full name", "Sexe (H/F)", "Geboortedatum", "Date", "No.", "Start", "Visa",
    "Phone", "Bruttolohn", "Attendance %", "Nationalité", "Toujours en poste après 6 mois", "Total", "Employer:", "???",
)  # fmt: skip
WORDS = ("Diallo, Awa", "F", "oui", "12.03.2001", "03/04/2024", "1.240,50 €", "B1", "Ghana", "-", "Summe", "* note")
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(HEADINGS),
    st.sampled_from(WORDS),
    st.text(max_size=20),
    st.integers(-10, 10**10),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(timedelta(-9), timedelta(9)),
)
RANGES = st.builds(Range, *[st.integers(0, 12)] * 4)


@cache
def vocabulary() -> Vocabulary:
    shipped = library()
    families = {key: family.headings for key, family in shipped.families.items()}
    return Vocabulary(shipped.fields, shipped.code_lists, families)


@settings(max_examples=75)
@given(
    before=st.lists(st.lists(CELLS, max_size=8), max_size=3),
    header=st.lists(st.sampled_from(HEADINGS), max_size=8),
    after=st.lists(st.lists(CELLS, max_size=9), max_size=12),
    merged=st.lists(RANGES, max_size=4),
    is_hidden=st.booleans(),
)
def test_any_sheet_is_typed_or_refused(
    *,
    before: list[list[Cell]],
    header: list[str],
    after: list[list[Cell]],
    merged: list[Range],
    is_hidden: bool,
) -> None:
    rows: tuple[Row, ...] = (*map(tuple, before), tuple(header), *map(tuple, after))
    page = Sheet("Sheet1", rows, is_hidden, tuple(merged))
    book = Workbook("list.xlsx", "0" * 64, "xlsx", (page, Sheet("Liste", (("Nom", "Prénom"), ("Diallo", "Awa")))))
    try:
        *tables, _good = read_sheets(book, vocabulary(), Context("list.xlsx", date(2026, 6, 30)), {})
    except InputError:
        pytest.fail("the second sheet has a table")
    assert [table.sheet for table in tables] == ["Sheet1"] * len(tables)
    assert len({table.name for table in tables}) == len(tables) > 0
    for typed in tables:
        check(typed)


def check(typed: TypedSheet) -> None:
    """What holds for every table, whatever stands in it."""
    numbers = [row.number for row in typed.rows]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & set(typed.left_out)
    for issue in (*typed.issues, *(issue for row in typed.rows for issue in row.issues)):
        assert issue.message
        assert issue.severity in ("error", "warning", "info")
    for row in typed.rows:
        assert not any(isinstance(value, float | datetime | time) for value in row.values.values())
