"""One English word may need two French ones: each place says the one that is meant there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from partnertrack.domain import lesson_words, privacy_words, risk_review
from partnertrack.domain.attendance_words import letters
from partnertrack.i18n import speaking
from partnertrack.importing.logframe import finding
from partnertrack.ui import keys
from partnertrack.ui.dialogs.put_off import PutOffDialog
from partnertrack.ui.pages.money import budget
from partnertrack.ui.view_models import clock, indicators, wins


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Speak French."""
    with speaking("fr"):
        yield


def test_keys_are_called_as_they_stand_on_a_french_keyboard() -> None:
    assert [keys.cap(key) for key in ("Return", "Home", "End")] == ["Entrée", "Début", "Fin"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_keys_of_attendance_are_the_letters_that_it_takes(language: str) -> None:
    with speaking(language):
        assert tuple(letters()) in {way for group in keys.groups() for way, _words in group.keys}


def test_what_is_open_is_not_to_be_opened() -> None:
    open_ones = risk_review.statuses()["open"], lesson_words.statuses()["open"], privacy_words.outcomes()[""]
    assert open_ones == ("Ouvert", "Ouvert", "Ouvert")


def test_what_is_left_of_the_budget_is_not_who_left() -> None:
    assert budget.headings()[3] == "Reste"


def test_who_entered_a_stage_was_not_typed() -> None:
    assert clock.foot_words("entered") == "Entrés"


def test_a_difference_is_no_order_to_change() -> None:
    assert "Évolution" in indicators.lines(())[0]
    assert "Évolution" in wins.fact_rows(())[0]


def test_a_target_on_the_way_is_no_stop_of_the_journey() -> None:
    assert finding.named("milestone") == "Cible intermédiaire"


def test_a_report_that_left_is_no_order_to_report() -> None:
    assert privacy_words.kinds()["report"] == "Rapport"


@pytest.mark.usefixtures("application")
def test_the_button_that_puts_off_says_so() -> None:
    parent = QWidget()
    assert PutOffDialog(parent, "", date(2026, 6, 17)).keep.text() == "Reporter"
