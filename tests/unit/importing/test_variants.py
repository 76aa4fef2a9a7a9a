"""Sheets as strangers might make them: any wording of the dictionary, any language, layout and form of dates."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest

from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field
from partnertrack.importing.rows import read_sheet
from partnertrack.importing.sheet import Cell, Range, Sheet
from partnertrack.importing.typed_sheet import Context, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary

LAST = ("Diallo", "Sow", "Mensah", "Owusu", "Benali", "Fall", "Traoré", "Keïta", "Ndiaye", "Camara")
FIRST = ("Awa", "Kofi", "Ama", "Youssef", "Aïcha", "Binta", "Ibou", "Yaw", "Sara", "Moussa")
WHOLE_NAME = {"en": "Surname, first name", "fr": "Nom et prénom", "de": "Name, Vorname", "nl": "Naam, voornaam"}
GROUP = {"en": "Group B", "fr": "Groupe B", "de": "Gruppe B", "nl": "Groep B"}
TOTAL = {"en": "Total", "fr": "Totaux", "de": "Gesamt", "nl": "Totaal"}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
FORMS: tuple[Callable[[date, str], Cell], ...] = (
    lambda day, _language: day,
    lambda day, _language: f"{day:%d.%m.%Y}",
    lambda day, _language: f"{day:%d/%m/%Y}",
    lambda day, _language: f"{day:%d-%m-%y}",
    lambda day, _language: f"{day:%Y-%m-%d}",
    lambda day, language: f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}",
)
AMOUNT = {"en": "€{0},{1:03}.50", "fr": "{0} {1:03},50 €", "de": "{0}.{1:03},50 €", "nl": "€ {0}.{1:03},50"}


@dataclass
class PartnerSheet:
    """A sheet that was made, with the fields of its columns and the values of its rows."""

    page: Sheet
    language: str
    fields: list[str]
    people: list[dict[str, Value]] = field(default_factory=list)


class Partner:
    """Makes sheets as one partner would, decided by a seed."""

    def __init__(self, seed: int, vocabulary: Vocabulary) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a test's dice
        self._vocabulary = vocabulary
        self._language = self._random.choice(("en", "fr", "de", "nl"))
        self._form = self._random.choice(FORMS)

    def sheet(self) -> PartnerSheet:
        """A sheet about one family of fields."""
        keys = self._keys()
        rows: list[list[Cell]] = [["Projet – Projekt 2024"], []] if self._chance(0.6) else []
        merged = self._groups(keys, rows) if self._chance(0.4) else ()
        rows.append([self._heading(key) for key in keys])
        people = []
        for number in range(1, 9):
            if number == 5 and self._chance(0.3):
                rows.append([GROUP[self._language]])
            cells, values = self._person(keys, number)
            rows.append(cells)
            people.append(values)
        if self._chance(0.5):
            rows += [[], [TOTAL[self._language], 8.0]]
        page = Sheet(
            "Sheet1", tuple(tuple(None if cell == "" else cell for cell in row) for row in rows), merged=merged
        )
        return PartnerSheet(page, self._language, keys, people)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _keys(self) -> list[str]:
        """Who it is, then some fields of one family."""
        by_family: dict[str, list[str]] = {}
        for key, entry in self._vocabulary.fields.items():
            if entry.record == "event" and self._vocabulary.fields[key].type != "text":
                by_family.setdefault(entry.family, []).append(key)
        told = self._random.choice(list(by_family.values()))
        names = ["last_name", "first_name"] if self._chance(0.6) else ["full_name"]
        numbers = ["row_no"] * self._chance(0.4) + ["ref"] * self._chance(0.7)
        return [
            *numbers,
            *names,
            "birth_date",
            *["sex"] * self._chance(0.3),
            *self._random.sample(told, min(4, len(told))),
        ]

    def _groups(self, keys: list[str], rows: list[list[Cell]]) -> tuple[Range, ...]:
        """An upper line that names the families, merged over their columns."""
        families = [self._vocabulary.fields[key].family for key in keys]
        starts = [place for place, family in enumerate(families) if place == 0 or family != families[place - 1]]
        upper: list[Cell] = [None] * len(keys)
        for place in starts:
            upper[place] = self._random.choice(self._vocabulary.families[families[place]][self._language])
        rows.append(upper)
        line = len(rows) - 1
        ends = [*(start - 1 for start in starts[1:]), len(keys) - 1]
        return tuple(Range(line, start, line, end) for start, end in zip(starts, ends, strict=True) if end > start)

    def _heading(self, key: str) -> str:
        if key == "full_name":
            return WHOLE_NAME[self._language]
        return self._random.choice(self._vocabulary.fields[key].headings[self._language])

    def _person(self, keys: list[str], number: int) -> tuple[list[Cell], dict[str, Value]]:
        cells: list[Cell] = []
        values: dict[str, Value] = {"last_name": LAST[number], "first_name": FIRST[number]}
        who: dict[str, Cell] = {
            "row_no": float(number),
            "ref": f"PT-{number:03}",
            "last_name": LAST[number],
            "first_name": FIRST[number],
            "full_name": f"{LAST[number]}, {FIRST[number]}",
        }
        for key in keys:
            if key in who:
                cells.append(who[key])
                continue
            cell, value = self._answer(self._vocabulary.fields[key])
            if key != "birth_date" and self._chance(0.15):
                cells.append(self._random.choice((None, "-")))
            else:
                cells.append(cell)
                values[key] = value
        return cells, values

    def _answer(self, entry: Field) -> tuple[Cell, Value]:
        """A cell as this partner writes it, and what it means."""
        if entry.type == "date":
            first = date(1994, 1, 1) if entry.slot == "birth_date" else date(2023, 1, 1)
            day = first + timedelta(days=self._random.randrange(900))
            return self._form(day, self._language), day
        if entry.type == "money":
            hundreds = self._random.randrange(100, 1000)
            return AMOUNT[self._language].format(1, hundreds), Money(Decimal(f"1{hundreds}.50"), "EUR")
        if entry.type == "number":
            number = self._random.randrange(20, 90)
            return f"{number},5" if self._language != "en" else number + 0.5, Decimal(f"{number}.5")
        codes = self._vocabulary.code_lists["yes_no" if entry.type == "yes_no" else entry.codes].codes
        code = self._random.choice([code for code in codes if not code.is_retired])
        word = self._random.choice([word for word in code.words[self._language] if word.lower() not in ("none", "n/a")])
        return word, code.key == "yes" if entry.type == "yes_no" else code.key


def read(made: PartnerSheet, vocabulary: Vocabulary) -> TypedSheet:
    return read_sheet(made.page, vocabulary, Context("list.xlsx", date(2026, 6, 30)))


@pytest.fixture(scope="module")
def made(vocabulary: Vocabulary) -> list[tuple[PartnerSheet, TypedSheet]]:
    """Some hundred sheets, as made and as read."""
    sheets = [Partner(seed, vocabulary).sheet() for seed in range(200)]
    return [(one, read(one, vocabulary)) for one in sheets]


def test_every_row_of_a_person_is_read_and_nothing_else(made: list[tuple[PartnerSheet, TypedSheet]]) -> None:
    assert [len(typed.rows) for _one, typed in made] == [8] * len(made)


def test_the_language_is_seen(made: list[tuple[PartnerSheet, TypedSheet]]) -> None:
    assert sum(one.language == typed.language for one, typed in made) >= 0.97 * len(made)


def test_columns_are_certain_where_words_and_values_decide_and_hardly_ever_wrong(
    made: list[tuple[PartnerSheet, TypedSheet]],
) -> None:
    columns = [pair for one, typed in made for pair in zip(one.fields, typed.columns, strict=True)]
    certain = [(key, column) for key, column in columns if column.is_certain]
    wrong = [(key, column.field, column.heading) for key, column in certain if column.field != key]
    assert len(certain) >= 0.97 * len(columns)
    assert len(wrong) <= 0.005 * len(columns), wrong


def test_what_is_read_from_a_certain_column_is_what_was_written(made: list[tuple[PartnerSheet, TypedSheet]]) -> None:
    read_so, missing = 0, 0
    for one, typed in made:
        right = {
            key
            for key, column in zip(one.fields, typed.columns, strict=True)
            if column.is_certain and column.field == key
        }
        right |= {"last_name", "first_name"} if "full_name" in right else set()
        for person, row in zip(one.people, typed.rows, strict=True):
            for key in right & set(person):
                got = [value for (field_key, _occurrence), value in row.values.items() if field_key == key]
                assert got in ([person[key]], []), (one.language, key, row.raws)
                read_so += bool(got)
                missing += not got
    assert missing <= 0.002 * read_so
