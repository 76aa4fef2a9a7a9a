"""What each edition of the practice report says, held to what was looked at and kept."""

from __future__ import annotations

from collections.abc import Iterator

import page
import pytest

from partnertrack.domain.participant import Participant
from partnertrack.persistence.queries import records
from partnertrack.services import practice
from partnertrack.services.workspace import Workspace
from tests.reports.editions import editions, golden, text_of

LIMITS = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The practice pilot."""
    opened = practice.open_practice(tmp_path_factory.mktemp("practice"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def printed(pilot: Workspace) -> dict[str, bytes]:
    """Each edition's PDF."""
    return dict(editions(pilot))


@pytest.fixture(scope="module")
def said(printed: dict[str, bytes]) -> dict[str, str]:
    """Each edition's text."""
    return {name: text_of(content, name.rpartition("-")[2]) for name, content in printed.items()}


def test_every_edition_says_what_was_kept(said: dict[str, str]) -> None:
    kept = golden()
    assert kept.keys() == said.keys()
    for name, text in kept.items():
        assert said[name].splitlines() == text.splitlines(), name


def test_every_edition_is_accessible_and_archivable(printed: dict[str, bytes]) -> None:
    failures = {
        f"{name} {profile}": [each.rule_id for each in report.failures]
        for name, content in printed.items()
        for profile in ("ua1", "3a")
        if (report := page.validate_pdf_bytes(content, profile=profile, limits=LIMITS)).failures
    }
    assert failures == {}


def test_no_edition_names_a_participant(pilot: Workspace, said: dict[str, str]) -> None:
    with pilot.store.reading() as reading:
        people = records.all_of(reading, Participant)
    names = {f"{person.first_name} {person.last_name}" for person in people if person.first_name}
    assert len(names) > 100
    assert [(edition, name) for edition, text in said.items() for name in names if name in text] == []
