from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from partnertrack.errors import Cancelled, InputError
from partnertrack.importing import workbook
from partnertrack.importing.limits import LIMITS, Limits
from partnertrack.importing.sheet import Cell, Range
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

PEOPLE: list[list[Cell]] = [["Surname", "First name", "Date of birth"], ["Diallo", "Aïssatou", date(2001, 2, 3)]]
ROWS = (("Surname", "First name", "Date of birth"), ("Diallo", "Aïssatou", date(2001, 2, 3)))


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


class Stopper:
    """Progress that asks to stop at the first report."""

    def report(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled(done, total, text)


class Listener:
    """Progress that remembers what it was told."""

    def __init__(self) -> None:
        self.reports: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.reports.append((done, total, text))


def test_reads_an_xlsx_with_its_dates(tmp_path: Path) -> None:
    book = open_workbook(makers.write_xlsx(tmp_path / "list.xlsx", {"People": PEOPLE}))
    assert (book.file_name, book.kind, book.is_misnamed, len(book.sha256)) == ("list.xlsx", "xlsx", False, 64)
    assert [page.name for page in book.sheets] == ["People"]
    assert book.sheets[0].rows == ROWS


def test_reads_an_old_excel_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(makers.xls(PEOPLE))
    assert open_workbook(path).sheets[0].rows == ROWS


def test_reads_an_open_document_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    path.write_bytes(makers.ods([["Nom", "Prénom"], ["Diallo", "Aïssatou"]]))
    book = open_workbook(path)
    assert (book.kind, book.sheets[0].rows) == ("ods", (("Nom", "Prénom"), ("Diallo", "Aïssatou")))


def test_reads_text_in_a_western_encoding(tmp_path: Path) -> None:
    path = tmp_path / "visa.csv"
    path.write_bytes("Kennnummer;Name, Vorname;Größe\n7;Müller, Jörg;\n".encode("cp1252"))
    book = open_workbook(path)
    assert book.sheets[0].name == "visa"
    assert book.sheets[0].rows == (("Kennnummer", "Name, Vorname", "Größe"), ("7", "Müller, Jörg", None))


def test_positions_are_those_of_the_spreadsheet_program(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[], [], ["", "", "Surname"]]
    assert open_workbook(makers.write_xlsx(tmp_path / "a.xlsx", {"A": rows})).sheets[0].rows == (
        (None, None, None),
        (None, None, None),
        (None, None, "Surname"),
    )


def test_merged_ranges_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    book = Workbook()
    page = book.create_sheet("Register", 0)
    page["B1"] = "Training"
    page.merge_cells("B1:D1")
    book.worksheets[1].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    path = tmp_path / "a.xlsx"
    first, second = open_workbook(path).sheets
    assert first.merged == (Range(0, 1, 0, 3),)
    assert (first.is_hidden, second.is_hidden) == (False, True)


def test_content_decides_when_the_suffix_is_wrong(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE}).rename(tmp_path / "a.xls")
    book = open_workbook(path)
    assert (book.kind, book.is_misnamed) == ("xlsx", True)


def test_progress_counts_rows_and_names_the_file_only(tmp_path: Path) -> None:
    listener = Listener()
    open_workbook(makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE}), listener)
    assert listener.reports[-1] == (2, 2, "Reading a.xlsx")


def test_one_process_serves_many_files_until_it_is_closed(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    open_workbook(path)
    first = workbook._reader.process_id
    open_workbook(path)
    assert first is not None
    assert workbook._reader.process_id == first
    close_reader()
    assert workbook._reader.process_id is None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert open_workbook(path).sheets[0].rows == ROWS


def test_a_reader_that_died_between_two_files_is_replaced(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    open_workbook(path)
    process = workbook._reader._process
    assert process is not None
    process.kill()
    process.wait()
    assert open_workbook(path).sheets[0].rows == ROWS


def test_stop_ends_the_reading_and_the_next_file_is_read(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    with pytest.raises(Cancelled):
        open_workbook(path, Stopper())
    assert workbook._reader.process_id is None
    assert open_workbook(path).sheets[0].rows == ROWS


def test_a_reader_that_has_grown_is_replaced(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    assert open_workbook(path, limits=replace(LIMITS, kept_bytes=1)).sheets[0].rows == ROWS
    assert workbook._reader.process_id is None
    assert open_workbook(path).sheets[0].rows == ROWS
    assert workbook._reader.process_id is not None


def test_whoever_waits_for_the_reader_may_stop(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    with workbook._is_free, pytest.raises(Cancelled):
        open_workbook(path, Stopper())


def test_a_frozen_program_starts_itself_as_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert workbook.reader_command() == [sys.executable, "--read-workbooks"]


def test_two_threads_wait_for_each_other(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE * 200})
    lengths: list[int] = []
    threads = [threading.Thread(target=lambda: lengths.append(len(open_workbook(path).sheets[0].rows))) for _ in "123"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lengths == [400, 400, 400]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("list.xlsx", b"", "list.xlsx is empty."),
        ("list.csv", b" \r\n\r\n", "list.csv is empty."),
        ("list.xls", b"<html><body><table><tr><td>Surname</td></tr></table></body></html>", "a web page"),
        ("list.xls", b"\xff\xfe" + "<html>".encode("utf-16-le"), "a web page"),
        ("list.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web page"),
        ("list.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', "XML spreadsheet"),
        ("list.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "older than 1997"),
        ("list.xlsx", b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        ("list.xlsx", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("list.xlsx", b"PK\x03\x04 and then nothing", "is damaged"),
        ("list.dat", bytes(range(1, 32)) * 99, "is not a workbook"),
        ("list.xlsx", makers.ole2({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 999}), "password-protected"),
        ("list.doc", makers.ole2({"WordDocument": b"x"}), "a text document"),
        ("list.bin", makers.ole2({"Something": b"x"}), "is not a workbook"),
    ],
)
def test_what_is_no_workbook_is_one_clear_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        open_workbook(path)
    assert says in caught.value.message
    assert caught.value.message.startswith(name)
    assert str(tmp_path) not in str(caught.value)
    assert caught.value.hint


def test_an_old_excel_workbook_with_a_password_asks_for_a_copy_without(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(makers.xls(PEOPLE, is_locked=True))
    with pytest.raises(InputError, match="password-protected"):
        open_workbook(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.xlsx was not found"):
        open_workbook(tmp_path / "gone.xlsx")
    with pytest.raises(InputError, match="is a folder"):
        open_workbook(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="is not a workbook"):
        open_workbook(tmp_path / "pipe.csv")


def test_a_workbook_that_takes_more_memory_than_allowed_is_refused_in_words(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": [*PEOPLE, *([f"{place:0500}"] for place in range(20_000))]})
    close_reader()
    with pytest.raises(InputError, match="damaged or too large"):
        open_workbook(path, limits=replace(LIMITS, memory_bytes=1 << 20))  # more than a fresh process has to spare
    close_reader()


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (replace(LIMITS, file_bytes=1), "too large"),
        (replace(LIMITS, unpacked_bytes=10), "too large"),
        (replace(LIMITS, cells=3), "too many cells: 3 can"),
        (replace(LIMITS, columns=2), "too many columns: 2 can"),
        (replace(LIMITS, sheets=0), "too many sheets"),
        (replace(LIMITS, entries=1), "an archive"),
        (replace(LIMITS, answer_bytes=100), "damaged or too large"),
        (replace(LIMITS, answer_bytes=250), "too large"),
        (replace(LIMITS, clock_seconds=0.0), "takes too long"),
    ],
)
def test_what_passes_a_limit_is_refused_in_words(tmp_path: Path, limits: Limits, says: str) -> None:
    path = makers.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    close_reader()
    with pytest.raises(InputError, match=says):
        open_workbook(path, limits=limits)
    close_reader()
    assert open_workbook(path).sheets[0].rows == ROWS
