"""Holds the results for IATI to the official schema, and to what the schema does not check."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from partnertrack.reporting import iati
from partnertrack.reporting.iati.schema import check_schema

AGENCY = iati.Organisation("Sample Agency", "XM-DAC-5-2", "10", "4")
INDICATOR = iati.Indicator(
    "Trainees who departed",
    "1",
    is_ascending=True,
    can_be_added=True,
    description="Register of the agency",
    references=(("9", "10.7.1"), ("99", "O2.2")),
    baseline=iati.Baseline(2023, Decimal(0)),
    periods=(
        iati.Period(
            date(2024, 1, 1),
            date(2026, 6, 30),
            Decimal(75),
            (
                iati.Actual(Decimal(42), comment="Some are withheld."),
                iati.Actual(Decimal(23), "sex", "female"),
            ),
        ),
        iati.Period(date(2024, 1, 1), date(2027, 6, 30), Decimal("100.50")),
    ),
)
ACTIVITY = iati.Activity(
    identity=iati.Identity("XM-DAC-5-2-117", AGENCY),
    language="en",
    title="A pilot",
    description="What it does",
    status="2",
    created=date(2026, 6, 30),
    starts_on=date(2024, 1, 1),
    ends_on=date(2027, 6, 30),
    organisations=(iati.Organisation("Sample Fund", role="1"), AGENCY),
    countries=(iati.Share("GH", Decimal("66.67")), iati.Share("SN", Decimal("33.33"))),
    sector="11330",
    tags=("4.4", "10.7"),
    results=(iati.Result("1", "O2 Trainees move", (INDICATOR,), "The border is open."),),
)


def with_indicator(indicator: iati.Indicator) -> iati.Activity:
    return replace(ACTIVITY, results=(iati.Result("2", "A result", (indicator,)),))


def test_every_element_stands_where_the_schema_wants_it() -> None:
    made = iati.render(ACTIVITY)
    assert check_schema(made) == ()
    assert iati.faults(ACTIVITY) == ()
    assert made == iati.render(ACTIVITY)
    lines = [line.strip() for line in made.decode().splitlines()]
    assert '<actual value="23"><dimension name="sex" value="female"/></actual>' in lines
    assert '<target value="100.5"/>' in lines


@pytest.mark.parametrize(
    "text",
    [
        "M&E <b>officer</b> \"quoted\" 'single' ]]> {{ name }} --> <!DOCTYPE x>",
        "\u202eevil \x00\x0b\ufffe 😀",
        "x" * 10_000,
    ],
    ids=["markup", "signs", "long"],
)
def test_no_text_becomes_markup(text: str) -> None:
    agency = iati.Organisation(text, "XM-DAC-5-2", "10", "4")
    hostile = replace(
        with_indicator(replace(INDICATOR, title=text, description=text, references=(("99", text),))),
        title=text,
        description=text,
        identity=iati.Identity(text, agency),
        organisations=(agency,),
        notes=(text,),
    )
    made = iati.render(hostile)
    assert check_schema(made) == ()
    assert made.count(b"<iati-activity ") == made.count(b"<indicator ") == 1


def test_what_the_schema_rejects_is_told() -> None:
    wrong = iati.render(ACTIVITY).replace(b'year="2023" ', b"")
    assert re.search(r"\d+: .*'year' is required", check_schema(wrong)[0])
    assert check_schema(b"<iati-activities")


@pytest.mark.parametrize(
    ("activity", "told"),
    [
        (replace(ACTIVITY, identity=iati.Identity("ZZ-A-1", iati.Organisation("A", "ZZ-A"))), "was made up"),
        (replace(ACTIVITY, identity=iati.Identity("agency 1", iati.Organisation("A", "agency"))), "is no identifier"),
        (replace(ACTIVITY, identity=iati.Identity("DE-1-2020", AGENCY)), "must begin with"),
        (replace(ACTIVITY, countries=(iati.Share("GH", Decimal(99)),)), "do not add up"),
        (replace(ACTIVITY, starts_on=date(2028, 1, 1)), "ends before it begins"),
        (replace(ACTIVITY, status="9"), "on no list"),
        (replace(ACTIVITY, organisations=(iati.Organisation(" "),)), "has no name"),
        (with_indicator(replace(INDICATOR, measure="2")), "cannot be added"),
        (with_indicator(replace(INDICATOR, measure="7")), "on no list"),
        (with_indicator(replace(INDICATOR, baseline=None)), "no baseline"),
        (with_indicator(replace(INDICATOR, periods=(iati.Period(date(2025, 1, 2), date(2025, 1, 1)),))), "before it"),
        (
            with_indicator(
                replace(
                    INDICATOR,
                    periods=(
                        iati.Period(
                            date(2024, 1, 1),
                            date(2025, 1, 1),
                            None,
                            (iati.Actual(Decimal(3)), iati.Actual(Decimal(4), "sex", "male")),
                        ),
                    ),
                )
            ),
            "more than the whole",
        ),
    ],
)
def test_what_the_schema_does_not_check_is_told_in_words(activity: iati.Activity, told: str) -> None:
    assert any(told in fault for fault in iati.faults(activity))
