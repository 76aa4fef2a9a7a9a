"""The history calls every field of every record by a word of its own."""

from __future__ import annotations

from dataclasses import fields

import pytest

from partnertrack.domain.records import KINDS
from partnertrack.services import pilots
from partnertrack.services.history.field_words import REFERRING, TECHNICAL, words


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_word(kind: str) -> None:
    known = {*words(), *pilots.library().fields, *TECHNICAL, *REFERRING, "id"}
    assert [field.name for field in fields(KINDS[kind]) if field.name not in known] == []
