"""The text that is being written: its heading, its tools, the field, and what its figures are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter

from partnertrack.domain.report import Passage
from partnertrack.i18n import _
from partnertrack.ui.report_text_asks import NewPicture
from partnertrack.ui.view_models.report_texts import (
    EMPTY,
    ICONS,
    TONES,
    count_words,
    language_name,
    status_of,
    status_words,
    values_text,
    words_text,
)
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.part_tabs import PartTabs
from partnertrack.ui.widgets.rich_text import Known, RichText, Toolbar

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Entry


class TextDesk(Card):
    """A field with tools above it; in another language than the first, that one stands beside it to be read."""

    language_picked = Signal(str)
    """The user wants to write in that language."""

    def __init__(self) -> None:
        super().__init__(pad=14)
        self.is_writable = True
        self.about = ""
        self.pictures: dict[str, bytes] = {}
        self._most = 0
        self._shown: tuple[str, str, str] = ("", "", "")
        self._values: Mapping[str, str | None] = {}
        self._reference_text = ""
        self._is_narrow = self._is_done = False
        self.choice = Choice(_("Section"))
        self._title, self._status = Line("", "h2"), Chip("", "neutral")
        self.languages = PartTabs()
        self.languages.setAccessibleName(_("Language of the text"))
        self.editor = RichText(_("Text of the section"))
        self.reference = RichText(_("Text in the first language"))
        self.reference.setReadOnly(True)
        self.toolbar = Toolbar(self.editor)
        self.help = IconButton("sparkles", _("Sentences, figures and remarks beside the text"), is_small=True)
        self.help.setCheckable(True)
        self.done = Button(_("Mark done"), "check", is_small=True)
        self._figures = Line("", "caption", quiet="true")
        self._words, self._kept = Line("", "caption", quiet="true"), Line("", "caption", quiet="true")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.languages.picked.connect(self.language_picked)
        self.editor.moved.connect(self._tell)

    def show_entry(self, entry: Entry, languages: Sequence[str], language: str, *, is_writable: bool) -> None:
        """Show which text in which language is written."""
        self._title.setText(entry.heading)
        self.about, self._most, self.is_writable = entry.heading, entry.most_words, is_writable
        self.languages.show_tabs([(each, language_name(each)) for each in languages], language)
        self.languages.setVisible(len(languages) > 1)
        self.reference.setVisible(language != languages[0])
        self.editor.setReadOnly(not is_writable)
        self.editor.setPlaceholderText(
            _("Type {sign} for a figure.").format(sign="{") if is_writable else _("Nothing was written here.")
        )
        self.toolbar.show_writable(is_writable=is_writable)
        self.done.setVisible(is_writable)

    def show_text(self, passage: Passage, reference: str, *, is_new: bool) -> None:
        """Show a text, unless it is there already, with the one in the first language."""
        found = (passage.section, passage.language, passage.body)
        if is_new or found[:2] != self._shown[:2] or passage.body not in (self._shown[2], self.editor.markdown()):
            self.editor.show_markdown(passage.body, self.pictures)
        self._shown = found
        if reference != self._reference_text:
            self._reference_text = reference
            self.reference.show_markdown(reference, self.pictures)
        status = status_of(passage)
        self._status.show_chip(status_words(status), TONES[status], ICONS[status])
        self._is_done = passage.is_done
        self._name_done()
        self.done.setEnabled(status != EMPTY)
        self._tell()

    def show_known(self, known: Mapping[str, Known]) -> None:
        """Say which figures there are."""
        self._values = {name: each.value for name, each in known.items()}
        self.editor.show_known(known)
        self.reference.show_known(known)
        self._tell()

    def add_pictures(self, pictures: Mapping[str, bytes]) -> None:
        """Show pictures that were read."""
        self.pictures.update(pictures)
        for field in (self.editor, self.reference):
            field.add_pictures(pictures)

    def insert_picture(self, picture: NewPicture, words: str) -> None:
        """Insert a picture with what it shows in words."""
        self.pictures[picture.sha256] = picture.content
        self.editor.insert_picture(picture.sha256, picture.content, " ".join(words.split()) or "–")

    def show_kept(self, *, is_kept: bool) -> None:
        """Say whether everything is kept."""
        self._kept.setText(_("All is kept.") if is_kept else _("Keeping…"))

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Put the other language above instead of beside and the outline for the heading, where it is narrow."""
        self._split.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        self._title.setVisible(not is_narrow)
        self._status.setVisible(not is_narrow)
        self.choice.setVisible(is_narrow)
        self._is_narrow = is_narrow
        self._name_done()

    def _name_done(self) -> None:
        words = _("Write on") if self._is_done else _("Mark done")
        self.done.setAccessibleName(words)
        self.done.setToolTip(words if self._is_narrow else "")
        self.done.setText("" if self._is_narrow else words)

    def _tell(self) -> None:
        count = count_words(self.editor.toPlainText())
        self._words.setText(words_text(count, self._most))
        self._words.setProperty("tone", "danger" if self._most and count > self._most else "")
        names = self.editor.places_here()
        self._figures.setText(values_text(names, self._values) if names and self._values else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head.addWidget(self._title, 1)
        head.addWidget(self.choice, 1)
        head.addWidget(self._status)
        head.addWidget(self.languages)
        head.addStretch(0)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.toolbar, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self.help)
        tools.addWidget(self.done)
        self._split.addWidget(self.reference)
        self._split.addWidget(self.editor)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(8)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self._figures, 1)
        foot.addWidget(self._kept)
        foot.addWidget(self._words)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addLayout(tools)
        self.body.addWidget(self._split, 1)
        self.body.addLayout(foot)
