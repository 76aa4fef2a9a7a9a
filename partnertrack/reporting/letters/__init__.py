"""Letters from Word templates of the user's own."""

from __future__ import annotations

from partnertrack.reporting.letters.word import names, render

__all__ = ["names", "render"]
