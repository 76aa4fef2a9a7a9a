"""Data protection: when answers and erasures are due, what consents come to, and which words are only alike."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.adequacy import third_countries
from partnertrack.domain.consent import Consent
from partnertrack.domain.consents import state
from partnertrack.domain.requests import due_on
from partnertrack.domain.retention import RetentionHold, RetentionRule
from partnertrack.domain.retention_due import Known, due_by, is_held
from partnertrack.services import minimisation

ANA = UUID(int=1)
DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 6, 15), date(2026, 7, 15)),
        (date(2026, 3, 31), date(2026, 4, 30)),  # April has no 31st
        (date(2027, 1, 31), date(2027, 3, 1)),  # 28 February 2027 is a Sunday
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 4, 2), date(2026, 5, 4)),  # 2 May is a Saturday
    ],
)
def test_an_answer_is_due_on_the_same_day_of_the_next_month_or_the_working_day_after(received: date, due: date) -> None:
    assert due_on(received) == due


def test_the_last_word_on_a_purpose_counts() -> None:
    given = Consent(participant_id=ANA, purpose="photographs", given_on=date(2025, 1, 1), asked_on=date(2025, 1, 1))
    withdrawn = Consent(
        participant_id=ANA, purpose="employers", given_on=date(2025, 1, 1), withdrawn_on=date(2026, 6, 1)
    )
    refused = Consent(participant_id=ANA, purpose="photographs", asked_on=date(2026, 1, 1))
    assert state([given], "photographs", DAY) == "given"
    assert state([refused, given], "photographs", DAY) == "refused"
    assert state([refused, given], "photographs", date(2025, 6, 1)) == "given"
    assert (state([withdrawn], "employers", DAY), state([withdrawn], "employers", date(2026, 5, 31))) == (
        "withdrawn",
        "given",
    )
    assert state([given], "donor_named", DAY) == ""


def test_the_rule_that_keeps_longest_decides_and_one_without_a_day_keeps_all() -> None:
    five = RetentionRule(title="Five", starts="last_event", months=60)
    paid = RetentionRule(title="Paid", starts="day", months=60, starts_on=date(2022, 1, 31))
    stayed = RetentionRule(title="Return", starts="step:return", months=120)
    known = Known(date(2020, 2, 29), {})
    found = due_by([five, paid, stayed], known)
    assert found
    assert (found.on, found.rule) == (date(2027, 1, 31), paid)
    alone = due_by([five], known)
    assert alone
    assert alone.on == date(2025, 2, 28)
    assert due_by([five, RetentionRule(title="Open", starts="day", months=12)], known) is None
    assert due_by([five], Known(None, {})) is None


def test_a_hold_ends_after_its_last_day() -> None:
    hold = RetentionHold(participant_id=ANA, reason="Audit", until=DAY)
    assert is_held(hold, DAY)
    assert not is_held(hold, date(2026, 7, 1))


def test_countries_of_the_corridor_outside_the_european_economic_area() -> None:
    assert third_countries(["DE", "MA", "BE", "MA", "GB", "NO", ""]) == ("GB", "MA")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Was in hospital for three weeks", ["health"]),
        ("Il est à l’hôpital depuis mardi", ["health"]),
        ("Schwanger, Umschulung verschoben", ["health"]),
        ("Ze is ziek en kan niet komen", ["health"]),
        ("Arrested at the border, asks for HIV test", ["health", "police"]),
        ("Porte le foulard au travail", ["religion"]),
        ("Ist Mitglied der Gewerkschaft", ["union"]),
        ("Police d’assurance n° 4711 remise", []),
        ("Ausbildung als Gesundheitspfleger in Kiel", []),
        ("Visa medical passed, insurance paid", []),
        ("Police clearance certificate handed in", []),
        ("Assurance maladie : carte reçue", []),
        ("Polizeiliches Führungszeugnis liegt vor", []),
        ("Aidsberg, room 3: key handed over", []),
        ("Wil in de politieke hoofdstad wonen", []),
    ],
)
def test_words_that_tell_of_more_than_the_programme_needs(text: str, subjects: list[str]) -> None:
    assert [hint.subject for hint in minimisation.look(text)] == subjects
