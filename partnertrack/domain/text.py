"""A label in the languages that partners work in."""

from __future__ import annotations

from dataclasses import dataclass

LABEL_LANGUAGES = ("en", "fr", "de", "nl")


@dataclass(frozen=True, slots=True)
class Label:
    """One label in English, French, German and Dutch."""

    en: str
    fr: str
    de: str
    nl: str

    def text(self, language: str) -> str:
        """The label in `language`, in English where it is none of ours."""
        return str(getattr(self, language)) if language in LABEL_LANGUAGES else self.en
