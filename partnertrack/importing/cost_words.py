"""The words of ledgers: what their columns are called, and how kinds of costs and payers are named in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from partnertrack import paths
from partnertrack.domain.scheme import CodeList, Field
from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.importing.vocabulary import Vocabulary

Words = Mapping[str, Mapping[str, tuple[str, ...]]]


def cost_vocabulary(code_lists: Mapping[str, CodeList]) -> Vocabulary:
    """What a ledger is read against: its own columns, and the pilot's lists with the words of finance departments."""
    fields, words = _sheet()
    lists = {key: code_lists[key] for key in ("cost_category", "payer", "yes_no") if key in code_lists}
    return Vocabulary(fields, {key: _with_words(codes, words) for key, codes in lists.items()})


@lru_cache(maxsize=1)
def _sheet() -> tuple[Mapping[str, Field], Words]:
    """The columns, and the words by the code that they mean."""
    with (paths.resources() / "cost_sheet.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    fields = {key: _field(key, told) for key, told in data["fields"].items()}
    words = {key: {language: tuple(found) for language, found in told.items()} for key, told in data["words"].items()}
    return fields, words


def _field(key: str, told: Mapping[str, Any]) -> Field:
    label = Label(**told["label"])
    headings = {language: (label.text(language), *told["headings"].get(language, ())) for language in LABEL_LANGUAGES}
    return Field(key, told["type"], "none", label, headings, codes=told.get("codes", ""))


def _with_words(codes: CodeList, words: Words) -> CodeList:
    """The list, each of whose codes is also named by the words of finance departments."""
    richer = []
    for code in codes.codes:
        more = words.get(code.key, {})
        spoken = {
            language: (*code.words.get(language, ()), *more.get(language, ()))
            for language in LABEL_LANGUAGES
            if code.words.get(language) or more.get(language)
        }
        richer.append(replace(code, words=spoken))
    return replace(codes, codes=tuple(richer))
