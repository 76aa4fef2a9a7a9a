"""The practice pilot's report in each edition, read by somebody who wants to know what it withholds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from partnertrack.disclosure import WITHHELD, Decisions, Reason, rule_for
from partnertrack.domain.person_count import CountKey
from partnertrack.domain.report import AUDIENCES
from partnertrack.i18n import speaking
from partnertrack.reporting.document import Cell, Row, Tile
from partnertrack.services import practice
from partnertrack.services.donor_report import Composed, Options, compose
from partnertrack.services.donor_report.writing import write_document
from tests.integration.said import parts, texts
from tests.unit.disclosure.attacker import Attacker

EVERYBODY = 10_000
"""Nobody's group is as large as that: whoever withholds fewer withholds all."""

LARGE = 41
"""Smaller numbers, and those that end in 0 or 5, may be targets, days or places as well."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Composed]]:
    """The report for each audience."""
    pilot, sample = practice.open_practice(tmp_path_factory.mktemp("practice")), practice.practice()
    yield {each: compose(pilot, Options(sample.as_of, sample.since, "en", each)) for each in AUDIENCES}
    pilot.close()


def of_people(made: Composed) -> dict[int, Cell]:
    """The cells that tell a count of people, by its reference."""
    cells = (each for each in parts(made.documents["en"]) if isinstance(each, Cell) and each.reference)
    return {cell.reference: cell for cell in cells}


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_a_count_that_is_withheld_stands_nowhere_under_its_reference(
    editions: dict[str, Composed], audience: str
) -> None:
    made = editions[audience]
    cells, withheld = of_people(made), made.decisions.withheld
    assert withheld
    assert cells
    for reference, count in enumerate(made.counts, 1):
        if reference in cells and count.key in withheld:
            assert (cells[reference].text, cells[reference].value) == (WITHHELD, None), count.key


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_an_attacker_who_reads_the_whole_report_learns_nothing(editions: dict[str, Composed], audience: str) -> None:
    made = editions[audience]
    system, withheld = made.brief.press.system(), made.decisions.withheld
    attacker = Attacker()
    told = {key: system.counts[key].uncovered for key in system.printed if key not in withheld}
    attacker.read(0, system, told)
    rule = rule_for(audience)
    for key in withheld:
        low, high = attacker.of((0, key))
        assert low < high, key
        if rule.covers_totals and withheld[key] == "small":
            assert low <= 1, key
            assert high >= rule.threshold, key


def test_nothing_is_withheld_from_the_office_itself(editions: dict[str, Composed]) -> None:
    made = editions["internal"]
    assert not made.decisions.withheld
    assert not [text for text in texts(made.documents["en"]) if text == WITHHELD]


def test_a_report_that_withholds_everything_lets_no_number_of_people_through(editions: dict[str, Composed]) -> None:
    """Whatever passes by the press shows here: in a sentence, a chart, a bar or an alternative text."""
    made = editions["internal"]
    numbers = {count.uncovered for count in made.counts if count.uncovered >= LARGE and count.uncovered % 5}
    small: dict[CountKey, Reason] = {count.key: "small" for count in made.counts if not count.is_nobody}
    press = made.brief.press.for_print(Decisions(small, threshold=EVERYBODY))
    with speaking("en"):
        document = write_document(replace(made.brief, press=press))
    assert sorted({found for text in texts(document) for found in told_in(text, numbers)}) == []
    for each in parts(document):
        if isinstance(each, Tile) and each.figure == WITHHELD:
            assert each.bar is None, each
        if isinstance(each, Row):
            assert not [cell for cell in each.cells if isinstance(cell, Cell) and cell.value in numbers], each


def told_in(text: str, numbers: set[int]) -> list[str]:
    """The numbers of a text that are numbers of people; days, years, amounts and shares left out."""
    rest = re.sub(
        r"\d+ (January|February|March|April|May|June|July|August|September|October|November|December)", "", text
    )
    found = re.findall(r"(?<![\d.,\w–-])\d[\d,]*(?![\d.,%\w–-])", rest)
    return [text for each in found if int(each.replace(",", "")) in numbers]
