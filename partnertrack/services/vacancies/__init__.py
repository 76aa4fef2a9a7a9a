"""What employers offer, who suits it and why, and how far those who were put forward have come."""

from partnertrack.services.vacancies.candidates import Decision, decide, put_forward, take_back
from partnertrack.services.vacancies.export import write_profiles
from partnertrack.services.vacancies.keeping import VacancyTexts, delete, reopen, save, withdraw
from partnertrack.services.vacancies.known import Elsewhere
from partnertrack.services.vacancies.listing import Listing, VacancyLine, vacancies
from partnertrack.services.vacancies.one import Candidate, VacancyView, vacancy
from partnertrack.services.vacancies.options import Options
from partnertrack.services.vacancies.person import Forwarded, PersonVacancies, Suiting, of_person
from partnertrack.services.vacancies.shortlist import LeftOut, Match, Ranked, Shortlist, Wanted, best, shortlist

__all__ = [
    "Candidate",
    "Decision",
    "Elsewhere",
    "Forwarded",
    "LeftOut",
    "Listing",
    "Match",
    "Options",
    "PersonVacancies",
    "Ranked",
    "Shortlist",
    "Suiting",
    "VacancyLine",
    "VacancyTexts",
    "VacancyView",
    "Wanted",
    "best",
    "decide",
    "delete",
    "of_person",
    "put_forward",
    "reopen",
    "save",
    "shortlist",
    "take_back",
    "vacancies",
    "vacancy",
    "withdraw",
    "write_profiles",
]
