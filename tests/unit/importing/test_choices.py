from __future__ import annotations

from partnertrack.domain.record import new_id
from partnertrack.importing.choices import Choices, from_json, to_json


def test_choices_can_be_kept_and_taken_up_again() -> None:
    somebody = new_id()
    choices = (
        Choices(newcomers="skip", known="fill", deletes=True)
        .with_column("A", 3, "phone")
        .with_column("A", 4, None)
        .with_date_order("A", 5, "mdy")
        .with_hidden("B", is_read=True)
        .with_cell("A", 12, 3, "Accra")
        .with_text("A", 6, " Ácra ", "Accra")
        .with_text("A", 7, "?", "", is_remembered=False)
        .with_person("A", 12, somebody)
        .with_person("A", 13, "new")
        .with_person("A", 14, "skip")
        .with_side("A", 12, 5, "theirs")
    )
    assert from_json(to_json(choices)) == choices


def test_alike_cells_are_those_that_differ_in_case_accents_and_spaces_only() -> None:
    overrides = Choices().with_text("A", 6, " Ácra ", "Accra").overrides()["A"]
    assert overrides.texts == {(6, "acra"): "Accra"}


def test_a_decision_can_be_taken_back() -> None:
    choices = Choices().with_cell("A", 1, 1, "x").with_text("A", 1, "y", "z")
    assert choices.with_cell("A", 1, 1, None).with_text("A", 1, "Y", None) == Choices()
