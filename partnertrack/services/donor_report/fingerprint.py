"""The fingerprint of a report's figures, which is printed in it and tells nothing that is not printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from partnertrack.disclosure import WITHHELD, Press
from partnertrack.domain.encoding import canonical
from partnertrack.domain.person_count import CountKey
from partnertrack.indicators.figure import Figure
from partnertrack.services.donor_report.measured import OF_PEOPLE


def fingerprint(
    scheme: str, as_of: date, since: date | None, press: Press, figures: Iterable[tuple[str, Figure]]
) -> str:
    """The SHA-256 of the counts as they are printed and of the figures made of them, whatever the language.

    What is withheld enters as withheld, and a figure of people only where its counts are told: nobody can try numbers
    until the fingerprint fits. Empty while the press still takes note of what will be printed.
    """
    if press.decisions is None:
        return ""
    told = {each.key: press.value(each) for each in press.printed()}
    content = {
        "scheme": scheme,
        "as_of": as_of.isoformat(),
        "since": since.isoformat() if since else None,
        "counts": sorted([*key, WITHHELD if number is None else str(number)] for key, number in told.items()),
        "figures": {key: f"{figure.exact}" for key, figure in figures if _is_told(key, figure, told)},
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _is_told(key: str, figure: Figure, told: Mapping[CountKey, int | None]) -> bool:
    """Whether a figure counts no people, or all the counts that it is made of are printed."""
    if figure.counts not in OF_PEOPLE:
        return True
    counts: list[CountKey] = [(key,)] if figure.d is None else [(key,), (f"{key}/d",)]
    return all(told.get(count) is not None for count in counts)
