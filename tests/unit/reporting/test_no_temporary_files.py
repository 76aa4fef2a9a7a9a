"""Lists and marked workbooks of people are written without a file that anybody else could read."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from partnertrack.importing.feedback import in_memory
from partnertrack.reporting.list_file import ListColumn, xlsx


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))


def test_a_list_passes_through_the_private_folder_only(tmp_path: Path) -> None:
    content = xlsx("Participants", (ListColumn("Name"),), [["Ama Mensah"], ["Kofi Owusu"]])
    assert load_workbook(io.BytesIO(content)).worksheets[0]["A3"].value == "Kofi Owusu"
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file() and path.suffix != ".lock"] == []


def test_a_marked_workbook_stays_in_memory() -> None:
    book = Workbook()
    book.worksheets[0]["B2"] = "Ama Mensah"
    again = load_workbook(io.BytesIO(in_memory.written(book)))
    assert again.worksheets[0]["B2"].value == "Ama Mensah"
