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
from partnertrack.reporting.document import Tile
from partnertrack.reporting.table import Cell, Row
from partnertrack.services import practice
from partnertrack.services.donor_report import Composed, Options, compose
from partnertrack.services.donor_report.telling import telling
from partnertrack.services.donor_report.writing import write_document
from tests.integration.said import parts, texts
from tests.practised import open_practised
from tests.unit.disclosure.attacker import Attacker

EVERYBODY = 10_000
"""Nobody's group is as large as that: whoever withholds fewer withholds all."""

LARGE = 41
"""Smaller numbers, and those that end in 0 or 5, may be targets, days or places as well."""

WRITTEN_BY_HAND = "over 51 decisions"
"""What the practice office wrote of its lessons, in its own words."""


class Editions(dict[str, Composed]):
    """The report for each audience, which a failing test does not print whole."""

    def __repr__(self) -> str:
        """Their names alone."""
        return f"Editions({', '.join(self)})"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """The report for each audience."""
    pilot, sample = open_practised(tmp_path_factory.mktemp("practice")), practice.practice()
    yield Editions((each, compose(pilot, Options(sample.as_of, sample.since, "en", each))) for each in AUDIENCES)
    pilot.close()


def of_people(made: Composed) -> dict[int, Cell]:
    """The cells that tell a count of people, by its reference."""
    cells = (each for each in parts(made.documents["en"]) if isinstance(each, Cell) and each.reference)
    return {cell.reference: cell for cell in cells}


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_a_count_that_is_withheld_stands_nowhere_under_its_reference(editions: Editions, audience: str) -> None:
    made = editions[audience]
    cells, withheld = of_people(made), made.decisions.withheld
    assert withheld
    assert cells
    for reference, count in enumerate(made.counts, 1):
        if reference in cells and count.key in withheld:
            assert (cells[reference].text, cells[reference].value) == (WITHHELD, None), count.key


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_an_attacker_who_reads_the_whole_report_learns_nothing(editions: Editions, audience: str) -> None:
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


def test_nothing_is_withheld_from_the_office_itself(editions: Editions) -> None:
    made = editions["internal"]
    assert not made.decisions.withheld
    assert not [cell for cell in of_people(made).values() if cell.text == WITHHELD]


@pytest.mark.parametrize("audience", ["donor", "public"])
def test_the_same_people_are_withheld_under_every_name(editions: Editions, audience: str) -> None:
    made = editions[audience]
    system, withheld = made.brief.press.system(), made.decisions.withheld
    assert (("T2/d",), ("training_started",)) in system.same
    for one, other in system.same:
        assert system.counts[one].uncovered == system.counts[other].uncovered, (one, other)
        if {one, other} <= system.printed:
            assert (one in withheld) == (other in withheld), (one, other)


def test_whoever_decides_is_told_what_is_withheld_and_what_other_thresholds_cost(editions: Editions) -> None:
    made = editions["donor"]
    told = telling(made)
    assert (told.printed + len(told.withheld), len(told.withheld)) == (len(made.counts), len(made.decisions.withheld))
    assert f"{told.small} because they are below 5" in told.text
    assert [cost.threshold for cost in told.costs] == [3, 5, 10]
    assert sorted(cost.withheld for cost in told.costs) == [cost.withheld for cost in told.costs]
    assert all(each.protects for each in told.withheld if each.reason == "protects")
    assert telling(editions["internal"]).text == "No count is withheld."


def test_a_report_that_withholds_everything_lets_no_number_of_people_through(editions: Editions) -> None:
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
    if WRITTEN_BY_HAND in text:
        return []
    found = re.findall(r"(?<![\d.,\w–-])\d[\d,]*(?![\d.,%\w–-])", rest)
    return [text for each in found if int(each.replace(",", "")) in numbers]
