"""The activities that ship with the program, in the languages that offices work in."""

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
class Shipped:
    """An activity; `data` names a family of fields ("" for all), `recipients` a kind of them ("" for none)."""

    data: str
    recipients: str
    title: Label
    purpose: Label
    basis: Label
    subjects: Label


@dataclass(frozen=True, slots=True)
class _Activities:
    activities: Mapping[str, Shipped]


@cache
def shipped() -> Mapping[str, Shipped]:
    """All of them by key; raises `SchemeError` with every text that is missing."""
    path = paths.resources() / "privacy" / "activities.toml"
    problems: Problems = []
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = read(_Activities, {"activities": data}, "", problems)
    if found is None:
        raise SchemeError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return found.activities
