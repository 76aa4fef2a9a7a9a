"""The field for texts gives back the Markdown that it was given, and takes nothing else from other programs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from partnertrack.ui.widgets.rich_text import Known, RichText, read_markdown, to_markdown
from tests.ui.conftest import Show

TEXT = """# Top {departed}

Hello **{departed.women_share}** and \\*x\\_ a_b \\[z\\] 1. <b>raw</b> & {x_y}

\\# no heading

1\\. no list

## Second

- a
- b **bold** c
    - inner
        - innermost
- d

1. one
2. two
    - x

| a | b |
| --- | --: |
| 1 | **{departed}** \\| |
| 2 |  |

Before ![What it shows](picture:0123) after\\
line"""

_PIECES = st.sampled_from(
    ["**", "*", "_", "# ", "- ", "1. ", "|", "\\", "[a](b)", "![", "]", "> ", "a", " ", "{x_y}", "`", "<b>"]
)


@pytest.fixture
def field(show: Show) -> RichText:
    made = RichText("Text")
    show(made)
    made.show_known({"departed": Known("Departed", "42"), "returned": Known("Returned", "13")})
    made.setFocus()
    return made


@pytest.mark.usefixtures("application")
def test_what_was_read_is_written_as_it_was() -> None:
    document = QTextDocument()
    read_markdown(document, TEXT)
    assert to_markdown(document) == TEXT


@pytest.mark.usefixtures("application")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), max_size=5))
def test_whatever_is_typed_stays_when_it_is_kept_and_read_again(paragraphs: list[str]) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for place, each in enumerate(paragraphs):
        if place:
            cursor.insertBlock()
        cursor.insertText(each)
    kept = to_markdown(document)
    again = QTextDocument()
    read_markdown(again, kept)
    assert to_markdown(again) == kept
    assert again.toPlainText().split() == document.toPlainText().split()


def test_a_figure_is_completed_behind_a_brace(field: RichText) -> None:
    QTest.keyClicks(field, "Now {depa")
    assert field.completion.is_open
    popup = field.completion.completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.markdown() == "Now {departed}"
    assert field.places_here() == ("departed",)


def test_enter_ends_a_heading_and_an_empty_point_ends_a_list(field: RichText) -> None:
    QTest.keyClicks(field, "Head")
    field.make_heading(1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.make_list(is_counted=True)
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "After")
    assert field.markdown() == "# Head\n\n1. one\n\nAfter"


def test_bold_words_tables_and_undo(field: RichText) -> None:
    QTest.keyClicks(field, "bold")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert field.markdown() == "**bold**"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.markdown() == "bold"
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insert_table(2, 2)
    QTest.keyClicks(field, "x|y")
    assert field.markdown() == "bold\n\n| x\\|y |  |\n| --- | --- |\n|  |  |"


def test_pasted_pages_come_as_their_words(field: RichText) -> None:
    source = QMimeData()
    source.setHtml("<h1>Big</h1><script>x</script>")
    source.setText("Big <b>{departed}</b>")
    field.insertFromMimeData(source)
    assert field.markdown() == "Big <b>{departed}</b>"
