"""The texts of what partners are sent, in the languages that they work in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from partnertrack import paths
from partnertrack.domain.form import Problems, read
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError


@dataclass(frozen=True, slots=True)
class _Texts:
    texts: Mapping[str, Label]


@cache
def partner_texts(name: str) -> Mapping[str, Label]:
    """The texts of `resources/partner_texts/NAME.toml` by their keys.

    Raises `SchemeError` with every text that is not there in every language.
    """
    path = paths.resources() / "partner_texts" / f"{name}.toml"
    problems: Problems = []
    texts = read(_Texts, {"texts": tomllib.loads(path.read_text(encoding="utf-8"))}, "", problems)
    if texts is None:
        raise SchemeError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return texts.texts
