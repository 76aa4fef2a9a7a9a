"""What is known about who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Identity:
    """The details by which a row of a partner's file and a person in the pilot are told to be the same."""

    last_name: str = ""
    first_name: str = ""
    birth_date: date | None = None
    sex: str | None = None
    reference: str = ""
    passport_no: str = ""
    national_id: str = ""
    phone: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """First name and family name."""
        return f"{self.first_name} {self.last_name}".strip()
