"""One report: written, looked at, checked, issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from partnertrack.domain.report import ISSUED, Report
from partnertrack.i18n import _, day
from partnertrack.ui import report_text_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.report.check import CheckPart
from partnertrack.ui.pages.report.issue_panel import IssuePanel
from partnertrack.ui.pages.report.preview import PreviewPart
from partnertrack.ui.pages.report.write import WritePart
from partnertrack.ui.place import REPORT, Place
from partnertrack.ui.report_text_asks import ReportView
from partnertrack.ui.view_models.report_texts import finding_lines, language_name
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Finding

WRITE, PREVIEW, CHECK, ISSUE = "write", "preview", "check", "issue"


class ReportPage(Page):
    """Shows the part that the place names as its figure ("check"), at first the one in which texts are written."""

    key = REPORT

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self._report: UUID | None = None
        self._shown = WRITE
        self._view: ReportView | None = None
        self._job: Job | None = None
        self._checking: Job | None = None
        self._found: tuple[Finding, ...] = ()
        self.message = Message()
        self.tabs = PartTabs()
        self.write = WritePart(desk, undo)
        self.preview = PreviewPart(desk)
        self.check = CheckPart()
        self.issue = IssuePanel(self, desk, undo)
        self._stack = QStackedWidget()
        self._parts: dict[str, QWidget] = {
            WRITE: self.write,
            PREVIEW: self.preview,
            CHECK: self.check,
            ISSUE: self.issue,
        }
        self.tools.addWidget(self.tabs)
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.tabs.picked.connect(self._on_part)
        self.preview.language_picked.connect(self._on_language)
        self.check.opened.connect(self._on_finding)
        self.issue.went.connect(self.went)
        self._name_tabs()

    def show_place(self, place: Place) -> None:
        """Read the report; the part that was looked at stays unless the place names another."""
        if place.report is not None and place.report != self._report:
            self._report, self._shown, self._view = place.report, WRITE, None
            self.write.wait()
        if place.figure in self._parts:
            self._shown = place.figure
        self.write.forget()
        self._read()

    def place(self) -> Place:
        """The report with the part that is shown."""
        return Place(REPORT, report=self._report, figure=self._shown)

    def leave(self) -> None:
        """Keep what was typed, and stop reading."""
        self.write.flush()
        self.preview.leave()
        self.issue.leave()
        for job in (self._job, self._checking):
            if job:
                job.stop()

    def focus_search(self) -> None:
        """Put the keyboard into the search over the figures, or over the pages of the preview."""
        if self._shown == PREVIEW:
            self.preview.view.begin_find()
        elif self._shown == WRITE:
            self.write.find_figure()

    def put_away(self) -> bool:
        """Put the search over the pages, or the form of the issue away; whether there was one."""
        return self.issue.put_away() or (self._shown == PREVIEW and self.preview.view.put_away())

    def _read(self) -> None:
        if self._report is None:
            return
        if self._job:
            self._job.stop()
        work = partial(asks.report, self.desk.workspace, self._report)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def _show(self, view: ReportView) -> None:
        self.message.clear()
        self._view = view
        self.name_page(*_names(view.texts.report))
        self.write.show_view(view)
        self._name_tabs()
        self._show_part()
        self._check()

    def _check(self) -> None:
        if self._report is None:
            return
        if self._checking:
            self._checking.stop()
        work = partial(asks.checklist, self.desk.workspace, self._report)
        self._checking = self.desk.jobs.read(work, self._on_checked, failed=self.message.complain)

    def _on_checked(self, found: Sequence[Finding]) -> None:
        self._found = tuple(found)
        self._name_tabs()
        self.check.show_findings(finding_lines(found))

    def _on_part(self, key: str) -> None:
        self.write.flush()
        self._shown = key
        self._show_part()

    def _show_part(self) -> None:
        """Bring the part to the front; the preview is drawn when what was typed is kept."""
        self._stack.setCurrentWidget(self._parts[self._shown])
        if self._shown == PREVIEW and self._view and not self.write.keeping.is_busy:
            language = self.write.language
            entry = next((each for each in self._view.entries if each.key == self.write.section), None)
            self.preview.draw(self._view.texts.report, language, entry.printed.get(language, "") if entry else "")
        else:
            self.preview.leave()
        if self._shown == ISSUE and self._view:
            self.issue.show_report(self._view.texts.report.id)

    def _on_language(self, language: str) -> None:
        """Look at another language, and write in it afterwards."""
        self.write.go_to("", language)
        self._show_part()

    def _on_finding(self, section: str, language: str, quote: str) -> None:
        """Go where it is mended."""
        self._shown = WRITE
        self._name_tabs()
        self._show_part()
        self.write.go_to(section, language, quote)

    def _name_tabs(self) -> None:
        blocking = sum(each.is_blocking for each in self._found)
        check = _("Check ({n})").format(n=blocking) if blocking else _("Check")
        self.tabs.show_tabs(
            ((WRITE, _("Write")), (PREVIEW, _("Preview")), (CHECK, check), (ISSUE, _("Issue"))), self._shown
        )


def _names(report: Report) -> tuple[str, str]:
    period = (
        _("{first} to {last}").format(first=day(report.since, "medium"), last=day(report.as_of, "medium"))
        if report.since
        else _("up to {day}").format(day=day(report.as_of, "medium"))
    )
    state = _("Issued") if report.status == ISSUED else _("Draft")
    languages = ", ".join(map(language_name, report.languages.split()))
    return report.title, f"{period}  ·  {state}  ·  {languages}"
