"""Seven files about 2,000 people, by careless clerks in four languages and three scripts, find everybody they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnertrack.domain.names import name_key
from partnertrack.importing.workbook import close_reader
from tests.integration.measure.measuring import Measure, measure, partners

PEOPLE, FEWER = 2_000, 700
SEED = 1
SEEDS = range(1, 8)


def holds(result: Measure) -> None:
    """Fail where the import does not do what it promises, with the rows and columns that it gets wrong."""
    assert result.wrong_rows == []
    assert result.wrong_columns == []
    assert result.share_certain >= 0.95, result.uncertain
    assert result.share_found >= 0.98, [*result.doubled, *result.asked]
    assert len(result.doubled) <= 0.001 * result.rows, result.doubled


def test_nobody_is_merged_wrongly_and_hardly_anybody_asked_about(tmp_path: Path) -> None:
    holds(measure(tmp_path, SEED, FEWER))


@pytest.mark.benchmark
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_with_other_people(tmp_path: Path, seed: int) -> None:
    result = measure(tmp_path, seed, PEOPLE)
    close_reader()
    print(  # noqa: T201 - the figures of a benchmark
        f"\nseed {seed}: {result.share_found:.2%} of {result.rows} rows found, {len(result.asked)} asked about, "
        f"{len(result.doubled)} doubled, {len(result.wrong_rows)} wrong; {result.share_certain:.1%} of columns certain"
    )
    holds(result)


def test_the_files_are_as_hard_as_they_are_meant_to_be() -> None:
    """The people and their files hold what the measure is about: twins, namesakes, scripts, slips, swaps."""
    made = list(partners(SEED, PEOPLE))
    everybody = list(made[0].rows.values())
    names = [(person.last_name, person.first_name) for person in everybody]
    births = [(person.last_name, person.born) for person in everybody]
    assert len(everybody) == PEOPLE
    assert len(names) - len(set(names)) >= 0.02 * PEOPLE  # namesakes
    assert len(births) - len(set(births)) >= 0.015 * PEOPLE  # twins
    assert len(made) == 7
    written = {
        partner.name: [str(cell) for sheet in partner.sheets for row in sheet.rows for cell in row] for partner in made
    }
    letters = "".join(written["6 arrivées.xlsx"])
    assert any("\u10d0" <= letter <= "\u10ff" for letter in letters)  # Georgian
    assert any("\u0600" <= letter <= "\u06ff" for letter in letters)  # Arabic
    passports = [str(row[0]) for row in made[4].sheets[0].rows[1:]]
    assert sum("O" in number or "I" in number for number in passports) > 50
    true = {person.reference: person for person in everybody}
    listed = [(true[str(row[1])], row) for row in made[0].sheets[0].rows[4:]]
    slips = sum(
        {name_key(str(row[2])), name_key(str(row[3])), str(row[5])}
        != {name_key(person.last_name), name_key(person.first_name), person.born.isoformat()}
        for person, row in listed
    )
    assert 0.04 * PEOPLE <= slips <= 0.08 * PEOPLE
