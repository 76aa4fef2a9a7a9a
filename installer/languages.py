"""What the packages for all systems bring of other libraries' texts: of few languages, where those speak hundreds."""

from __future__ import annotations

LANGUAGES = frozenset({"en", "fr", "de", "nl"})
"""The languages that the program speaks."""

LOCALES = frozenset(
    {"root", "en", "en_001", "en_150", "en_GB", "fr", "de", "de_AT", "nl", "es", "it", "pt", "ka"}
    | {"ar", "ar_LB", "ar_MA", "ar_TN"}
)
"""Whose names of months and countries the program writes, or reads in partners' files."""
