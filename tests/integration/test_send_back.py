"""A partner's file goes back with its faults marked, and comes in again when they are mended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.bootstrap import start
from partnertrack.errors import UserError
from partnertrack.importing.own_parts import keys_in
from partnertrack.services import import_workbook, pilots, send_back
from partnertrack.services.import_workbook import Draft
from partnertrack.services.send_back import SentBack
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised
from tests.unit.importing import lockers

HEADINGS = [
    "Réf.",
    "Nom",
    "Prénom",
    "Sexe",
    "Date de naissance",
    "Niveau de langue (sortie)",
    "Date de début de la formation",
]
ROWS: list[list[Any]] = [
    ["GH-1", "Antwi", "Yaa", "F", date(2001, 4, 23), "A2", date(2024, 3, 4)],
    ["GH-2", "Osei", "Kojo", "H", "31.02.1998", "A2", date(2024, 3, 4)],
    ["GH-3", "Addo", "Ama", "F", date(1999, 8, 9), "très bien", date(2024, 3, 4)],
    ["", "", "", "F", date(2000, 1, 1), "A2", None],
    ["GH-5", "Mensah", "Efua", "F", date(2000, 5, 5), "A2", "mars 2024"],
]
RED, AMBER, BLUE = "FFFFC7CE", "FFFFE699", "FFBDD7EE"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Practice")
    yield made
    made.close()


@pytest.fixture
def partner_file(tmp_path: Path) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Liste"
    page["A1"] = "Liste des stagiaires"
    for place, heading in enumerate(HEADINGS, 1):
        page.cell(3, place, heading)
    for row in ROWS:
        page.append(row)
    path = tmp_path / "liste.xlsx"
    book.save(path)
    return path


def drafted(workspace: Workspace, path: Path) -> Draft:
    return import_workbook.draft(workspace, import_workbook.read(path), as_of=date(2026, 6, 30))


def sent(workspace: Workspace, path: Path, to: Path, language: str = "") -> SentBack:
    workbook = import_workbook.read(path)
    draft = import_workbook.draft(workspace, workbook, as_of=date(2026, 6, 30))
    return send_back.send_back(workspace, workbook, draft, path.read_bytes(), to, language)


def page_of(path: Path) -> Worksheet:
    page: Worksheet = load_workbook(path)["Liste"]
    return page


def comment(page: Worksheet, place: str) -> str:
    found = page[place].comment
    return found.text if found else ""


def test_faults_are_marked_where_they_are_in_the_partners_language(
    workspace: Workspace, partner_file: Path, tmp_path: Path
) -> None:
    import_workbook.commit(workspace, drafted(workspace, partner_file))
    done = sent(workspace, partner_file, tmp_path / "back.xlsx")
    assert (done.language, done.is_copy, done.losses, done.to_mend) == ("fr", True, (), 3)
    page = page_of(done.path)
    marked = {
        cell.coordinate: cell.fill.fgColor.rgb for row in page.iter_rows(max_col=7) for cell in row if cell.comment
    }
    assert marked == {"E5": RED, "F6": AMBER, "B7": RED, "G8": BLUE}
    assert done.marked == len(marked)
    assert comment(page, "E5") == "À corriger : « 31.02.1998 » n’est pas une date. Veuillez écrire jour/mois/année."
    assert "Réponses possibles :" in comment(page, "F6")
    assert [cell.value for cell in page["H"]][2:] == [
        "Statut (PartnerTrack)", "Inchangé", "À corriger", "Inchangé", "À corriger", "À corriger",
    ]  # fmt: skip


def test_rows_of_known_people_carry_their_number_and_key(
    workspace: Workspace, partner_file: Path, tmp_path: Path
) -> None:
    before = page_of(sent(workspace, partner_file, tmp_path / "before.xlsx").path)
    assert [cell.value for cell in before["J"]][3:] == [None] * 5  # nobody is in the pilot yet
    assert [cell.value for cell in before["H"]][3:5] == ["Repris", "À corriger"]
    import_workbook.commit(workspace, drafted(workspace, partner_file))
    back = sent(workspace, partner_file, tmp_path / "back.xlsx").path
    assert [cell.value for cell in page_of(back)["J"]][3:] == ["PT-000001", None, "PT-000002", None, None]
    assert page_of(back).column_dimensions["K"].hidden
    sheet = next(each for each in import_workbook.read(back).sheets if each.name == "Liste")
    known = {case.enrolment_id for case in workspace.cases()}
    assert set(keys_in(sheet, 3)) == {4, 6}
    assert set(keys_in(sheet, 3).values()) == known


def test_the_file_comes_in_again_with_the_same_columns_and_takes_what_was_mended(
    workspace: Workspace, partner_file: Path, tmp_path: Path
) -> None:
    first = drafted(workspace, partner_file)
    import_workbook.commit(workspace, first)
    back = sent(workspace, partner_file, tmp_path / "back.xlsx").path
    book = load_workbook(back)
    book["Liste"]["E5"] = date(1998, 2, 1)
    book["Liste"]["G8"] = date(2024, 3, 4)
    book.save(back)
    second = drafted(workspace, back)
    (own,) = [sheet for sheet in second.sheets if sheet.name == "Liste"]
    assert [(column.heading, column.field) for column in own.columns] == [
        (column.heading, column.field) for column in first.sheets[0].columns
    ]
    assert [sheet.name for sheet in second.sheets] == ["Liste"]
    assert (second.receipt.created, second.receipt.unchanged, second.receipt.rejected) == (2, 2, 1)


def test_a_second_round_marks_anew(workspace: Workspace, partner_file: Path, tmp_path: Path) -> None:
    back = sent(workspace, partner_file, tmp_path / "back.xlsx").path
    book = load_workbook(back)
    book["Liste"]["E5"] = date(1998, 2, 1)
    book.save(back)
    again = sent(workspace, back, tmp_path / "again.xlsx")
    page = page_of(again.path)
    assert page["E5"].comment is None
    assert page["E5"].fill.fill_type is None
    assert [cell.value for cell in page[3]][7:] == [cell.value for cell in page_of(back)[3]][7:]
    assert again.to_mend == 2


@pytest.mark.parametrize(("language", "title"), [("en", "Problem"), ("de", "Problem"), ("nl", "Probleem")])
def test_it_speaks_the_language_that_was_asked_for(
    workspace: Workspace, partner_file: Path, tmp_path: Path, language: str, title: str
) -> None:
    page = page_of(sent(workspace, partner_file, tmp_path / "back.xlsx", language).path)
    assert page["I3"].value == f"{title} (PartnerTrack)"


def test_nothing_is_stored_and_the_partners_file_is_left_alone(
    workspace: Workspace, partner_file: Path, tmp_path: Path
) -> None:
    content = partner_file.read_bytes()
    sent(workspace, partner_file, tmp_path / "back.xlsx")
    assert workspace.cases() == ()
    assert partner_file.read_bytes() == content
    with pytest.raises(UserError, match="own file"):
        sent(workspace, partner_file, partner_file)
    with pytest.raises(UserError, match=r"\.xlsx"):
        sent(workspace, partner_file, tmp_path / "back.csv")
    with pytest.raises(UserError, match="could not be written"):
        sent(workspace, partner_file, tmp_path / "no folder" / "back.xlsx")


def test_files_of_the_practice_pilot_come_in_as_before(tmp_path: Path) -> None:
    workspace = open_practised(tmp_path)
    try:
        for path in sorted(Path("resources/practice").glob("*_*.*")):
            first = drafted(workspace, path)
            second = drafted(workspace, sent(workspace, path, tmp_path / f"back_{path.stem}.xlsx").path)
            assert second.receipt == first.receipt, path.name
            assert _columns(second) == _columns(first), path.name
    finally:
        workspace.close()


def _columns(draft: Draft) -> list[tuple[str, str | None, float]]:
    return [(each.heading, each.field, each.confidence) for sheet in draft.sheets for each in sheet.columns]


def test_tables_of_one_sheet_are_marked_each_with_our_columns_in_line(workspace: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Liste"
    page.append(HEADINGS)
    for number in range(1, 7):
        page.append(
            [f"A-{number}", f"Nom{chr(97 + number)}", "Awa", "F", date(2001, 4, number), "A2", date(2024, 3, 4)]
        )
    page["E3"] = "31.02.2001"
    page.append([])
    page.append(["Nom", "Prénom", "Employeur", "Né(e) le"])
    for number in range(1, 7):
        page.append([f"Bah{chr(97 + number)}", "Ali", "Bau GmbH", date(1999, 4, number)])
    page["D12"] = "30.02.1999"
    book.save(tmp_path / "two.xlsx")
    back = sent(workspace, tmp_path / "two.xlsx", tmp_path / "back.xlsx").path
    assert [cell.row for cell in page_of(back)["H"] if cell.value == "À corriger"] == [3, 12]
    assert [page_of(back)[place].fill.fgColor.rgb for place in ("E3", "D12")] == [RED, RED]
    assert [len(sheet.rows) for sheet in drafted(workspace, back).sheets] == [6, 6]
    again = sent(workspace, back, tmp_path / "again.xlsx").path
    assert [cell.value for cell in page_of(again)["H"]] == [cell.value for cell in page_of(back)["H"]]


@pytest.fixture
def run() -> Callable[..., int]:
    return lambda *arguments: start([str(argument) for argument in arguments])


def test_the_command_says_what_it_wrote(
    run: Callable[..., int], partner_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot, back = tmp_path / "other.ptrack", tmp_path / "back.xlsx"
    assert run("new", pilot, "--scheme", "inspire_gh", "--no-encryption") == 0
    capsys.readouterr()
    assert run("send-back", pilot, partner_file, "--output", back, "--language", "en", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {
        "file": "back.xlsx", "language": "en", "is_copy": True, "losses": [], "marked": 4, "to_mend": 3,
    }  # fmt: skip
    assert run("send-back", pilot, partner_file, "--output", back) == 0
    assert "back.xlsx: 3 rows to mend" in capsys.readouterr().err
    assert run("send-back", pilot, tmp_path / "none.xlsx", "--output", back) == 1
    assert "none.xlsx was not found" in capsys.readouterr().err


def test_a_locked_file_goes_back_with_its_cells_and_says_that_the_password_is_gone(
    run: Callable[..., int], partner_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot, back, password = tmp_path / "other.ptrack", tmp_path / "back.xlsx", tmp_path / "password.txt"
    password.write_text("open sesame\n", encoding="utf-8")
    partner_file.write_bytes(lockers.agile(partner_file.read_bytes(), "open sesame"))
    assert run("new", pilot, "--scheme", "inspire_gh", "--no-encryption") == 0
    capsys.readouterr()
    arguments = ("send-back", pilot, partner_file, "--output", back, "--json")
    assert run(*arguments, "--password-file", password) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["is_copy"], document["marked"]) == (False, 4)
    assert document["losses"][0] == "The file has a password; its cells were put into a new workbook, which has none."
    assert page_of(back)["E5"].fill.fgColor.rgb == RED
