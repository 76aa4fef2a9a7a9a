"""Takes what a vacancy offers and asks for, at the side of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import vacancy_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import Options


class VacancyForm(FormDrawer):
    """The form of one vacancy; Enter saves, Esc puts it away; whoever listens stores it, or has it complain."""

    wanted = Signal(object, object)
    """The `Vacancy` before, with its employer, and the `VacancyTexts` as they were filled in."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Vacancy"), _("Save"))
        self._vacancy: Vacancy | None = None
        self.employer = Choice(_("Employer"))
        self.fields: dict[str, QLineEdit | Choice] = {}

    def open(self, vacancy: Vacancy, options: Options, *, employer: UUID | None = None) -> None:
        """Come in with that vacancy; of a new one, the employer may be chosen unless it is named."""
        self._vacancy = vacancy
        self.name(_("Change the vacancy") if vacancy.version else _("Add a vacancy"))
        self.begin()
        self.employer = Choice(_("Employer"), [(name, key) for key, name in options.employers])
        self.employer.choose(employer or vacancy.organisation_id)
        self.employer.setEnabled(not vacancy.version and employer is None)
        self.fields = _fields(vacancy, options)
        self.show_layout(self._column())
        self.fields["title"].setFocus()

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        for label, field in (
            (_("Employer"), self.employer),
            *((each.accessibleName(), each) for each in self.fields.values()),
        ):
            column.addWidget(Line(label, "caption", quiet="half"))
            column.addWidget(field)
            column.addSpacing(8)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._want)
        column.addWidget(
            Words(
                _("What is left blank is asked of nobody; nor is a region at the destination."),
                "caption",
                quiet="half",
            )
        )
        column.addStretch(1)
        return column

    def _want(self) -> None:
        chosen = self.employer.currentData()
        if self._vacancy is None or not self.keep.isEnabled():
            return
        told = {
            key: str(field.currentData() or "") if isinstance(field, Choice) else field.text()
            for key, field in self.fields.items()
        }
        before = self._vacancy
        if not before.version and isinstance(chosen, UUID):
            before = vacancy_asks.new_vacancy(chosen)
        self.keep.setEnabled(False)
        self.wanted.emit(before, vacancy_asks.texts(**told))


def _fields(vacancy: Vacancy, options: Options) -> dict[str, QLineEdit | Choice]:
    """The fields by the names of `VacancyTexts`, as they read now."""
    day = _("day/month/year")
    starts_on = vacancy.starts_on.isoformat() if vacancy.starts_on else ""
    ends_on = vacancy.ends_on.isoformat() if vacancy.ends_on else ""
    return {
        "title": written(_("Title"), vacancy.title, _("Two cooks for the season")),
        "places": written(_("Places"), str(vacancy.places)),
        "occupation": written(_("Occupation, in words or as an ISCO-08 code"), vacancy.occupation, _("Cook")),
        "sector": _chosen(_("Sector"), options.sectors, vacancy.sector),
        "language": _chosen(_("Language"), options.languages, vacancy.language),
        "level": _chosen(_("Level at least"), options.levels, vacancy.level),
        "region": written(_("Region of the work"), vacancy.region),
        "starts_on": written(_("First day of work"), starts_on, day),
        "ends_on": written(_("Last day of work"), ends_on, day),
        "remark": written(_("Remark"), vacancy.remark),
    }


def _chosen(name: str, entries: tuple[tuple[str, str], ...], key: str) -> Choice:
    choice = Choice(name, [(_("Not asked"), ""), *((words, code) for code, words in entries)])
    choice.choose(key)
    return choice
