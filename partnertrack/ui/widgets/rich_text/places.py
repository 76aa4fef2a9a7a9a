"""Places for figures in the field: drawn as chips, and completed while one types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QStandardItem, QStandardItemModel, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QCompleter, QTextEdit

from partnertrack.i18n import _
from partnertrack.ui import theme

_PLACE = re.compile(r"\{\{|\}\}|\{([^{}\n]{1,80})\}")
_BEGUN = re.compile(r"(?<!\{)\{([\w.: ]{0,60})$")
_NAME = int(Qt.ItemDataRole.UserRole)
_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that a text may hold: its label, and what would be printed; None where there is nothing."""

    label: str
    value: str | None


def places_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names stand in braces, from and to, and the names."""
    for found in _PLACE.finditer(text):
        if found[1]:
            yield found.start(), found.end(), found[1].strip()


class PlaceChips(QSyntaxHighlighter):
    """Draws names in braces on a patch: known ones in the main colour, others in that of an error."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._known: Mapping[str, Known] | None = None

    def show_known(self, known: Mapping[str, Known] | None) -> None:
        """Tell known names from others; without any, all look alike."""
        self._known = known
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Draw the patches of a paragraph."""
        for start, end, name in places_of(text):
            found = self._known.get(name) if self._known is not None else Known("", "")
            tone = theme.tone("primary" if found and found.value is not None else "danger")
            form = QTextCharFormat()
            form.setBackground(theme.colour(tone.subtle))
            form.setForeground(theme.colour(tone.text))
            if found is None or found.value is None:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                form.setUnderlineColor(theme.colour(tone.fill))
            self.setFormat(start, end - start, form)


class Completion(QObject):
    """Offers the figures while a name is being typed behind a brace; Enter or Tab takes one, Escape none."""

    chosen = Signal(str)
    """The name that was taken."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._model = QStandardItemModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setWidget(field)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.completer.setMaxVisibleItems(9)
        if popup := self.completer.popup():
            popup.setObjectName("suggestions")
            popup.setAccessibleName(_("Figures"))
        by_index: SignalInstance = self.completer.activated[QModelIndex]  # type: ignore[index]  # chosen by its type
        by_index.connect(self._on_activated)

    @property
    def is_open(self) -> bool:
        """Whether figures are offered."""
        popup = self.completer.popup()
        return bool(popup and popup.isVisible())

    def show_known(self, known: Mapping[str, Known]) -> None:
        """Offer these figures."""
        self._model.clear()
        for name, each in known.items():
            if each.value is not None:
                item = QStandardItem(f"{name}  \N{MIDDLE DOT}  {each.label}  \N{MIDDLE DOT}  {each.value}")
                item.setData(name, _NAME)
                self._model.appendRow(item)

    def begun(self) -> str | None:
        """What was typed behind an open brace, None where none is open before the cursor."""
        cursor = self._field.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return None if found is None or cursor.hasSelection() else found[1]

    def follow(self) -> None:
        """Offer what fits what was typed so far, or nothing any more."""
        begun, popup = self.begun(), self.completer.popup()
        if begun is None or popup is None:
            self.end()
            return
        if begun != self.completer.completionPrefix() or not popup.isVisible():
            self.completer.setCompletionPrefix(begun)
            popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        if not self.completer.completionCount():
            self.end()
            return
        spot = self._field.cursorRect()
        spot.setWidth(min(_WIDTH, self._field.width()))
        self.completer.complete(spot)

    def end(self) -> None:
        """Offer nothing."""
        if popup := self.completer.popup():
            popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        name = str(index.data(_NAME) or "")
        if name:
            self.chosen.emit(name)
