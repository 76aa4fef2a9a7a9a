"""The guide opens at the page that is shown, finds words, follows its own links only, and lets the program end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnertrack import i18n
from partnertrack.errors import UserError
from partnertrack.services.guide import Chapter, Found, Heading, Listed, Note, Paragraph, Picture, Table, Words
from partnertrack.ui import guide_asks
from partnertrack.ui.dialogs.about import AboutDialog
from partnertrack.ui.dialogs.about.support import for_support
from partnertrack.ui.dialogs.keyboard import KeyboardDialog
from partnertrack.ui.dialogs.settings import SettingsDialog
from partnertrack.ui.guide import GuideWindow, window
from partnertrack.ui.guide.paper import printed
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.message import Message
from tests.ui.conftest import NewDesk, Show

BLOCKS = (
    Heading(1, (Words("Import"),), "import"),
    Note("warn", (Paragraph((Words("Close it.", "term"),)),)),
    Listed(((Paragraph((Words("Press "), Words("Ctrl+K", "key"), Words("."))), Picture("nowhere", "Nothing")),), True),
    Paragraph(tuple(Words(f"Line {number}.\n") for number in range(60))),
    Heading(2, (Words("Columns"),), "the-columns"),
    Table((((Words("Word"),), (Words("What it means"),)), ((Words("Cohort"),), (Words("People who begin together"),)))),
    Paragraph((Words("See there", "link", "keys#to-a-page"),)),
)


@pytest.fixture
def guide(new_desk: NewDesk, monkeypatch: pytest.MonkeyPatch) -> Iterator[GuideWindow]:
    """Return the window with one chapter that we know, the others being those of the program."""
    read = guide_asks.read
    monkeypatch.setattr(guide_asks, "read", lambda each: BLOCKS if each.key == "glossary" else read(each))
    desk, _jobs = new_desk({})
    shelf = guide_asks.contents()
    known = Chapter("glossary", "book-a", "Glossary", "en")
    with_known = shelf.parts[-1].__class__("", (known, *(each for each in shelf.chapters if each.key == "keys")))
    monkeypatch.setattr(guide_asks, "contents", lambda: shelf.__class__("en", (with_known,), {"imports": "glossary"}))
    opened = window.show_guide(desk, "glossary")
    yield opened
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_chapter_is_text_that_can_be_read_aloud(guide: GuideWindow) -> None:
    text = guide.text.toPlainText()
    assert text.startswith("Import\nClose it.\n1\tPress ")
    assert "Ctrl" in text
    assert not guide.grab().isNull()  # caps, discs and boxes are drawn behind it
    assert not guide.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_links_lead_within_the_guide_and_back(guide: GuideWindow) -> None:
    guide.go("glossary#thecolumns")
    assert guide.text.verticalScrollBar().value() > 0
    guide.text.anchorClicked.emit(QUrl("keys#to-a-page"))
    assert guide.title.text() == "Keys"
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.title.text() == "Glossary"
    assert guide.text.toPlainText().startswith("Import")
    guide.text.anchorClicked.emit(QUrl("https://example.org"))
    assert guide.title.text() == "Glossary"


def test_the_search_leads_to_the_sentence(guide: GuideWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = guide.guide.chapters[1]
    found = Found(keys, "", "", "Everything in PartnerTrack can be done without a mouse.", ((39, 46),))
    monkeypatch.setattr(guide_asks, "search", lambda text: (found,) if text == "withot" else ())
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(guide.side.field, "withot")
    QTest.keyClick(guide.side.field, Qt.Key.Key_Return)
    assert guide.title.text() == "Keys"
    assert guide.text.extraSelections()
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert (guide.side.field.text(), guide.text.extraSelections()) == ("", [])


def test_a_narrow_window_folds_its_contents_and_letters_grow(guide: GuideWindow) -> None:
    guide.resize(500, 512)
    assert guide.side.isHidden()
    guide.contents.click()
    assert guide.side.isVisible()
    guide.side.closing.click()
    assert guide.text.isVisible()
    before = guide.text.document().size().height()
    QTest.keyClick(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert guide.text.document().size().height() > before


def test_the_guide_is_put_on_paper(guide: GuideWindow) -> None:
    assert printed(guide.guide.chapters, "Guide").startswith(b"%PDF")


def test_the_guide_opens_over_a_dialog_at_its_chapter(program: Program) -> None:
    program.window.help.show_settings()
    (settings,) = program.window.findChildren(SettingsDialog)
    program.settle()
    QTest.keyClick(settings, Qt.Key.Key_F1)
    (opened,) = window._opened
    assert opened.isVisible()
    assert opened.title.text() == "Settings"
    opened.close()
    settings.close()
    program.window.help.show_keys()
    (keys,) = program.window.findChildren(KeyboardDialog)
    program.settle()
    QTest.keyClick(keys, Qt.Key.Key_F1)
    assert [each.title.text() for each in window._opened if each.isVisible()] == ["Keys"]
    keys.close()


def test_the_window_leads_to_all_help(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    main = program.window
    QTest.keyClick(main, Qt.Key.Key_F1)
    (opened,) = window._opened
    assert opened.isVisible()
    main.help.show_keys()
    (keys,) = main.findChildren(KeyboardDialog)
    keys.field.setText("page down")
    assert keys.shown()
    assert all("page down" in words for words in keys.shown())
    keys.close()
    main.help.show_about()
    (about,) = main.findChildren(AboutDialog)
    program.settle()
    about.copy.click()
    said = QApplication.clipboard().text()
    assert said == for_support()
    assert str(program.desk.home) not in said
    about.close()
    monkeypatch.setattr(guide_asks, "meaning_of", lambda message: "keys#to-a-page" if message == "It failed." else "")
    main.notices.complain(UserError("It failed."))
    button = main.notices._shown.meaning if main.notices._shown else None
    assert button is not None
    assert not button.isHidden()
    button.click()
    assert opened.title.text() == "Keys"
    opened.close()


def test_a_message_of_which_the_guide_says_nothing_offers_nothing(show: Show) -> None:
    message = Message()
    show(message)
    message.complain(UserError("Nobody ever explained this."))
    assert message.meaning.isHidden()


def test_the_guide_follows_the_language(guide: GuideWindow, qtbot: QtBot) -> None:
    i18n.install("fr")
    guide._desk.choose(language="fr")

    def is_told() -> bool:
        return guide.note.isVisible()  # it says that the chapter is in English; the one before is gone

    qtbot.waitUntil(is_told)
    assert guide.title.text() == "Glossary"
