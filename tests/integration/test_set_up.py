"""A pilot set up from what an office knows beforehand: all of it or no file, and the scheme that a file speaks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import LogframeIndicator, Target
from partnertrack.domain.organisation import Organisation
from partnertrack.errors import InputError, UserError
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots, set_up
from partnertrack.services.set_up import Aim, PlannedPartner, SetUp
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 3, 10)


def held(workspace: Workspace, kind: type) -> list[object]:
    with workspace.store.reading() as reading:
        return list(records.all_of(reading, kind))


def test_the_example_of_the_command_line_becomes_a_whole_pilot(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text(set_up.EXAMPLE, "utf-8")
    path = tmp_path / "solar.ptrack"
    assert start(["new", str(path), "--setup", str(file), "--no-encryption", "--title", "Solar"]) == 0
    workspace = pilots.open_pilot(path)
    assert (workspace.title, workspace.pilot.donor, workspace.pilot.applicants) == ("Solar", "European Commission", 420)
    assert (workspace.scheme.origin, workspace.scheme.destination) == (("GH",), ("DE",))
    (cohort,), (partner,) = held(workspace, Cohort), held(workspace, Organisation)
    assert isinstance(cohort, Cohort)
    assert (cohort.name, cohort.capacity, cohort.starts_on) == ("2026-A", 30, date(2026, 3, 1))
    assert isinstance(partner, Organisation)
    assert (partner.name, partner.type, partner.country) == ("Training centre Kumasi", "training_centre", "GH")
    (owed,) = held(workspace, Expectation)
    assert isinstance(owed, Expectation)
    assert (owed.partner, owed.starts_on, owed.ends_on) == (partner.name, date(2026, 1, 1), date(2028, 12, 31))
    (grant,) = held(workspace, Grant)
    assert isinstance(grant, Grant)
    assert grant.ends_on == date(2028, 12, 31)
    assert {each.frequency for each in held(workspace, LogframeIndicator) if isinstance(each, LogframeIndicator)} == {
        "half_year"
    }
    assert [(each.value, each.due_on) for each in held(workspace, Target) if isinstance(each, Target)] == [
        (Decimal(60), date(2028, 12, 31))
    ]
    assert len(history.entries(workspace)) == 3  # the pilot, what stands beside it, the logframe
    workspace.close()


@pytest.mark.parametrize(
    "mistaken",
    [
        SetUp(scheme="inspire_gh", origin=("Atlantis",)),
        SetUp(scheme="inspire_gh", cohorts=(Cohort(name="One"), Cohort(name="one "))),
        SetUp(scheme="inspire_gh", partners=(PlannedPartner(name="Centre", country="Nowhere"),)),
        SetUp(scheme="inspire_gh", aims=(Aim("X99", Decimal(1)),)),
        SetUp(scheme="inspire_gh", aims=(Aim("T2", Decimal(30)),)),
        SetUp(scheme="inspire_gh", starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1)),
    ],
)
def test_what_must_be_mended_leaves_no_file(tmp_path: Path, mistaken: SetUp) -> None:
    with pytest.raises(UserError):
        set_up.set_up(tmp_path / "none.ptrack", mistaken, TODAY)
    assert not list(tmp_path.iterdir())


def test_a_failure_half_way_leaves_nothing_of_the_pilot_and_all_of_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise OSError("the disk is full")

    (tmp_path / "half.ptrack.txt").write_text("mine")
    monkeypatch.setattr(Workspace, "commit", broken)
    with pytest.raises(OSError, match="full"):
        set_up.set_up(tmp_path / "half.ptrack", SetUp(scheme="inspire_gh", cohorts=(Cohort(name="One"),)), TODAY)
    assert [each.name for each in tmp_path.iterdir()] == ["half.ptrack.txt"]


def test_all_mistakes_of_a_file_are_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text('scheme = "inspire_gh"\ncolour = "red"\n[[cohorts]]\nname = "A"\nplaces = "many"\n', "utf-8")
    with pytest.raises(UserError) as told:
        set_up.read_set_up(file)
    assert [line.split(": ")[1] for line in told.value.message.splitlines()] == ["colour", "cohorts 1, places"]


@pytest.mark.parametrize(
    ("name", "lines", "scheme"),
    [
        ("1_trainees", ("Skills Partnership Ghana – Germany", "Surname;First name;Sex"), "inspire_gh"),
        ("maroc_flandre", ("Nom;Prénom;Nationalité", *["Alami;Nora;Marocaine"] * 3, "Belgique;;"), "palim_ma_be"),
        ("visa", ("Kennnummer;Name, Vorname", "TN-24-1;A, B", "TN-24-2;C, D", "TN-24-3;E, F"), "thamm_giz"),
        ("list", ("Surname;First name", "Jordan;Georgia"), "generic_dual_track"),
    ],
)
def test_a_file_speaks_for_its_scheme(tmp_path: Path, name: str, lines: tuple[str, ...], scheme: str) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text("\n".join(lines), "utf-8")
    proposed = set_up.propose(path)
    assert (proposed.scheme, bool(proposed.reason)) == (scheme, True)


def test_a_title_comes_from_the_name_and_a_picture_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "01_selection_list.csv"
    path.write_text("Surname;First name\nAddo;Ama\n", "utf-8")
    assert set_up.propose(path).title == "Selection list"
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pytest.raises(InputError):
        set_up.propose(tmp_path / "photo.xlsx")


def test_every_scheme_tells_its_stages_and_offers_targets() -> None:
    for scheme in set_up.scheme_parts():
        assert all(stage.name and stage.steps for stage in scheme.stages)
        assert all(aim.name for aim in set_up.usual_aims(scheme.id))
    assert {aim.figure: aim.value for aim in set_up.usual_aims("palim_ma_be")}["A3"] == 60
