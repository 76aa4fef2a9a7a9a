"""Where personal data may go without further safeguards, as far as the program knows."""

from __future__ import annotations

from collections.abc import Iterable

EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905 - thirty codes in one line are read more easily
)
"""The countries where the GDPR itself holds."""

ADEQUATE = frozenset(("AD", "AR", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"))
"""Those of which the European Commission decided under art. 45 that they protect data well enough."""

LIMITED = frozenset(("CA", "US"))
"""Those where such a decision covers some recipients only: commercial organisations, certified companies."""

AS_KNOWN = "2025"
"""The year up to which the program knows of decisions; they change, so that an office looks at the list itself."""


def third_countries(countries: Iterable[str]) -> tuple[str, ...]:
    """Those of these countries where the GDPR does not hold, each once, by code."""
    return tuple(sorted({code for code in countries if code and code not in EEA}))
