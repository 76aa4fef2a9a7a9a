"""The page on which sheets and letters about trainees are chosen, looked at and written."""

from __future__ import annotations

from partnertrack.ui.pages.letters.page import LettersPage

__all__ = ["LettersPage"]
