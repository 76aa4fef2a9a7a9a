"""What may be chosen where a vacancy or a candidate is described."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import current

LANGUAGES, LEVELS, SECTORS, REASONS = "language", "cefr", "sector", "reason_not_matched"

Entries = tuple[tuple[str, str], ...]
"""Pairs of a key and its words."""


@dataclass(frozen=True, slots=True)
class Options:
    """Answers of the scheme's lists, levels from low to high, and organisations with employers first."""

    employers: tuple[tuple[UUID, str], ...]
    sectors: Entries
    languages: Entries
    levels: Entries
    reasons: Entries


def options(scheme: Scheme, organisations: Iterable[Organisation]) -> Options:
    """What may be chosen in a pilot of this scheme."""
    ordered = sorted(organisations, key=lambda each: (each.type != "employer", fold(each.name)))
    return Options(
        tuple((each.id, each.name) for each in ordered),
        *(entries(scheme, key) for key in (SECTORS, LANGUAGES, LEVELS, REASONS)),
    )


def entries(scheme: Scheme, key: str) -> Entries:
    """The answers of a list, but for those that are no longer used; none where the scheme has no such list."""
    codes = scheme.code_list(key)
    return tuple((each.key, each.label.text(current())) for each in codes.codes if not each.is_retired) if codes else ()
