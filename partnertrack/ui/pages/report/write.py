"""The part of the page in which texts are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from partnertrack.domain.report import ISSUED, Passage, Remark
from partnertrack.i18n import _
from partnertrack.ui import report_text_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.report.desk_of_text import TextDesk
from partnertrack.ui.pages.report.keeping import Keeping, names_of_pictures
from partnertrack.ui.pages.report.outline import Outline
from partnertrack.ui.pages.report.side import FIGURES, Side
from partnertrack.ui.report_text_asks import FigureLine, NewPicture, OfferLine, ReportView
from partnertrack.ui.view_models.report_texts import entry_lines, progress_text
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.rich_text import Known

_OUTLINE_WIDTH, _SIDE_WIDTH = 236, 312
_NARROW, _TIGHT = 1000, 720


class WritePart(QWidget):
    """The outline, the text, and what helps with it."""

    moved = Signal()
    """Another text or language is written."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__()
        self.desk, self._undo = desk, undo
        self.view: ReportView | None = None
        self.section, self.language = "", ""
        self._figures: Mapping[str, FigureLine] = {}
        self._asked: tuple[object, ...] = ()
        self._wants_side: bool | None = None
        self.message = Message()
        self.keeping = Keeping(desk, self._on_keeping, self.message.complain)
        self.outline, self.side, self.text = Outline(), Side(), TextDesk()
        self.count = Line("", "caption", quiet="true")
        self._outline_card, self._side_card = Card(pad=8), Card(pad=14)
        self._lay_out()
        self._connect()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def wait(self) -> None:
        """Another report is on its way: keep what was typed into this one; nobody writes until the other is shown."""
        self.flush()
        self.view, self.section, self.language = None, "", ""
        self.setEnabled(False)

    def show_view(self, view: ReportView) -> None:
        """Show the report as it is kept now; what is being typed stays."""
        self.view = view
        self.setEnabled(True)
        keys = [each.key for each in view.entries]
        if self.section not in keys:
            self.section = keys[0] if keys else ""
        if self.language not in view.texts.languages:
            self.language = view.texts.languages[0]
        self.message.clear()
        self.keeping.go_on(view.texts.passages)
        self._show()

    def go_to(self, section: str, language: str = "", quote: str = "") -> None:
        """Write this text, with these words of it selected."""
        self.text.editor.flush()
        self.section = section or self.section
        self.language = language or self.language
        if self.view:
            self._show(is_new=True)
            self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if quote:
                self.text.editor.find(quote)

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.text.editor.flush()

    def find_figure(self) -> None:
        """Put the keyboard into the search over the figures."""
        self._on_help(is_wanted=True)
        self.side.show_part(FIGURES)
        self.side.figures.focus_search()

    def forget(self) -> None:
        """Ask for figures and sentences anew: the data changed."""
        self._asked = ()

    def passage(self, section: str = "", language: str = "") -> Passage:
        """The text as it is kept, a blank one where there is none."""
        assert self.view  # noqa: S101 - shown before anybody writes
        key = (section or self.section, language or self.language)
        found = self.view.texts.passages.get(key)
        return found or Passage(report_id=self.view.texts.report.id, section=key[0], language=key[1], body="")

    def _show(self, *, is_new: bool = False) -> None:
        assert self.view  # noqa: S101 - as above
        texts = self.view.texts
        lines = entry_lines(texts, self.view.entries, self.language)
        self.outline.show_lines(lines, self.section)
        self.count.setText(progress_text(lines))
        self.text.choice.show_entries([(f"{each.heading}  \N{MIDDLE DOT}  {each.detail}", each.key) for each in lines])
        self.text.choice.choose(self.section)
        entry = next((each for each in self.view.entries if each.key == self.section), None)
        if entry is None:
            return
        is_writable = texts.report.status != ISSUED
        passage = self.passage()
        body = self.keeping.body((self.section, self.language), passage.body)
        reference = "" if self.language == texts.languages[0] else self.passage(language=texts.languages[0]).body
        self.text.show_entry(entry, texts.languages, self.language, is_writable=is_writable)
        self.text.show_text(replace(passage, body=body), reference, is_new=is_new)
        self.side.show_guidance(entry.guidance)
        self.side.show_remarks(
            [each for each in texts.remarks if each.section == self.section], is_writable=is_writable
        )
        self._ask_pictures((body, reference))
        self._ask_help()

    def _ask_help(self) -> None:
        """Ask for figures and sentences, where they may be others than those that are shown."""
        assert self.view  # noqa: S101 - as above
        report = self.view.texts.report
        wanted = (report.id, report.as_of, report.since, self.section, self.language)
        if wanted == self._asked:
            return
        is_other_language = not self._asked or self._asked[4] != self.language
        self._asked = wanted
        read, workspace = self.desk.jobs.read, self.desk.workspace
        if is_other_language:
            read(partial(asks.figures, workspace, report.id, self.language), self._on_figures)
        read(partial(asks.offers, workspace, report.id, self.section, self.language), partial(self._on_offers, wanted))

    def _on_figures(self, lines: Sequence[FigureLine]) -> None:
        self._figures = {each.name: each for each in lines}
        self.text.show_known({each.name: Known(each.label, each.value) for each in lines})
        self.side.figures.show_figures(lines)

    def _on_offers(self, wanted: tuple[object, ...], lines: Sequence[OfferLine]) -> None:
        if wanted == self._asked:
            self.side.offers.show_offers(lines)

    def _ask_pictures(self, bodies: Sequence[str]) -> None:
        names = names_of_pictures(bodies) - set(self.text.pictures)
        if names:
            self.desk.jobs.read(partial(asks.pictures, self.desk.workspace, names), self.text.add_pictures)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _on_paused(self) -> None:
        """Keep what was typed."""
        if self.view is None or not self.text.is_writable:
            return
        body, passage = self.text.editor.markdown(), self.passage()
        if body != self.keeping.body((self.section, self.language), passage.body):
            self.keeping.keep(passage, body, self.text.about, self.text.pictures)

    def _on_keeping(self) -> None:
        self.text.show_kept(is_kept=not self.keeping.is_busy)

    def _on_language(self, language: str) -> None:
        self.go_to(self.section, language)
        self.moved.emit()

    def _on_section(self, section: str) -> None:
        self.text.editor.flush()
        self.section = section
        self._show(is_new=True)
        self.moved.emit()

    def _on_done(self) -> None:
        self.text.editor.flush()
        passage = self.passage()
        if not passage.version or self.keeping.is_busy:
            self.desk.say(_("Write something first."))
            return
        work = partial(asks.settle, self.desk.workspace, passage, self.text.about, not passage.is_done)
        self.desk.jobs.write(work, self._on_changed, failed=self.message.complain)

    def _on_changed(self, change: UUID | None, words: str = "") -> None:
        if change and words:
            self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _add_remark(self, text: str) -> None:
        assert self.view  # noqa: S101 - as above
        report, desk = self.view.texts.report.id, self.desk
        work = partial(asks.add_remark, desk.workspace, report, self.section, text, desk.settings.name, desk.as_of)
        desk.jobs.write(work, self._on_changed, failed=self.message.complain)

    def _settle_remark(self, remark: Remark, is_settled: bool) -> None:
        work = partial(asks.settle_remark, self.desk.workspace, remark, is_settled)
        words = _("The remark is settled.") if is_settled else _("The remark is open again.")
        self.desk.jobs.write(work, partial(self._on_changed, words=words), failed=self.message.complain)

    def _delete_remark(self, remark: Remark) -> None:
        work = partial(asks.delete_remark, self.desk.workspace, remark)
        said = partial(self._on_changed, words=_("The remark was deleted."))
        self.desk.jobs.write(work, said, failed=self.message.complain)

    def _choose_picture(self) -> None:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Insert a picture"), "", kinds)
        if chosen:
            self.take_picture(Path(chosen))

    def take_picture(self, path: Path) -> None:
        """Insert the picture of a file."""
        self.desk.jobs.read(partial(asks.take_picture, path), self._on_picture, failed=self.message.complain)

    def _take_pasted(self, content: bytes) -> None:
        self.desk.jobs.read(partial(asks.take_pasted, content), self._on_picture, failed=self.message.complain)

    def _on_picture(self, picture: NewPicture) -> None:
        """Insert a cleaned picture once it is said what it shows, for those who do not see it."""
        title, question = _("Insert a picture"), _("What does the picture show? It is read to those who do not see it.")
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextValue(picture.name.replace("_", " "))
        dialog.textValueSelected.connect(partial(self.text.insert_picture, picture))
        dialog.open()

    # --- layout -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: object) -> None:
        """Put the outline into one line and the help away where the window is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW
        has_side = not is_narrow if self._wants_side is None else self._wants_side
        self._outline_card.setVisible(not is_narrow)
        self._side_card.setVisible(has_side)
        self._side_card.setFixedWidth(_SIDE_WIDTH if self.width() > _TIGHT else 264)
        self.text.help.setChecked(has_side)
        self.text.show_narrow(is_narrow=is_narrow)

    def _on_help(self, is_wanted: bool) -> None:
        self._wants_side = is_wanted
        self._fit()

    def _lay_out(self) -> None:
        self._outline_card.setFixedWidth(_OUTLINE_WIDTH)
        self._outline_card.body.setSpacing(6)
        self.count.setContentsMargins(10, 6, 0, 0)
        self._outline_card.body.addWidget(self.count)
        self._outline_card.body.addWidget(self.outline, 1)
        self._side_card.body.addWidget(self.side, 1)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.message)
        middle.addWidget(self.text, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._outline_card)
        line.addLayout(middle, 1)
        line.addWidget(self._side_card)

    def _connect(self) -> None:
        text = self.text
        self.outline.picked.connect(self._on_section)
        self.text.choice.activated.connect(lambda _place: self._on_section(str(self.text.choice.currentData())))
        text.editor.paused.connect(self._on_paused)
        text.editor.pasted.connect(self._take_pasted)
        text.language_picked.connect(self._on_language)
        text.done.clicked.connect(self._on_done)
        text.help.clicked.connect(self._on_help)
        text.toolbar.picture_wanted.connect(self._choose_picture)
        self.side.offers.taken.connect(text.editor.insert_sentence)
        self.side.figures.chosen.connect(text.editor.insert_place)
        self.side.remarks.added.connect(self._add_remark)
        self.side.remarks.settled.connect(self._settle_remark)
        self.side.remarks.deleted.connect(self._delete_remark)
