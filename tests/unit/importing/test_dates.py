from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.recipe import DateOrder
from partnertrack.importing.dates import DateRule, evidence, read_date
from partnertrack.importing.sheet import Cell

DAY_FIRST = DateRule("dmy", 2026)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 3, 5),
        datetime(2024, 3, 5, 8, 30),  # noqa: DTZ001 - as a spreadsheet keeps it
        45356.0,
        45356,
        "45356",
        "5.3.2024",
        "05.03.2024",
        "05. 03. 2024",
        "05/03/2024",
        "05-03-2024",
        "05 03 2024",
        "5/3/24",
        "2024-03-05",
        "2024/3/5",
        "2024-03-05T08:30:00",
        "05.03.2024 08:30",
        "05.03.2024, 8:30 Uhr",
        "05032024",
        "20240305",
        5032024.0,
        "5. März 2024",
        "5 mars 2024",
        "5 maart 2024",
        "5 mrt 2024",
        "5 Mar. 2024",
        "05-Mar-24",
        "5/Mar/2024",
        "March 5, 2024",
        "March 5th, 2024",
        "5th of March 2024",
        "mardi 5 mars 2024",
        "Di, 5.3.2024",
        "dinsdag 5 maart 2024",
        "le 5 mars 2024",
        "am 5.3.2024",
        "2024 March 5",
        "5 მარტი 2024",
        "5 მარტს 2024",
        "5 مارس 2024",
        "\u0660\u0665/\u0660\u0663/\u0662\u0660\u0662\u0664",  # the digits of Arabic
        " 5.3.2024 ",
        "5\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2024",
    ],
)
def test_one_day_in_every_form(cell: Cell) -> None:
    assert read_date(cell, DAY_FIRST) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars 2024", date(2024, 3, 1)),
        ("12 janv. 2024", date(2024, 1, 12)),
        ("3 févr. 2001", date(2001, 2, 3)),
        ("3 août 2024", date(2024, 8, 3)),
        ("5 Sept 2024", date(2024, 9, 5)),
        ("12.Okt.2024", date(2024, 10, 12)),
        ("12 déc. 2024", date(2024, 12, 12)),
        ("3. Jänner 2024", date(2024, 1, 3)),
        ("3 غشت 2024", date(2024, 8, 3)),
        ("3 كانون الثاني 2024", date(2024, 1, 3)),
        ("98-12-31", date(1998, 12, 31)),
    ],
)
def test_names_of_months_as_people_shorten_them(text: str, day: date) -> None:
    assert read_date(text, DAY_FIRST) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("soon", "date-unreadable"),
        ("12", "date-unreadable"),
        ("5 jui 2024", "date-unreadable"),
        ("30.02.2024", "date-unreadable"),
        ("1.1.4", "date-unreadable"),
        ("+233 241 738 333", "date-unreadable"),
        (True, "date-unreadable"),
        (12.0, "date-unreadable"),
        (time(8, 30), "date-unreadable"),
        (timedelta(hours=3), "date-unreadable"),
        ("March 2024", "date-incomplete"),
        ("mars", "date-incomplete"),
        ("03/2024", "date-incomplete"),
        ("2001", "date-incomplete"),
        (2001.0, "date-incomplete"),
        ("0020-03-01", "date-out-of-range"),
        ("01.01.1900", "date-out-of-range"),
        ("31.12.2099", "date-out-of-range"),
        ("1.1.202", "date-out-of-range"),
        (date(1899, 12, 31), "date-out-of-range"),
        ("12.03.2024 / 15.03.2024", "values-several"),
        ("12.13.2024", "date-ambiguous"),
        ("x" * 200, "date-unreadable"),
    ],
)
def test_what_is_no_day_is_told_and_never_guessed(cell: Cell, code: str) -> None:
    assert read_date(cell, DAY_FIRST) == code


def test_two_digits_of_a_year_mean_the_century_that_fits() -> None:
    assert read_date("13/06/03", DateRule("dmy", 2026, is_birth=True)) == date(2003, 6, 13)
    assert read_date("13/06/89", DateRule("dmy", 2026, is_birth=True)) == date(1989, 6, 13)
    assert read_date("13/06/34", DAY_FIRST) == date(2034, 6, 13)
    assert read_date("13/06/38", DAY_FIRST) == date(1938, 6, 13)
    assert read_date("13/06/17", DateRule("dmy", 2026, is_birth=True)) == "date-out-of-range"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2024", "13/04/2024"], "dmy"),
        (["03/04/2024", "04/13/2024"], "mdy"),
        (["03/04/2024", "05/05/2024"], None),
        (["13/04/2024", "04/13/2024"], None),
        (["13/04/2024"] * 30 + ["04/13/2024"], "dmy"),
        ([date(2024, 1, 1), "2024-13-01", None, "soon", 7.0], None),
    ],
)
def test_a_column_proves_the_order_of_its_dates(cells: Sequence[Cell], order: DateOrder | None) -> None:
    assert evidence(cells).order() == order


def test_open_dates_are_left_to_a_person_and_certain_ones_are_read() -> None:
    rule = DateRule(None, 2026)
    assert read_date("03/04/2024", rule) == "date-ambiguous"
    assert read_date("05/05/2024", rule) == date(2024, 5, 5)
    assert read_date("13/04/2024", rule) == date(2024, 4, 13)
    assert read_date("04/13/2024", rule) == date(2024, 4, 13)
    assert read_date("03.04.2024", rule) == date(2024, 4, 3)
    assert read_date("03/04/2024", DateRule("mdy", 2026)) == date(2024, 3, 4)
    assert read_date("24-04-03", DateRule("ymd", 2026)) == date(2024, 4, 3)


def test_a_cell_against_the_order_of_its_column_is_not_turned_round() -> None:
    assert read_date("04/13/2024", DAY_FIRST) == "date-ambiguous"
    assert read_date("13/04/2024", DateRule("mdy", 2026)) == "date-ambiguous"


@given(st.dates(date(1940, 1, 1), date(2040, 12, 31)), st.sampled_from([*MONTHS]), st.integers(0, 7))
def test_a_day_comes_back_from_the_form_it_was_written_in(day: date, language: str, form: int) -> None:
    month = MONTHS[language].split()[day.month - 1]
    text = [
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%d%m%Y}",
        f"{day:%Y%m%d}",
        f"{day.day} {month} {day.year}",
        f"{day.day}. {month[:4] if language in ('en', 'de') else month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ][form]
    assert read_date(text, DAY_FIRST) == day


@given(st.text(max_size=80))
def test_any_text_gives_a_day_or_a_code(text: str) -> None:
    assert isinstance(read_date(text, DAY_FIRST), date | str)
