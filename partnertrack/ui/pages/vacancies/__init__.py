"""The pages of vacancies: all of them, and one with those who suit it."""

from partnertrack.ui.pages.vacancies.listing import VacanciesPage
from partnertrack.ui.pages.vacancies.vacancy import VacancyPage

__all__ = ["VacanciesPage", "VacancyPage"]
