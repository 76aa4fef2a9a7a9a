"""Published figures of real pilots, from a workbook of invented people to the printed text of the report."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnertrack.bootstrap import start
from tests.integration.published import Cell, born, by, figures, name, workbook


def printed(pdf: Path) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages)
    return re.sub(r"[ \u00a0]+", " ", text)


def report(folder: Path, scheme: str, book: Path, as_of: str, *new: str) -> str:
    pilot, pdf = folder / "pilot.ptrack", folder / "report.pdf"
    assert start(["new", str(pilot), "--scheme", scheme, "--no-encryption", *new]) == 0
    assert start(["import", str(pilot), str(book), "--accept", "--json"]) == 0
    told = ["--audience", "internal"]  # what was published holds numbers that a donor's edition withholds
    assert start(["report", str(pilot), "--as-of", as_of, *told, "--output", str(pdf)]) == 0
    return printed(pdf)


TRIPLE_WIN = {
    "Bosnia and Herzegovina": {"to 2016": 290, "2017": 103, "2018": 155, "2019": 128},
    "Serbia": {"to 2016": 382, "2017": 166, "2018": 125, "2019": 111},
    "Philippines": {"to 2016": 428, "2017": 307, "2018": 577, "2019": 776},
    "Tunisia": {"2017": 17, "2018": 2, "2019": 10},
}
ARRIVED = 2220


def triple_win_rows() -> Iterator[Sequence[Cell]]:
    """Placements 2013-2019 by country and year (medhochzwei-verlag.de, domain case AC-1); 2,220 of them had arrived.

    Where an arrival does not apply yet, a slash stands, as in the published table.
    """
    place = 0
    for country, years in TRIPLE_WIN.items():
        for year, count in years.items():
            day = date(int(year[-4:]), 6, 1)
            for _each in range(count):
                arrived = day + timedelta(days=120) if place * ARRIVED // 3577 < (place + 1) * ARRIVED // 3577 else "/"
                last, first = name(place)
                yield [
                    f"TW-{place:05}",
                    last,
                    first,
                    "F" if place % 5 else "M",
                    born(place),
                    country,
                    year,
                    day,
                    day,
                    arrived,
                ]
                place += 1


def test_triple_win_is_printed_as_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heading = ["Reference", "Surname", "First name", "Sex", "Date of birth", "Nationality", "Cohort", "Selected on"]
    heading += ["Contract signed on", "Arrival"]
    book = workbook(tmp_path / "placements.xlsx", "Placements", heading, triple_win_rows())
    text = report(tmp_path, "generic_circular", book, "2020-06-30")
    receipt = json.loads(capsys.readouterr().out)
    assert (receipt["read"], receipt["created"]) == (3577, 3577)
    for figure in ("3,577", "2,220", "62.1%", "1,100", "593", "859", "1,025"):
        assert figure in text
    for country, years in TRIPLE_WIN.items():
        counts = [str(years.get(year, 0)) for year in ("2017", "2018", "2019", "to 2016")]
        printed_name = country.replace(" and ", " & ")  # as CLDR writes it in English
        row = " ".join([printed_name, *counts, f"{sum(years.values()):,}"])
        assert row in text.replace("\n", " ")
    check_placements(tmp_path / "pilot.ptrack", capsys)


def check_placements(pilot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Placed is not arrived; a year's placements are those of the period, and the eve's make the total with them."""
    milestones = figures(pilot, "2020-06-30", capsys)["milestones"]
    assert (milestones["contract"]["n"], milestones["arrived"]["n"]) == (3577, ARRIVED)
    countries = {
        label.replace("&", "and"): row for label, row in by(pilot, "2020-06-30", "nationality", capsys).items()
    }
    for country, years in TRIPLE_WIN.items():
        assert countries[country]["contract"] == sum(years.values())
    for year, until, placed in (("2017", 1693, 593), ("2018", 2552, 859), ("2019", 3577, 1025)):
        counted = figures(pilot, f"{year}-12-31", capsys, "--from", f"{year}-01-01")["milestones"]["contract"]
        assert (counted["n"], counted["in_period"]) == (until, placed)
    tunisians = by(pilot, "2016-12-31", "nationality", capsys).get("Tunisia", {})
    assert tunisians.get("contract", 0) == 0


def hospitality_rows() -> Iterator[Sequence[Cell]]:
    """32 women and 78 men selected; 97 still there after ten months, 13 left; 48 establishments (domain case AC-4)."""
    for place in range(110):
        last, first = name(place)
        left = date(2018, 2, 1) if place % 8 == 0 and place < 104 else None
        employer = f"Practice hotel {place % 48 + 1}"
        sex = "F" if place % 110 < 32 else "H"
        start_on = date(2017, 8, 1)
        yield [f"MA-{place:03}", last, first, sex, born(place), date(2016, 11, 2), start_on, employer, start_on, left]


def test_the_morocco_germany_hospitality_pilot_is_printed_as_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = ["N° dossier", "Nom", "Prénom", "Sexe (H/F)", "Date de naissance", "Date de sélection"]
    heading += ["Date de début de formation", "Entreprise", "Date de signature du contrat", "Date d'abandon"]
    book = workbook(tmp_path / "hotellerie.xlsx", "Candidats retenus", heading, hospitality_rows())
    text = report(tmp_path, "thamm_giz", book, "2018-06-30", "--applicants", "350").replace("\n", " ")
    for sentence in (
        "Selection rate 31.4% 110/350",
        "Women 32 29.1%",
        "Men 78 70.9%",
        "Still in the programme 97 88.2%",
        "Left early 13 11.8%",
        "48 employers have signed contracts; all contracts: 110",
    ):
        assert sentence in text
    document = figures(tmp_path / "pilot.ptrack", "2018-06-30", capsys)["indicators"]
    published = {"A2": "31.4% (110/350)", "T7.selected": "29.1% (32/110)", "T3": "11.8% (13/110)"}
    assert {key: document[key]["text"] for key in published} == published
    hosts = by(tmp_path / "pilot.ptrack", "2018-06-30", "employer", capsys)
    assert len(hosts.keys() - {"Unknown"}) == 48
