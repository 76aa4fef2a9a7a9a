"""A document comes back from its JSON as it was, whatever is in it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.encoding import canonical
from partnertrack.reporting import document as parts
from partnertrack.reporting import table
from partnertrack.reporting.document import Attachment, Block, Cover, Document, Meta
from partnertrack.reporting.document_json import dump, load
from tests.unit.reporting.sample import sample

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
_COVERS = st.builds(Cover, facts=st.just(()), funders=st.just(()), scene=st.none())


def _blocks() -> st.SearchStrategy[tuple[Any, ...]]:
    kinds = [kind for kind in get_args(Block) if kind not in (Cover, parts.KeepTogether)]
    single = st.one_of(_COVERS, *map(st.from_type, kinds))
    kept = st.builds(parts.KeepTogether, st.lists(single, max_size=2).map(tuple))
    return st.lists(st.one_of(single, kept), max_size=3).map(tuple)


@given(st.builds(Document, st.from_type(Meta), _blocks(), st.lists(st.from_type(Attachment), max_size=2).map(tuple)))
def test_every_document_comes_back(document: Document) -> None:
    assert load(json.loads(canonical(dump(document)))) == document


def test_the_sample_with_its_pictures_comes_back() -> None:
    assert load(json.loads(canonical(dump(sample())))) == sample()


def test_a_field_that_came_later_has_its_default() -> None:
    told = dump(Document(Meta("Title", "Agency", "en", date(2026, 1, 1)), ()))
    told["shapes"]["Meta"].remove("is_landscape")
    told["root"]["Document"][0]["Meta"].pop()
    assert load(told).meta.is_landscape is False


@pytest.mark.parametrize("told", [{}, {"shapes": {}, "root": {"Nobody": []}}, {"shapes": {}, "root": "text"}, None])
def test_what_is_no_document_is_refused(told: object) -> None:
    with pytest.raises(ValueError, match="this is no document"):
        load(told)


def test_every_kind_of_block_can_be_kept() -> None:
    known = (parts.__name__, table.__name__)
    elsewhere = [kind for kind in get_args(Block) if kind.__module__ not in known]
    assert elsewhere == [], "document_json looks for the kinds of blocks in these modules"
