"""Text files in the encodings and with the delimiters of our partners' programs, through the reader's own door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.importing.sheet import Row
from partnertrack.importing.workbook import close_reader, open_workbook

FRENCH = [["Nom", "Prénom", "Né à", "Date d’entrée"], ["N'Diaye", "Aïcha", "Thiès", "1er février"]]
FRENCH += [["Benoît", "Zoë", "Fès", "août – été"], ["François", "Hélène", "Évreux", "décembre"]]
GERMAN = [["Name", "Straße", "Größe"], ["Müller", "Königstraße", "1,80"], ["Jäger", "Äußere Gasse", "1,65"]]
ARABIC = [["الاسم", "اللقب", "تاريخ الميلاد"], ["محمد", "الشريف", "2001-02-03"], ["فاطمة", "بن علي", "1999-11-05"]]
MIXED = [["Nom", "Prénom", "الاسم"], ["Ben Ali", "Fatma", "فاطمة بن علي"], ["Cherif", "Mohamed", "محمد الشريف"]]
RUSSIAN = [["Фамилия", "Имя", "Дата рождения"], ["ИВАНОВ", "Алексей", "03.02.2001"], ["Петрова", "Мария", "05.11.1999"]]
RUSSIAN += [["Сидоренко", "Ольга", "01.01.2000"]]
GEORGIAN = [
    ["გვარი", "სახელი", "დაბადების თარიღი"],
    ["ბერიძე", "ნინო", "2001-02-03"],
    ["კაპანაძე", "გიორგი", "1999-11-05"],
]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
CASES = [
    *((FRENCH, encoding) for encoding in (*UNICODE, "cp1252", "mac_roman")),
    *((GERMAN, encoding) for encoding in (*UNICODE, "cp1252", "latin-1", "mac_roman")),
    *((ARABIC, encoding) for encoding in (*UNICODE, "cp1256")),
    (MIXED, "cp1256"),
    *((RUSSIAN, encoding) for encoding in (*UNICODE, "cp1251")),
    *((GEORGIAN, encoding) for encoding in UNICODE),
]


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def read(folder: Path, content: bytes, name: str = "list.csv") -> tuple[Row, ...]:
    (folder / name).write_bytes(content)
    return open_workbook(folder / name).sheets[0].rows


@pytest.mark.parametrize(("rows", "encoding"), CASES)
def test_every_encoding_of_our_partners_comes_back(tmp_path: Path, rows: list[list[str]], encoding: str) -> None:
    text = "".join(f"{';'.join(row)}\r\n" for row in rows)
    assert read(tmp_path, text.encode(encoding)) == tuple(map(tuple, rows))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_every_end_of_line(tmp_path: Path, delimiter: str, newline: str) -> None:
    rows = [["Surname", "First name", "Remarks"], ["Mensah", "Ama", "fine"], ["Owusu", "Kofi", "called twice"]]
    text = "".join(f"{delimiter.join(row)}{newline}" for row in rows)
    assert read(tmp_path, text.encode()) == tuple(map(tuple, rows))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_line_that_names_the_delimiter_is_obeyed(tmp_path: Path, encoding: str) -> None:
    text = "sep=;\r\nNom;Prénom, usuel\r\nDiallo;Aïcha, Awa\r\n"
    assert read(tmp_path, text.encode(encoding)) == (("Nom", "Prénom, usuel"), ("Diallo", "Aïcha, Awa"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'Nom,Adresse\r\nDiallo,"12 rue X\r\nThiès, ""bis"""\r\n',
            (("Nom", "Adresse"), ("Diallo", '12 rue X\r\nThiès, "bis"')),
        ),
        (
            "Nom;Âge;;;\r\nDiallo;24;;;\r\n;;;;\r\n",
            (("Nom", "Âge", *[None] * 3), ("Diallo", "24", *[None] * 3), (None,) * 5),
        ),
        ("Nom;Salaire\nDiallo;1.250,5\nSow;975,25\n", (("Nom", "Salaire"), ("Diallo", "1.250,5"), ("Sow", "975,25"))),
        ('ID,Nom\n="0012",Diallo\n="0013","Sow"\n', (("ID", "Nom"), ("0012", "Diallo"), ("0013", "Sow"))),
        (
            "Nom;Taille\nDiallo;5'9\"\nSow;6'1\"\nFall;5'7\"\n",
            (("Nom", "Taille"), ("Diallo", "5'9\""), ("Sow", "6'1\""), ("Fall", "5'7\"")),
        ),
    ],
    ids=["quoted lines", "empty ends", "decimal commas", "texts kept as formulas", "inches"],
)
def test_the_habits_of_spreadsheet_programs(tmp_path: Path, text: str, rows: tuple[Row, ...]) -> None:
    assert read(tmp_path, text.encode()) == rows


def test_a_tab_separated_file_is_named_as_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "list.tsv").write_text("Nom\tPrénom\nDiallo\tAwa\n", encoding="utf-8")
    book = open_workbook(tmp_path / "list.tsv")
    assert (book.kind, book.is_misnamed, book.sheets[0].name) == ("csv", False, "list")
