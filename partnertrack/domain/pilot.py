"""The pilot that a file holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot(Record):
    """A pilot: its title and its own copy of the scheme, as the JSON text that `scheme_form.from_json` reads.

    `donor` and `organisation` (who implements and reports) are printed on the donor report's cover. `applicants` is how
    many people applied, where the call's organiser told: a count, since nobody needs the records of 9,677 applicants.
    """

    kind: ClassVar[str] = "pilot"

    title: str
    scheme: str
    created_on: date
    donor: str = ""
    organisation: str = ""
    applicants: int | None = None
    is_practice: bool = False
