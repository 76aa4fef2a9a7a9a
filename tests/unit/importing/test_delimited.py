# ruff: noqa: RUF001 - texts of partners have letters and marks that look alike
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.importing.delimited import delimiter_of, split
from partnertrack.importing.encoding import decode
from partnertrack.importing.limits import LIMITS
from partnertrack.importing.refusal import Refused

FRENCH = "Nom;Prénom;Né à;Date d’entrée\nN'Diaye;Aïcha;Thiès;1er février\nBenoît;Zoë;Fès;août – été\n"
GERMAN = "Name;Straße;Größe;Übung\nMüller;Königstraße;1,80;Prüfung am 3. März\nJäger;Äußere Gasse;1,65;höhere\n"
DUTCH = "Naam;Geboorteplaats;Reden\nvan België;’s-Hertogenbosch;financiële reden €\nSanné;Curaçao;geïnteresseerd\n"
BALKAN = "Name;First\nKovačević;Đorđe\nŽivković;Šejla\nMarković;Miloš\n"


@pytest.mark.parametrize("text", [FRENCH, GERMAN, DUTCH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_from_every_encoding_of_our_partners(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize("text", [FRENCH, GERMAN, DUTCH])
def test_text_of_a_mac_is_told_from_that_of_windows(text: str) -> None:
    assert decode(text.encode("mac_roman")) == text


@pytest.mark.parametrize("text", [FRENCH.replace("’", "'").replace("–", "-"), GERMAN])
def test_text_of_dos_is_told_from_that_of_windows(text: str) -> None:
    assert decode(text.encode("cp850")) == text


def test_names_of_the_balkans_are_read_in_their_encoding() -> None:
    assert decode(BALKAN.encode("cp1250")) == BALKAN


def test_other_scripts_go_to_the_general_detector() -> None:
    text = "Имя;Фамилия;Дата рождения;Город\nИван;Петров;1 марта 1999;Одесса\nМария;Иванова;2 мая 2000;Киев\n" * 5
    assert decode(text.encode("cp1251")) == text


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    assert "Aïcha" in decode((FRENCH * 9).encode() + b"\xff")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Kennnummer;Name, Vorname;Geburtsdatum\n1;Boateng, Kwabena;13.06.2003\n", ";"),
        ('ID,Name,Wage\n1,Diallo,"1,5"\n2,Sow,"2,5"\n', ","),
        ("ID\tName, Vorname\n1\tDiallo, A\n", "\t"),
        ("ID|Name|Place\n1|Diallo; A|x\n", "|"),
        ("Liste des candidats; promotion 2\n\nNom,Prénom,Né le\nDiallo,A,1.2.2001\nSow,B,2.2.2001\n", ","),
        ("Name\nDiallo\n", "\t"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_columns(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_lines_keep_their_places() -> None:
    assert list(split("Title\n\nA;B\n1;\n", LIMITS)) == [["Title"], [], ["A", "B"], ["1", None]]


def test_a_value_may_hold_line_breaks_and_quotes() -> None:
    assert list(split('A;B\n"one\ntwo ""x""";2\n', LIMITS)) == [["A", "B"], ['one\ntwo "x"', "2"]]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert len(list(split('A;B\n"one;2\n3;4\n5;6\n', LIMITS))) == 4


def test_the_delimiter_line_of_excel_is_obeyed_and_is_no_row() -> None:
    assert list(split("sep=|\nA|B\n1|2;3;4\n", LIMITS)) == [["A", "B"], ["1", "2;3;4"]]


def test_too_many_cells_or_columns_are_refused() -> None:
    with pytest.raises(Refused, match="too-many-cells"):
        list(split("A;B\n" * 9, replace(LIMITS, cells=9)))
    with pytest.raises(Refused, match="too-many-columns"):
        list(split("a;" * 9, replace(LIMITS, columns=9)))
    with pytest.raises(Refused, match="damaged"):
        list(split("x" * (1 << 21), LIMITS))


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1), min_size=3, max_size=3),
        min_size=2,
    )
)
def test_what_a_spreadsheet_program_writes_comes_back(rows: list[list[str]]) -> None:
    text = "".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    assert [[cell for cell in row if cell] for row in split("sep=;\n" + text, LIMITS)] == rows


@given(st.binary(max_size=300))
def test_any_bytes_decode_to_some_text(data: bytes) -> None:
    assert isinstance(decode(data), str)
