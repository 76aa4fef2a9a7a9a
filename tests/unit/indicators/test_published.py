"""Figures that were published of real pilots come out of cases like theirs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from partnertrack.i18n import percent
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.case import Case, EventFact
from partnertrack.indicators.catalogue import read_catalogue
from tests.unit.indicators.makers import case, done, label, on, results, scheme

TRIPLE_WIN = {
    "BA": {2016: 290, 2017: 103, 2018: 155, 2019: 128},
    "RS": {2016: 382, 2017: 166, 2018: 125, 2019: 111},
    "PH": {2016: 428, 2017: 307, 2018: 577, 2019: 776},
    "TN": {2017: 17, 2018: 2, 2019: 10},
}
"""Nurses placed, by country and year; Tunisia joined in 2017."""

ARRIVED = 2220

STARTED = EventFact("training", status="in_progress", started_on=on(1))


def triple_win() -> list[Case]:
    """One case a nurse who was placed, the first 2,220 of whom have arrived."""
    placed = [
        (country, done("contract", date(year, 6, 1)))
        for country, years in TRIPLE_WIN.items()
        for year, nurses in years.items()
        for _ in range(nurses)
    ]
    arrived = done("arrived", date(2019, 12, 1))
    return [
        case(contract, *([arrived] if place < ARRIVED else []), nationality=country, track="away")
        for place, (country, contract) in enumerate(placed)
    ]


def test_triple_win_placed_and_arrived() -> None:
    found = results(triple_win(), date(2019, 12, 31), since=date(2019, 1, 1))
    placed = found.milestones["contract"]
    assert (placed.n, placed.in_period, found.milestones["arrived"].n) == (3577, 1025, 2220)
    assert percent(Fraction(found.milestones["arrived"].n, placed.n)) == "62.1%"
    assert len(set(found.who("contract")) - set(found.who("arrived"))) == 1357
    table = breakdown(found, ["contract"], "nationality")
    assert [(row.key, row.counts) for row in table.rows] == [
        ("PH", (2088,)),
        ("RS", (784,)),
        ("BA", (676,)),
        ("TN", (29,)),
        ("unknown", (0,)),
    ]


def test_triple_win_year_by_year() -> None:
    cases = triple_win()
    ends = [date(year, 12, 31) for year in (2016, 2017, 2018, 2019)]
    reached = [results(cases, day).milestones["contract"].n for day in ends]
    assert reached == [1100, 1693, 2552, 3577]


def test_morocco_germany_women_and_those_still_there() -> None:
    selected, work = done("selected", date(2017, 1, 15)), done("work_start", date(2017, 8, 1))
    still_there = done("follow_up", date(2018, 6, 1), occurrence=300, values={"still_employed": True})
    left = done("placement_end", date(2018, 3, 1), "early_end")
    cases = [
        case(selected, work, still_there if place < 97 else left, sex="female" if place < 32 else "male")
        for place in range(110)
    ]
    found = results(cases, date(2018, 6, 1), catalogue=read_catalogue(TEN_MONTHS, "own.toml"), applicants=350)
    assert found.indicators["A2"].text == "31.4% (110/350)"
    assert found.indicators["W"].text == "29.1% (32/110)"
    assert found.indicators["K.10"].text == "88.2% (97/110)"
    assert found.indicators["P5"].text == "11.8% (13/110)"


TEN_MONTHS = """
[milestones.selected]
label = "Selected"
when = { reached = "selected" }

[indicators.A2]
label = "Selection rate"
definition = "Selected of all who applied."
unit = "percent"
n = { milestone = "selected" }
d = "applicants"

[indicators.W]
label = "Women"
definition = "Women among those selected."
unit = "share"
n = { sex = "female" }
d = { milestone = "selected" }

[indicators.K]
label = "Still there"
definition = "Those still in the programme after ten months."
unit = "percent"
[indicators.K.lines.10]
label = "After 10 months"
[indicators.K.lines.10.retained]
months = 10
occurrence = 300
start = "work_start"
end = "placement_end"
follow_up = "follow_up"
answer = "still_employed"

[indicators.P5]
label = "Left"
definition = "Those whose placement ended early."
unit = "percent"
n = { reached = "placement_end", outcome = "early_end" }
d = { reached = "work_start" }
"""


@pytest.mark.parametrize(
    ("n", "d", "printed"),
    [
        (4, 988, "0.4%"),
        (412, 700, "58.9%"),
        (15, 18, "83.3%"),
        (22, 120, "18.3%"),
        (11, 41, "26.8%"),
        (8, 160, "5.0%"),
        (41, 40, "102.5%"),
    ],
)
def test_small_shares_are_printed_as_published(n: int, d: int, printed: str) -> None:
    assert percent(Fraction(n, d)) == printed


@pytest.mark.parametrize(("women", "all_selected", "printed"), [(22, 120, "18.3% (22/120)"), (15, 18, "83.3% (15/18)")])
def test_shares_of_women_are_printed_as_published(women: int, all_selected: int, printed: str) -> None:
    selected = done("selected", on(1))
    cases = [case(selected, sex="female" if place < women else "male") for place in range(all_selected)]
    assert results(cases).indicators["T7.selected"].text == printed


def test_thamm_placed_of_those_prepared() -> None:
    cases = [
        case(STARTED, *([done("work_start", on(300))] if place < 412 else []), track="away") for place in range(700)
    ]
    assert results(cases).indicators["P2"].text == "58.9% (412/700)"


def test_aptc_migrations_of_graduates() -> None:
    graduated = done("certificate", on(100))
    cases = [
        case(graduated, STARTED, *([done("departed", on(200))] if place < 4 else []), track="away")
        for place in range(988)
    ]
    assert results(cases).indicators["M9"].text == "0.4% (4/988)"


def test_palim_selection_with_two_decimals() -> None:
    figure = results([case(done("selected", on(1))) for _ in range(120)], applicants=9677).indicators["A2"]
    assert figure.value is not None
    assert percent(figure.value, 2) == "1.24%"


def test_a_scheme_without_training_has_no_training_rate() -> None:
    found = results(triple_win(), scheme=scheme(title=label("Triple Win"))).indicators
    assert (found["T2"].text, found["P2"].text) == ("n/a", "n/a")
