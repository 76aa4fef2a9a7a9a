from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from partnertrack.errors import InputError, PasswordNeeded
from partnertrack.importing.limits import LIMITS
from partnertrack.importing.sheet import Cell
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import lockers, makers

PASSWORD = "Größe 12"  # noqa: S105 - it opens invented people only
PEOPLE: list[list[Cell]] = [["Surname", "First name", "Date of birth"], ["Diallo", "Aïssatou", date(2001, 2, 3)]]
ROWS = (("Surname", "First name", "Date of birth"), ("Diallo", "Aïssatou", date(2001, 2, 3)))
KINDS = ["agile", "standard", "rc4", "xor"]


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def locked(folder: Path, kind: str, password: str = PASSWORD) -> Path:
    """The people in a workbook that is locked in that way."""
    path = folder / "list.xlsx"
    if kind in ("rc4", "xor"):
        path = path.with_suffix(".xls")
        path.write_bytes(getattr(lockers, kind)(PEOPLE, password))
    else:
        plain = makers.write_xlsx(folder / "plain.xlsx", {"People": PEOPLE}).read_bytes()
        path.write_bytes(getattr(lockers, kind)(plain, password))
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_a_locked_workbook_is_read_with_its_password(tmp_path: Path, kind: str) -> None:
    book = open_workbook(locked(tmp_path, kind), password=PASSWORD)
    assert book.sheets[0].rows == ROWS
    assert not book.is_misnamed


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_password_it_asks_and_a_wrong_one_is_told(tmp_path: Path, kind: str) -> None:
    path = locked(tmp_path, kind)
    with pytest.raises(PasswordNeeded, match="is password-protected") as asked:
        open_workbook(path)
    assert (asked.value.code, asked.value.is_wrong) == ("password", False)
    with pytest.raises(PasswordNeeded, match="does not open with this password") as wrong:
        open_workbook(path, password="Grösse 12")  # noqa: S106 - it opens nothing
    assert (wrong.value.code, wrong.value.is_wrong) == ("password-wrong", True)
    assert "12" not in str(wrong.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_with_the_password_that_excel_tries_itself_asks_nobody(tmp_path: Path, kind: str) -> None:
    assert open_workbook(locked(tmp_path, kind, "VelvetSweatshop")).sheets[0].rows == ROWS


def test_a_password_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    path = makers.write_xlsx(tmp_path / "plain.xlsx", {"People": PEOPLE})
    assert open_workbook(path, password=PASSWORD).sheets[0].rows == ROWS


def test_the_hash_of_a_locked_workbook_is_that_of_the_file(tmp_path: Path) -> None:
    plain = makers.write_xlsx(tmp_path / "plain.xlsx", {"People": PEOPLE})
    locked_book = open_workbook(locked(tmp_path, "agile"), password=PASSWORD)
    assert locked_book.sha256 != open_workbook(plain).sha256


def test_what_is_inside_is_held_to_the_limits(tmp_path: Path) -> None:
    path = locked(tmp_path, "agile")
    with pytest.raises(InputError, match="too large"):
        open_workbook(path, limits=replace(LIMITS, unpacked_bytes=100), password=PASSWORD)


@pytest.mark.parametrize(
    "info",
    [
        b"x",
        b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>",
        b"\x04\x00\x04\x00\x40\x00\x00\x00<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"\x03\x00\x03\x00" + bytes(99),
    ],
)
def test_an_encryption_that_is_broken_or_unknown_is_refused_in_words(tmp_path: Path, info: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(makers.ole2({"EncryptionInfo": info, "EncryptedPackage": b"y" * 999}))
    with pytest.raises(InputError, match=r"is damaged|is password-protected") as caught:
        open_workbook(path, password=PASSWORD)
    assert not isinstance(caught.value, PasswordNeeded)
