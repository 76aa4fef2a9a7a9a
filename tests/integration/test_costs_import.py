from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnertrack.cli.output import NEEDS_A_PERSON
from partnertrack.cli.run import run
from partnertrack.domain.budget import BudgetLine
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.persistence.queries import records
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.services import history, money, pilots
from partnertrack.services.workspace import Workspace

FRENCH = """Grand livre du projet;;;;;;;
;;;;;;;
Date pièce;N° pièce;Libellé;Ligne budgétaire;Montant MAD;Taux InforEuro;Montant EUR;Financé par
03/07/2026;BQ-101;Cours de langue, juillet;2.1;125.000,50;10,85;11.520,78;Bailleur
31/07/2026;BQ-102;Loyer;4.1;9 800,00;10,85;903,23;Entreprise
12/07/2026;BQ-103;Traductions;9.9;abc;10,85;;Bailleur
14/07/2026;BQ-104;Divers;2.1;500,00;10,85;46,08;Mécène
;;Total;;135.300,50;;12.470,09;
"""
GERMAN = """Buchungsdatum;Belegnummer;Buchungstext;Kostenart;Soll;Haben;Währung
03.07.2026;1;Sprachkurs;Sprachkurse;1.250,00;;EUR
04.07.2026;2;Erstattung;Visum;;75,00;EUR
05.07.2026;2;Erstattung;Visum;;75,00;EUR
Summe;;;;1.250,00;150,00;
"""
HEADS = [
    ListColumn(heading, 20)
    for heading in ("Date", "Invoice no.", "Description", "Amount EUR", "Cost category", "Paid by")
]
ROWS: list[list[Cell]] = [
    [date(2026, 2, 5), "I-1", "Salaries", 1500.25, "Salaries", "EU"],
    [date(2026, 2, 6), "I-2", "Flights", 820, "Travel", "Company"],
    ["Total", None, None, 2320.25, None, None],
]


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "money.ptrack", "generic_dual_track", "Money")
    money.keep_grant(workspace, Grant(donor=""), money.GrantTexts(donor="Donor", amount="100 000"))
    for code, category in (("2.1", "training"), ("4.1", "living")):
        new = BudgetLine(code="", title="", category="", amount=Decimal(0))
        money.keep_line(workspace, new, money.LineTexts(code, "Line", category, "5000"))
    yield workspace
    workspace.close()


def costs_of(workspace: Workspace) -> list[Cost]:
    with workspace.store.reading() as reading:
        return sorted(records.all_of(reading, Cost), key=lambda cost: (cost.spent_on, cost.amount))


def file(folder: Path, text: str, name: str = "ledger.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_french_ledger_is_read_as_far_as_it_is_clear_and_never_entered_twice(
    pilot: Workspace, tmp_path: Path
) -> None:
    ledger = money.read_ledger(file(tmp_path, FRENCH))
    found = money.draft(pilot, ledger, money.Choices())
    assert [row.state for row in found.rows] == ["new", "new", "unclear", "unclear"]
    assert "abc" in found.rows[2].problems[0]
    assert found.unknown_words == (("payer", "Mécène"),)
    change = money.take(pilot, found)
    course, rent = costs_of(pilot)
    assert (course.amount, course.currency, course.category, course.payer) == (
        Decimal("125000.50"),
        "MAD",
        "training",
        "donor",
    )
    assert round(course.value, 2) == Decimal("11520.78")
    assert (rent.category, rent.payer, round(rent.value, 2)) == ("living", "employer", Decimal("903.23"))
    again = money.draft(pilot, ledger, money.Choices(meanings={("payer", "Mécène"): "other"}))
    assert [row.state for row in again.rows] == ["known", "known", "unclear", "new"]
    history.undo(pilot, change)
    assert costs_of(pilot) == []


def test_a_german_ledger_has_debits_and_credits_and_the_words_of_accountants(pilot: Workspace, tmp_path: Path) -> None:
    found = money.draft(pilot, money.read_ledger(file(tmp_path, GERMAN)), money.Choices())
    assert [(row.cost.amount, row.cost.category) for row in found.rows if row.cost] == [
        (Decimal(1250), "training"),
        (Decimal(-75), "migration"),
        (Decimal(-75), "migration"),
    ]
    assert found.sheets[0].totals == (5,)
    assert [row.state for row in found.rows] == ["new", "new", "new"]


def test_true_twins_are_entered_once_each_and_a_repeated_row_only_once(pilot: Workspace) -> None:
    taxi = "Date\tText\tAmount\tCategory\n2026-02-05\tTaxi\t12.00\tTravel\n2026-02-05\tTaxi\t12.00\tTravel\n"
    found = money.draft(pilot, money.read_pasted(taxi), money.Choices())
    assert [row.state for row in found.rows] == ["new", "new"]
    money.take(pilot, found)
    again = money.draft(pilot, money.read_pasted(taxi + "2026-02-05\tTaxi\t12.00\tTravel\n"), money.Choices())
    assert [row.state for row in again.rows] == ["known", "known", "new"]
    voucher = "Date\tVoucher\tText\tAmount\tCategory\n" + 2 * "2026-02-05\tV7\tRent\t12.00\tHousing\n"
    repeated = money.draft(pilot, money.read_pasted(voucher), money.Choices())
    assert [row.state for row in repeated.rows] == ["new", "twice"]


def test_a_corrected_voucher_is_pointed_out(pilot: Workspace) -> None:
    sheet = "Date\tVoucher\tText\tAmount\tCategory\n2026-02-05\tV7\tRent\t{}\tHousing\n"
    money.take(pilot, money.draft(pilot, money.read_pasted(sheet.format("12.00")), money.Choices()))
    found = money.draft(pilot, money.read_pasted(sheet.format("13.00")), money.Choices())
    assert found.rows[0].state == "new"
    assert "another day or amount" in found.rows[0].notes[0]


def test_what_a_person_decides_is_read_anew(pilot: Workspace) -> None:
    odd = "When\tVoucher\tWhat\tAmount\n03/04/2026\tV1\tRent\t10.00\n05/06/2026\tV2\tRent\t11.00\n"
    workbook = money.read_pasted(odd)
    sheet = workbook.sheets[0].name
    first = money.draft(pilot, workbook, money.Choices())
    assert {row.state for row in first.rows} == {"unclear"}
    decided = money.Choices(columns={(sheet, 0): "spent_on", (sheet, 2): "text"}, category="living", order="mdy")
    second = money.draft(pilot, workbook, decided)
    assert [row.cost.spent_on for row in second.rows if row.cost] == [date(2026, 3, 4), date(2026, 5, 6)]
    third = money.draft(pilot, workbook, replace(decided, left_out=frozenset({(sheet, 2)})))
    assert [row.state for row in third.rows] == ["left_out", "new"]


def test_a_rate_upside_down_is_turned_round_by_what_is_known(pilot: Workspace) -> None:
    first = "Date\tText\tAmount\tCurrency\tRate\tCategory\n2026-02-05\tRent\t1,000.00\tMAD\t0.0921\tHousing\n"
    money.take(pilot, money.draft(pilot, money.read_pasted(first), money.Choices()))
    second = first.replace("0.0921", "10.85").replace("02-05", "02-25").replace("Rent", "Rent again")
    (row,) = money.draft(pilot, money.read_pasted(second), money.Choices()).rows
    assert row.cost is not None
    assert round(row.cost.value, 2) == Decimal("92.17")
    assert "turned round" in row.notes[0]
    without = first.replace("\t0.0921", "\t").replace("02-05", "02-26")
    (known,) = money.draft(pilot, money.read_pasted(without), money.Choices()).rows
    assert known.cost is not None
    assert known.cost.rate == Decimal("0.0921")
    unknown = without.replace("MAD", "TND")
    (none,) = money.draft(pilot, money.read_pasted(unknown), money.Choices()).rows
    assert "none is known for TND" in none.problems[0]


def test_the_command_line_only_says_it_at_first_then_enters_it(
    pilot: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(list_file.xlsx("Ledger", HEADS, ROWS))
    command = ["costs-import", str(pilot.path), str(path)]
    assert run([*command, "--dry-run", "--json"], lambda *_given: 0) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["counts"]["new"], told["is_stored"], costs_of(pilot)) == (2, False, [])
    assert run(command, lambda *_given: 0) == 0
    assert [(cost.amount, cost.category, cost.payer) for cost in costs_of(pilot)] == [
        (Decimal("1500.25"), "staffing", "donor"),
        (Decimal(820), "migration", "employer"),
    ]
    assert run(command, lambda *_given: 0) == 0
    assert "2 are known already" in capsys.readouterr().out
    assert run(["costs-import", str(pilot.path), str(file(tmp_path, FRENCH))], lambda *_given: 0) == NEEDS_A_PERSON
