"""Published costs and shortfalls: what was spent, and what came of what was promised, by the command line."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from partnertrack.bootstrap import start
from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.services import pilots
from tests.integration.published import Table, figures, first, pilot_of

END = date(2024, 6, 30)

SELECTED = {"Selected on": lambda _place: date(2019, 10, 1)}


def promise(pilot: Path, figure: str, *targets: tuple[str, date, str], baseline: str | None = None) -> None:
    """What the pilot promised its donor for one figure."""
    workspace = pilots.open_pilot(pilot)
    node = ResultNode(level="output", code="O1", statement="People take part")
    indicator = LogframeIndicator(
        node_id=node.id,
        code="O1.1",
        label="As published",
        figure=figure,
        baseline=Decimal(baseline) if baseline else None,
        baseline_year=2018 if baseline else None,
    )
    workspace.keep("Result", node)
    workspace.keep("Indicator", indicator)
    for kind, due_on, value in targets:
        decided = date(2018, 1, 1)
        workspace.keep(
            "Target",
            Target(indicator_id=indicator.id, type=kind, due_on=due_on, decided_on=decided, value=Decimal(value)),
        )
    workspace.close()


def kept(pilot: Path, as_of: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """How the promise stands, as the command prints it."""
    capsys.readouterr()
    assert start(["logframe", str(pilot), "--as-of", as_of, "--json"]) == 0
    line: dict[str, Any] = json.loads(capsys.readouterr().out)["results"][0]["indicators"][0]
    return line


@pytest.mark.parametrize(
    ("scheme", "target", "actual", "achieved"),
    [
        pytest.param("generic_circular", 160, 8, "5.0%", id="Blue Birds"),
        pytest.param("generic_circular", 105, 8, "7.6%", id="MATCH, as IOM NL told the target"),
        pytest.param("generic_circular", 210, 8, "3.8%", id="MATCH, as CGD told the target"),
        pytest.param("pem_wecco", 60, 47, "78.3%", id="PEM-WECCO"),
        pytest.param("generic_circular", 40, 41, "102.5%", id="MENTOR II"),
        pytest.param("palim_ma_be", 60, 120, "200.0%", id="PALIM, first plan"),
    ],
)
def test_what_was_promised_and_what_came_of_it(
    scheme: str, target: int, actual: int, achieved: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot = pilot_of(tmp_path, Table(scheme, actual, "2024-06-30", SELECTED, {}))
    promise(pilot, "A3", ("final", END, str(target)))
    line = kept(pilot, "2024-06-30", capsys)
    assert (line["text"], line["of_final_text"]) == (str(actual), achieved)


def test_placed_against_the_target_of_the_georgian_pilot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    columns = SELECTED | {"Work start": first(28, date(2020, 6, 1))}
    pilot = pilot_of(tmp_path, Table("generic_circular", 30, "2024-06-30", columns, {}))
    promise(pilot, "P1", ("final", END, "40"))
    line = kept(pilot, "2024-06-30", capsys)
    assert (line["text"], line["of_final_text"], line["shortfall"]) == ("28", "70.0%", 0.3)


def test_the_example_of_opsys_is_achieved_to_83_8_per_cent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From 2,505 to 12,980, where the next milestone is 15,000 and the final target 25,000."""
    pilot = tmp_path / "pilot.ptrack"
    new = ["new", str(pilot), "--scheme", "generic_circular", "--no-encryption", "--applicants", "12980"]
    assert start(new) == 0
    promise(pilot, "A1", ("milestone", date(2023, 6, 30), "15000"), ("final", END, "25000"), baseline="2505")
    line = kept(pilot, "2022-06-30", capsys)
    assert (line["text"], line["of_next_text"], line["of_final_text"]) == ("12,980", "83.8%", "46.6%")


def test_the_hospitality_pilot_cost_27_727_dollars_for_each_person_selected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """US$ 3.05 m for 110 people (domain case AC-4), from a ledger that is imported."""
    pilot = pilot_of(tmp_path, Table("thamm_giz", 110, "2018-06-30", SELECTED, {}))
    workspace = pilots.open_pilot(pilot)
    workspace.keep("Grant", Grant(donor="World Bank", currency="USD", amount=Decimal(3_050_000)))
    workspace.close()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Amount", "Currency", "Category", "Payer", "Description"])
    sheet.append([date(2017, 8, 1), 2_000_000, "USD", "Training", "Donor", "Language courses"])
    sheet.append([date(2018, 3, 1), 1_050_000, "USD", "Migration", "Donor", "Visa and travel"])
    book.save(tmp_path / "ledger.xlsx")
    assert start(["costs-import", str(pilot), str(tmp_path / "ledger.xlsx"), "--json"]) == 0
    cost = figures(pilot, "2020-06-30", capsys)["indicators"]["C4.selected"]
    assert (cost["value"], cost["n"], cost["d"]) == (27727.27, 3_050_000, 110)
    assert "27,727.27" in cost["text"]
