"""Holds the rules of erasure complete: whoever adds a record or a field decides what an erasure leaves of it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

from partnertrack.domain.erasure_rules import FATES, OWNERS, WHOLE, Fate
from partnertrack.domain.records import KINDS
from partnertrack.persistence.tables import Base
from tests.house.sources import modules, name_of

OWNING = {"participant_id", "enrolment_id", "one_id", "other_id"}
KEPT_APART = {"archive", "journal", "replica", "export", "erased", "secret", "standing", "deadline"}
"""Tables that hold no records: `persistence/erasing` treats the first two, `derived` the last two."""


def test_every_field_of_every_record_has_a_fate() -> None:
    told = {kind: {each.name for each in fields(record)} - {"id", "version"} for kind, record in KINDS.items()}
    assert {kind: set(names) for kind, names in FATES.items()} == told
    assert {fate for names in FATES.values() for fate in names.values()} <= set(get_args(Fate))


def test_every_table_is_thought_of() -> None:
    assert {*Base.metadata.tables} == {*KINDS, *KEPT_APART}


def test_every_record_that_names_a_participant_belongs_to_one() -> None:
    naming = {kind for kind, record in KINDS.items() if OWNING & {each.name for each in fields(record)}}
    assert naming - {"erasure"} | {"participant"} == {*OWNERS} == {*WHOLE}


def test_no_title_of_a_change_is_made_of_a_persons_name() -> None:
    named = re.compile(r"title = .*\n?.*(person|participant)=\w+(\.\w+)*\.(last_|first_)?name\b")
    paths = (path for path in modules("partnertrack") if "/services/" in name_of(path))
    assert [name_of(path) for path in paths if named.search(path.read_text(encoding="utf-8"))] == []
