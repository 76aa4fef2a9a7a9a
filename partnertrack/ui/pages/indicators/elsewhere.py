"""Where one sees what figures count that count no participants."""

from __future__ import annotations

from partnertrack.ui.place import MONEY, ORGANISATIONS, PARTNERS, VACANCIES

ELSEWHERE = {"organisations": ORGANISATIONS, "places": VACANCIES, "sheets": PARTNERS, "money": MONEY}
"""The pages by what is counted."""
