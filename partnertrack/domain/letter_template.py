"""A Word file from which letters are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate(Record):
    """A template with its name; its bytes lie in the pilot's archive under `sha256`."""

    kind: ClassVar[str] = "letter_template"

    name: str
    file_name: str
    sha256: str
    language: str = "en"
