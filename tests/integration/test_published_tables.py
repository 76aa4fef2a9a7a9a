"""Published tables of real pilots, from a workbook of invented people to what `figures --json` prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.integration.published import Table, by, figures, first, pilot_of, shared_by, spread

SELECTED = {"Selected on": lambda _place: date(2019, 10, 1)}

TRAINED = SELECTED | {"Training start": lambda _place: date(2019, 11, 12)}

PLACED = {"Work start": lambda _place: date(2020, 9, 1)}

RETURNED_ON = date(2021, 4, 15)

TABLES = {
    "PALIM: 9,677 applicants, 120 selected, 18% women": Table(
        scheme="palim_ma_be",
        people=120,
        as_of="2020-06-30",
        applicants=9677,
        columns=TRAINED | {"Sex": first(22, "F", "M")},
        prints={"A1": "9,677", "A2": "1.2% (120/9,677)", "A3": "120", "T7.selected": "18.3% (22/120)"},
    ),
    "THAMM: 700 prepared, 412 placed": Table(
        scheme="thamm_giz",
        people=700,
        as_of="2023-12-31",
        columns=TRAINED
        | {
            "Certificate date": lambda _place: date(2020, 6, 1),
            "Contract signed on": first(412, date(2021, 3, 1)),
            "Work start": first(412, date(2021, 9, 1)),
        },
        prints={"T2": "100.0% (700/700)", "P1": "412", "M1": "58.9% (412/700)"},
    ),
    "MENTOR II: about 1,000 applications, 41 trainees, 36 companies, 27% returned": Table(
        scheme="generic_circular",
        people=41,
        as_of="2024-10-31",
        applicants=1000,
        employers=36,
        columns=TRAINED
        | PLACED
        | {
            "Company": shared_by(36, "Practice company"),
            "Contract signed on": lambda _place: date(2020, 8, 1),
            "Placement ended on": lambda _place: date(2021, 3, 1),
            "Return date": first(11, RETURNED_ON),
        },
        prints={"A2": "4.1% (41/1,000)", "P1": "41", "R1": "26.8% (11/41)", "R3": "73.2% (30/41)"},
    ),
    "WAFIRA: 600 reached, 287 selected, 231 fully supported, 209 businesses": Table(
        scheme="generic_circular",
        people=287,
        as_of="2025-02-28",
        applicants=600,
        columns=SELECTED
        | {
            "Sex": lambda _place: "F",
            "Reintegration plan": first(231, date(2023, 9, 1)),
            "Business registered on": first(209, date(2024, 5, 1)),
        },
        prints={"A2": "47.8% (287/600)", "R5": "72.8% (209/287)", "R5.supported": "90.5% (209/231)"},
    ),
    "YGCM: 1,000 candidates, 100 selected, 98 finished": Table(
        scheme="generic_circular",
        people=100,
        as_of="2020-12-31",
        applicants=1000,
        columns=TRAINED | {"Certificate date": first(98, date(2020, 9, 27))},
        prints={"A2": "10.0% (100/1,000)", "T2": "98.0% (98/100)"},
    ),
    "HOMERe: 250 internships, half of them women, 70% hired at home": Table(
        scheme="generic_circular",
        people=250,
        as_of="2021-12-31",
        columns=TRAINED
        | PLACED
        | {
            "Sex": first(125, "F", "M"),
            "Placement ended on": lambda _place: date(2021, 3, 1),
            "Return date": lambda _place: RETURNED_ON,
            "Outcome after return": first(175, "Job", "Looking for work"),
        },
        prints={"P1": "250", "T7.work_started": "50.0% (125/250)", "R1": "100.0% (250/250)"},
    ),
    "GE-DE: 28 placed, 24 completed; 9 of 14 in hospitality and 1 of 10 nurses returned": Table(
        scheme="generic_circular",
        people=28,
        as_of="2016-05-31",
        columns={
            "Selected on": lambda _place: date(2013, 11, 1),
            "Cohort": spread((14, "Hospitality"), (10, "Nursing"), (2, "Hospitality"), (2, "Nursing")),
            "Work start": lambda _place: date(2014, 6, 1),
            "Contract end": lambda _place: date(2015, 5, 31),
            "Placement ended on": lambda _place: date(2015, 5, 31),
            "How the placement ended": first(24, "Ended as planned", "Ended early"),
            "Return or stay": spread((9, "Returned"), (5, "Stayed legally"), (1, "Returned"), (9, "Stayed legally")),
            "Return date": first(24, date(2015, 7, 1)),
        },
        prints={"P1": "28", "P4": "85.7% (24/28)", "P5": "14.3% (4/28)", "R1": "35.7% (10/28)", "R2": "50.0% (14/28)"},
        groups={
            "cohort": {
                "Hospitality": {"work_started": 16, "returned": 9, "stayed": 5},
                "Nursing": {"work_started": 12, "returned": 1, "stayed": 9},
            }
        },
    ),
    "TN-BE: 31 interns in 12 companies, all back": Table(
        scheme="generic_circular",
        people=31,
        as_of="2019-12-31",
        employers=12,
        columns={
            "Company": shared_by(12, "Practice company"),
            "Contract signed on": lambda _place: date(2018, 8, 1),
            "Work start": lambda _place: date(2018, 10, 1),
            "Placement ended on": lambda _place: date(2019, 3, 31),
            "Return date": lambda _place: date(2019, 4, 5),
            "Outcome after return": first(25, "Job", "Looking for work"),
        },
        prints={"P1": "31", "R1": "100.0% (31/31)", "R3": "0.0% (0/31)"},
    ),
    "MOVE_GREEN: 15 women and 3 men": Table(
        scheme="generic_circular",
        people=18,
        as_of="2022-12-31",
        columns=TRAINED | {"Sex": first(15, "F", "M")},
        prints={"A3": "18", "T7.selected": "83.3% (15/18)", "T7.training_started": "83.3% (15/18)"},
    ),
    "Digital Explorers: 1,400 applicants, 15 selected": Table(
        scheme="generic_circular",
        people=15,
        as_of="2021-12-31",
        applicants=1400,
        employers=7,
        columns=SELECTED | {"Company": shared_by(7, "Firm"), "Contract signed on": lambda _place: date(2020, 1, 7)},
        prints={"A2": "1.1% (15/1,400)"},
    ),
    "APTC: 988 graduates, 4 migrated": Table(
        scheme="generic_dual_track",
        people=988,
        as_of="2020-03-31",
        columns=TRAINED
        | {
            "Track": lambda _place: "Away",
            "Certificate date": lambda _place: date(2020, 1, 31),
            "Departure": first(4, date(2020, 3, 1)),
        },
        prints={"T2": "100.0% (988/988)", "M9": "0.4% (4/988)"},
    ),
    "Triple Win 2022: 656 arrived": Table(
        scheme="generic_circular",
        people=656,
        as_of="2022-12-31",
        columns={
            "Nationality": spread(
                (255, "Philippines"), (182, "Mexico"), (98, "Bosnia and Herzegovina"), (84, "Tunisia")
            ),
            "Arrival": lambda _place: date(2022, 6, 1),
        },
        prints={},
        groups={
            "nationality": {
                "Philippines": {"arrived": 255},
                "Mexico": {"arrived": 182},
                "Bosnia & Herzegovina": {"arrived": 98},
                "Tunisia": {"arrived": 84},
                "Unknown": {"arrived": 37},
            }
        },
    ),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_published_table_is_printed_as_published(
    table: Table, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot = pilot_of(tmp_path, table)
    document = figures(pilot, table.as_of, capsys)
    assert {key: document["indicators"][key]["text"] for key in table.prints} == table.prints
    for dimension, groups in table.groups.items():
        rows = by(pilot, table.as_of, dimension, capsys)
        assert set(rows) - {"Unknown"} == set(groups) - {"Unknown"}
        for label, counts in groups.items():
            assert (label, {key: rows[label][key] for key in counts}) == (label, counts)
    if table.employers is not None:
        hosts = by(pilot, table.as_of, "employer", capsys)
        assert sum(bool(counts["contract"]) for label, counts in hosts.items() if label != "Unknown") == table.employers
