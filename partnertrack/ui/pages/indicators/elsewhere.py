"""Where one sees what figures count that count no participants."""

from __future__ import annotations

from partnertrack.ui.place import ORGANISATIONS, PARTNERS, VACANCIES

ELSEWHERE = {"organisations": ORGANISATIONS, "places": VACANCIES, "sheets": PARTNERS}
"""The pages by what is counted."""
