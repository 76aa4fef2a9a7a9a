"""The command line as scripts use it: exit status, one line of explanation, JSON; a bad input changes nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.bootstrap import start

Run = Callable[..., int]
HEADING = ["ID", "Surname", "First name", "Sex", "Date of birth", "Region", "Intake", "Selected on", "Training start"]
PEOPLE = [
    ["GH-1", "Antwi", "Yaa", "F", date(2001, 4, 23), "Ashanti", "One", date(2024, 1, 26), date(2024, 3, 4)],
    ["GH-2", "Osei", "Kojo", "M", date(1998, 2, 1), "Volta", "One", date(2024, 1, 26), date(2024, 3, 4)],
    ["GH-3", "Addo", "Ama", "F", date(1999, 8, 9), "Ashanti", "Two", date(2024, 7, 1), None],
]


@pytest.fixture
def run() -> Run:
    return lambda *arguments: start([str(argument) for argument in arguments])


@pytest.fixture
def pilot(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "pilot.ptrack"
    assert run("new", path, "--scheme", "inspire_gh", "--no-encryption") == 0
    return path


def workbook(path: Path, rows: list[list[Any]], heading: list[str] | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["Practice list"], [], heading or HEADING, *rows]:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return workbook(tmp_path / "people.xlsx", PEOPLE)


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - JSON
    return json.loads(capsys.readouterr().out)


def count(run: Run, pilot: Path, capsys: pytest.CaptureFixture[str]) -> int:
    capsys.readouterr()
    assert run("list", pilot, "--json") == 0
    return len(answer(capsys)["participants"])


def test_a_file_goes_in_and_comes_out_as_figures(
    run: Run, pilot: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", pilot, people, "--accept", "--partner", "Centre", "--json") == 0
    receipt = answer(capsys)
    (sheet,) = receipt["files"][0]["sheets"]
    assert (receipt["read"], receipt["created"], sheet["header_rows"]) == (3, 3, [3])
    assert {column["field"] for column in sheet["columns"]} >= {"ref", "last_name", "sex", "birth_date", "selected_on"}
    assert run("figures", pilot, "--as-of", "2024-06-30", "--by", "region", "--json") == 0
    figures = answer(capsys)
    assert figures["milestones"]["selected"] | {"n": 2, "women": 1, "men": 1} == figures["milestones"]["selected"]
    assert figures["indicators"]["T2"]["text"] == "0.0% (0/2)"
    assert figures["indicators"]["M5"]["value"] is None
    assert sum(row["selected"] for row in figures["by"]["rows"]) == 2
    assert sum(row["d"]["T2"] for row in figures["figures_by"]["rows"]) == 2
    assert run("figures", pilot, "--as-of", "2024-06-30", "--by", "region", "--by", "sex", "--json") == 0
    table = answer(capsys)["by_two"]["figures"]["selected"]
    assert [column["key"] for column in table["columns"]] == ["female", "male", "unknown"]
    assert table["rows"][-1] == {"key": "", "label": "Total", "n": [1, 1, 0], "n_total": 2, "d": None, "d_total": None}
    assert run("figures", pilot, "--as-of", "2024-06-30", "--by", "field:nothing") == 1
    capsys.readouterr()
    assert run("indicators", pilot, "--json") == 0
    told = {each["id"]: each for each in answer(capsys)["indicators"]}
    assert told["T1"]["figures"][0]["formula"] == "The number of those who reached “Training started”."
    assert run("list", pilot, "--step", "selected", "--as-of", "2024-06-30", "--filter", "ANTWI", "--json") == 0
    assert [each["reference"] for each in answer(capsys)["participants"]] == ["GH-1"]


def test_the_same_file_again_changes_nothing_and_is_announced(
    run: Run, pilot: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", pilot, people, "--accept")
    capsys.readouterr()
    assert run("import", pilot, people, "--accept", "--json") == 0
    said = capsys.readouterr()
    assert "imported on" in said.err
    assert json.loads(said.out)["unchanged"] == 3
    assert json.loads(said.out)["files"][0]["change"] is None


def test_a_dry_run_tells_the_same_and_stores_nothing(
    run: Run, pilot: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", pilot, people, people, "--accept", "--dry-run", "--json") == 0
    receipt = answer(capsys)
    assert (receipt["created"], receipt["unchanged"]) == (3, 3)
    assert count(run, pilot, capsys) == 0


def test_an_import_is_undone_by_its_id_and_can_be_imported_again(
    run: Run, pilot: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", pilot, people, "--accept", "--json")
    change = answer(capsys)["files"][0]["change"]
    assert run("undo", pilot, "--change", change, "--json") == 0
    assert answer(capsys)["kept"] == 0
    assert count(run, pilot, capsys) == 0
    assert run("import", pilot, people, "--accept", "--json") == 0
    assert answer(capsys)["created"] == 3
    assert run("check", pilot) == 0


def test_without_accept_a_file_in_doubt_is_not_stored(
    run: Run, pilot: Path, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", pilot, people, "--accept")
    sister = [["", "Antwi", "Yaw", "F", date(2001, 4, 23), "Ashanti", "One", date(2024, 1, 26), None]]
    doubtful = workbook(tmp_path / "doubtful.xlsx", sister)
    capsys.readouterr()
    assert run("import", pilot, doubtful, "--json") == 3
    said = capsys.readouterr()
    assert "a person should look first" in said.err
    assert json.loads(said.out)["review"] == 1
    assert run("import", pilot, doubtful, "--accept") == 3
    assert "Choose one" in capsys.readouterr().out
    assert count(run, pilot, capsys) == 3


def test_a_report_is_written_whole_in_each_language(
    run: Run, pilot: Path, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", pilot, people, "--accept")
    for language, suffix in (("en", "pdf"), ("fr", "pdf"), ("de", "xlsx"), ("nl", "docx")):
        path = tmp_path / f"report-{language}.{suffix}"
        assert run("report", pilot, "--as-of", "2024-12-31", "--language", language, "--output", path) == 0
        assert path.read_bytes().startswith(b"%PDF" if suffix == "pdf" else b"PK")
    capsys.readouterr()
    assert run("report", pilot, "--as-of", "2024-12-31", "--output", tmp_path / "report.txt") == 1
    assert run("report", pilot, "--as-of", "2024-12-31", "--output", tmp_path / "nowhere" / "report.pdf") == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 2


def test_schemes_are_listed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schemes", "--json") == 0
    schemes = {scheme["id"]: scheme for scheme in answer(capsys)["schemes"]}
    assert {"inspire_gh", "inspire_ge", "pem_wecco", "thamm_giz", "palim_ma_be"} <= schemes.keys()
    assert {"generic_dual_track", "generic_circular"} <= schemes.keys()
    assert schemes["inspire_gh"]["corridor"] == "GH → DE"
    assert run("schemes") == 0


@pytest.mark.parametrize(
    "arguments", [["import"], ["figures", "x.ptrack"], ["figures", "x", "--as-of", "soon"], ["fly"]]
)
def test_wrong_usage_is_one_line_and_exit_2(run: Run, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    if arguments == ["fly"]:
        arguments = ["import", "--fly"]
    assert run(*arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def damaged(content: bytes) -> bytes:
    return content[: len(content) // 2]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", lambda _good: b""),
        ("truncated.xlsx", damaged),
        ("page.xls", lambda _good: b"<html><body><table><tr><td>Name</td></tr></table></body></html>"),
        ("locked.xlsx", lambda _good: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
        ("letter.pdf", lambda _good: b"%PDF-1.7\n"),
        ("bomb.xlsx", lambda _good: bomb()),
        ("missing.xlsx", None),
    ],
)
def test_a_bad_file_gets_one_clear_line_and_changes_nothing(
    run: Run,
    pilot: Path,
    people: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: Callable[[bytes], bytes] | None,
) -> None:
    bad = tmp_path / name
    if content:
        bad.write_bytes(content(people.read_bytes()))
    before = pilot.read_bytes()
    capsys.readouterr()
    assert run("import", pilot, bad, "--accept") == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert name in said
    assert str(tmp_path) not in said
    assert pilot.read_bytes() == before


def test_a_sheet_without_a_header_is_said_so(
    run: Run, pilot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = workbook(tmp_path / "bare.xlsx", [[1, 2, 3], [4, 5, 6]], heading=["", "", ""])
    assert run("import", pilot, bare, "--accept") == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_an_xlsx_named_xls_is_read_by_its_content(
    run: Run, pilot: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = people.rename(people.with_suffix(".xls"))
    capsys.readouterr()
    assert run("import", pilot, people, "--accept", "--json") == 0
    said = capsys.readouterr()
    assert "ending" in said.err
    assert json.loads(said.out)["created"] == 3


def test_a_pilot_that_cannot_be_opened_is_said_so_in_one_line(
    run: Run, pilot: Path, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.ptrack"
    text.write_text("this is no pilot")
    newer = tmp_path / "newer.ptrack"
    newer.write_bytes(pilot.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
    connection.close()
    capsys.readouterr()
    for path in (tmp_path / "missing.ptrack", text, newer):
        before = path.read_bytes() if path.exists() else None
        assert run("import", path, people, "--accept") == 1
        said = capsys.readouterr().err.strip()
        assert len(said.splitlines()) == 1
        assert (path.read_bytes() if path.exists() else None) == before
    assert run("new", pilot, "--scheme", "inspire_gh") == 1
    assert run("new", tmp_path / "other.ptrack", "--scheme", "no_such_scheme") == 1
    assert not (tmp_path / "other.ptrack").exists()


def test_an_import_may_leave_new_people_out_and_tells_what_changed_since_the_last_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot, first, second = tmp_path / "pilot.ptrack", tmp_path / "march.csv", tmp_path / "april.csv"
    first.write_text("Reference no.;Surname;First name;Region\nGH-1;Mensah;Ama;Volta\nGH-2;Osei;Kojo;Oti\n", "utf-8")
    second.write_text("Reference no.;Surname;Given name;Region\nGH-1;Mensah;Ama;Bono\nGH-3;Adu;Efua;Oti\n", "utf-8")
    assert start(["new", str(pilot), "--scheme", "inspire_gh", "--no-encryption"]) == 0
    assert start(["import", str(pilot), str(first), "--partner", "Centre", "--accept"]) == 0
    capsys.readouterr()
    command = ["import", str(pilot), str(second), "--partner", "Centre", "--newcomers", "skip", "--accept", "--json"]
    assert start(command) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert (answer["updated"], answer["skipped"], answer["created"]) == (1, 1, 0)
    assert "“First name” is called “Given name”" in told.err
    assert "1 person of “march.csv” is not in this file" in told.err
    assert "Kojo" not in told.err


def test_a_backup_is_made_before_an_import_and_restored_by_command(
    run: Run,
    pilot: Path,
    people: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))
    assert run("import", pilot, people, "--accept", "--dry-run") == 0
    assert run("import", pilot, people, "--accept") == 0
    assert run("import", pilot, people, "--accept") == 0
    capsys.readouterr()
    assert run("backups", pilot, "--json") == 0
    (made,) = answer(capsys)["backups"]  # neither the dry run nor the file that held nothing new made one
    assert (made["why"], made["counts"]["participant"]) == ("import", 0)
    assert run("restore", pilot, made["path"], "--dry-run", "--json") == 0
    seen = answer(capsys)
    assert (seen["now"]["participant"], seen["then"]["participant"], len(seen["gone"])) == (3, 0, 1)
    assert count(run, pilot, capsys) == 3
    assert run("restore", pilot, made["path"], "--json") == 0
    kept = answer(capsys)["kept"]
    assert count(run, pilot, capsys) == 0
    assert run("restore", pilot, kept) == 0
    assert count(run, pilot, capsys) == 3
    assert run("backup", pilot, "--to", tmp_path / "carried.ptbackup", "--json") == 0
    assert answer(capsys)["counts"]["participant"] == 3
    pilot.write_bytes(b"")
    assert run("restore", pilot, tmp_path / "carried.ptbackup") == 0
    assert count(run, pilot, capsys) == 3
    assert run("restore", pilot, tmp_path / "carried.ptbackup", "--as", tmp_path / "other.ptrack") == 0
    capsys.readouterr()
    assert run("check", tmp_path / "other.ptrack", "--json") == 0
    assert answer(capsys)["last_backup"]["counts"]["participant"] == 3
    assert run("restore", pilot, people) == 1
    assert capsys.readouterr().err.count("\n") == 1
