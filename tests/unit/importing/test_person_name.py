from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnertrack.importing.person_name import NameOrder, column_order, heading_order, split_name


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("Name, Vorname", "last"),
        ("Nom et prénom(s)", "last"),
        ("Naam en voornaam", "last"),
        ("Surname and first name", "last"),
        ("Family name, given name", "last"),
        ("Vor- und Nachname", "first"),
        ("Prénom et nom", "first"),
        ("First name and surname", "first"),
        ("Name and surname", "first"),
        ("Name", None),
        ("Full name", None),
        ("Participant", None),
    ],
)
def test_the_heading_may_announce_the_order(heading: str, order: NameOrder | None) -> None:
    assert heading_order(heading) == order


def test_capitals_in_a_column_show_the_order() -> None:
    assert column_order(["DIALLO Aïssatou", "Sow Awa", None, 7.0]) == "last"
    assert column_order(["Aïssatou DIALLO", "Awa SOW", "FALL Binta"]) == "first"
    assert column_order(["DIALLO AÏSSATOU", "Diallo, A."]) is None


@pytest.mark.parametrize(
    ("text", "order", "parts"),
    [
        ("Arthur, Naa", None, ("Arthur", "Naa")),
        ("van der Berg , Jan", None, ("van der Berg", "Jan")),
        ("ARTHUR Naa", None, ("ARTHUR", "Naa")),
        ("Naa ARTHUR", None, ("ARTHUR", "Naa")),
        ("Aicha EL AMRANI", "last", ("EL AMRANI", "Aicha")),
        ("EL AMRANI Aicha", "first", ("EL AMRANI", "Aicha")),
        ("Naa Arthur", None, ("Arthur", "Naa")),
        ("Arthur Naa", "last", ("Arthur", "Naa")),
        ("El Amrani Aicha", "last", ("El Amrani", "Aicha")),
        ("Jan van der Berg", "first", ("van der Berg", "Jan")),
        ("Diallo", None, ("Diallo", "")),
        ("Diallo,", None, ("Diallo", "")),
        ("Mme DIALLO Awa", None, ("DIALLO", "Awa")),
        ("M. Ba", None, ("Ba", "")),
        ("Jean-Pierre N'DIAYE", None, ("N'DIAYE", "Jean-Pierre")),
        ("", None, ("", "")),
    ],
)
def test_a_full_name_in_its_parts(text: str, order: NameOrder | None, parts: tuple[str, str]) -> None:
    assert split_name(text, order) == parts


NAMES = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_a_comma_always_parts_a_name(last: str, first: str) -> None:
    assert split_name(f"{last}, {first}", None) == (last, first)


@given(st.text(max_size=60), st.sampled_from(["last", "first", None]))
@example("0,,", "last")
def test_no_word_of_a_name_is_lost(text: str, order: NameOrder | None) -> None:
    last, first = split_name(text, order)
    kept = sorted(f"{last} {first}".split())
    assert set(kept) <= set(text.replace(",", " ").split()) | set(text.split())
