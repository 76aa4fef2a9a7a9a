"""The ways to the pages, in the order of the sidebar and of the tabs."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.widgets.sidebar import Way


def ways() -> tuple[Way, ...]:
    """The pages of the sidebar, each with its keys."""
    return (
        Way(places.TODAY, _("Today"), "calendar-check", "Ctrl 1"),
        Way(places.OVERVIEW, _("Overview"), "layout-dashboard", "Ctrl 2"),
        Way(places.PARTICIPANTS, _("Participants"), "users", "Ctrl 3"),
        Way(places.BOARD, _("Board"), "square-kanban", "Ctrl 4"),
        Way(places.COHORTS, _("Cohorts"), "layers", "Ctrl 5"),
        Way(places.ORGANISATIONS, _("Organisations"), "building-2", "Ctrl 6"),
        Way(places.IMPORTS, _("Import"), "file-up", "Ctrl 7"),
        Way(places.PARTNERS, _("Partners’ files"), "handshake", "Ctrl 8"),
        Way(places.LETTERS, _("Letters and sheets"), "mail", "Ctrl 9"),
        Way(places.LOGFRAME, _("Results"), "flag", "Ctrl Shift R"),
        Way(places.REPORTS, _("Reports"), "file-chart-column", "Ctrl 0"),
        Way(places.DUPLICATES, _("Duplicates"), "copy", "Ctrl Shift D"),
        Way(places.BACKUPS, _("Safety"), "shield-check", "Ctrl Shift B"),
    )


def result_ways() -> tuple[Way, ...]:
    """The pages of the results, in the order of their tabs."""
    return (
        Way(places.LOGFRAME, _("Logframe"), "flag"),
        Way(places.INDICATORS, _("Indicators"), "list"),
        Way(places.CLOCK, _("Stage clock"), "clock"),
        Way(places.MONEY, _("Money"), "coins"),
        Way(places.WINS, _("Four wins"), "heart-handshake"),
        Way(places.SHORTAGES, _("Shortages"), "briefcase"),
        Way(places.VOICES, _("Voices and learning"), "users"),
    )


def safety_ways() -> tuple[Way, ...]:
    """The pages of safety, in the order of their tabs."""
    return (
        Way(places.BACKUPS, _("Backups"), "archive"),
        Way(places.ACCESS, _("Access"), "key-round"),
        Way(places.HISTORY, _("History"), "history"),
        Way(places.PRIVACY, _("Data protection"), "shield-check"),
    )


def tabbed_ways() -> tuple[tuple[str, tuple[Way, ...]], ...]:
    """The pages that hang together, with the name of each row of tabs; the first of a row is in the sidebar."""
    return ((_("Pages of the results"), result_ways()), (_("Pages of safety"), safety_ways()))


def all_ways() -> tuple[Way, ...]:
    """Every page with a name of its own: those of the sidebar, then those behind the tabs."""
    return (*ways(), *(way for _name, tabs in tabbed_ways() for way in tabs[1:]))


PARENTS = {
    places.ACCESS: places.BACKUPS,
    places.HISTORY: places.BACKUPS,
    places.PRIVACY: places.BACKUPS,
    places.INDICATORS: places.LOGFRAME,
    places.INDICATOR: places.LOGFRAME,
    places.CLOCK: places.LOGFRAME,
    places.MONEY: places.LOGFRAME,
    places.WINS: places.LOGFRAME,
    places.SHORTAGES: places.LOGFRAME,
    places.VOICES: places.LOGFRAME,
    places.PARTICIPANT: places.PARTICIPANTS,
    places.REPORT: places.REPORTS,
    places.PARTNER: places.PARTNERS,
    places.REGISTER: places.BOARD,
    places.ORGANISATION: places.ORGANISATIONS,
    places.VACANCIES: places.ORGANISATIONS,
    places.VACANCY: places.ORGANISATIONS,
}
"""The pages without a way of their own, and those that they hang under."""
