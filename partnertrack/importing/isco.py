"""The titles of the International Standard Classification of Occupations 2008, in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from partnertrack import paths


@lru_cache(maxsize=1)
def titles() -> Mapping[str, str]:
    """The titles by code: all groups of one to three digits, and the unit groups that are known here."""
    data = tomllib.loads((paths.resources() / "isco08.toml").read_text(encoding="utf-8"))
    return MappingProxyType(data["titles"])
