"""Which page stands at which place, and how it is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnertrack.ui import place as places
from partnertrack.ui.desk import Desk
from partnertrack.ui.history import History
from partnertrack.ui.page import Page
from partnertrack.ui.pages.access import AccessPage
from partnertrack.ui.pages.backups import BackupsPage
from partnertrack.ui.pages.board import BoardPage
from partnertrack.ui.pages.clock import ClockPage
from partnertrack.ui.pages.cohorts import CohortsPage
from partnertrack.ui.pages.history import HistoryPage
from partnertrack.ui.pages.imports import ImportsPage
from partnertrack.ui.pages.indicators import IndicatorPage, IndicatorsPage
from partnertrack.ui.pages.letters import LettersPage
from partnertrack.ui.pages.logframe import LogframePage
from partnertrack.ui.pages.money import MoneyPage
from partnertrack.ui.pages.organisations import OrganisationPage, OrganisationsPage
from partnertrack.ui.pages.overview import OverviewPage
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.pages.partners import PartnerPage, PartnersPage
from partnertrack.ui.pages.privacy import PrivacyPage
from partnertrack.ui.pages.register import RegisterPage
from partnertrack.ui.pages.report import ReportPage
from partnertrack.ui.pages.reports import ReportsPage
from partnertrack.ui.pages.shortages import ShortagesPage
from partnertrack.ui.pages.today import TodayPage
from partnertrack.ui.pages.vacancies import VacanciesPage, VacancyPage
from partnertrack.ui.pages.voices import VoicesPage
from partnertrack.ui.pages.wins import WinsPage


def page_makers(desk: Desk, history: History) -> Mapping[str, Callable[[], Page]]:
    """The pages that need nothing but the desk and a way to take a change back."""
    return {
        places.ACCESS: lambda: AccessPage(desk),
        places.OVERVIEW: lambda: OverviewPage(desk),
        places.PARTICIPANTS: lambda: ParticipantsPage(desk, history.undo_change),
        places.PARTICIPANT: lambda: ParticipantPage(desk, history.undo_change),
        places.IMPORTS: lambda: ImportsPage(desk, history.undo_change),
        places.REPORTS: lambda: ReportsPage(desk, history.undo_change),
        places.REPORT: lambda: ReportPage(desk, history.undo_change),
        places.BOARD: lambda: BoardPage(desk, history.undo_change),
        places.LETTERS: lambda: LettersPage(desk, history.undo_change),
        places.TODAY: lambda: TodayPage(desk, history.undo_change),
        places.PARTNERS: lambda: PartnersPage(desk),
        places.PARTNER: lambda: PartnerPage(desk),
        places.CLOCK: lambda: ClockPage(desk),
        places.COHORTS: lambda: CohortsPage(desk, history.undo_change),
        places.ORGANISATIONS: lambda: OrganisationsPage(desk, history.undo_change),
        places.ORGANISATION: lambda: OrganisationPage(desk, history.undo_change),
        places.VACANCIES: lambda: VacanciesPage(desk, history.undo_change),
        places.VACANCY: lambda: VacancyPage(desk, history.undo_change),
        places.INDICATORS: lambda: IndicatorsPage(desk, history.undo_change),
        places.INDICATOR: lambda: IndicatorPage(desk, history.undo_change),
        places.REGISTER: lambda: RegisterPage(desk, history.undo_change),
        places.MONEY: lambda: MoneyPage(desk, history.undo_change),
        places.LOGFRAME: lambda: LogframePage(desk, history.undo_change),
        places.VOICES: lambda: VoicesPage(desk, history.undo_change),
        places.WINS: lambda: WinsPage(desk),
        places.SHORTAGES: lambda: ShortagesPage(desk, history.undo_change),
        places.HISTORY: lambda: HistoryPage(desk, history.undo_change),
        places.BACKUPS: lambda: BackupsPage(desk),
        places.PRIVACY: lambda: PrivacyPage(desk, history.undo_change),
    }
