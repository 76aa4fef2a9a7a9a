"""The one style sheet of the windows, made from the tokens."""

from __future__ import annotations

from string import Template

from partnertrack.ui.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; border-radius: 6px;
  padding: 5px 8px; }
QLabel { background: transparent; }
QLabel[quiet="true"] { color: $muted; }
QLabel[quiet="half"] { color: $text2; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }

QMainWindow, QDialog { background: $app; }
QFrame#sidebar { background: $sidebar; border: none; border-right: 1px solid $border; }
QFrame#header { background: $sidebar; border: none; border-bottom: 1px solid $border; }
QFrame#card { background: $card; border: 1px solid $border; border-radius: 12px; }
QFrame#sunken { background: $sunken; border: none; border-radius: 8px; }
QFrame#raised { background: $raised; border: 1px solid $border_strong; border-radius: 14px; }
QFrame#foot { background: $sunken; border: none; border-radius: 8px; }
QWidget#rule { background: $border; border: none; max-height: 1px; min-height: 1px; }
QWidget#upright { background: $border; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled, QStackedWidget { background: transparent; border: none; }

QPushButton, QToolButton { font-size: 13px; font-weight: 500; border-radius: 8px; padding: 0 14px; min-height: 34px;
  outline: none;
  color: $text; background: $card; border: 1px solid $border_strong; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:open { background: $pressed; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; }
QPushButton:focus, QToolButton:focus { border: 2px solid $primary; padding: 0 13px; min-height: 32px; }
QPushButton[kind="primary"] { color: $on_primary; background: $primary; border: 1px solid $primary; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:disabled { color: $disabled; background: $sunken; border-color: $sunken; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="ghost"], QToolButton[kind="ghost"] { background: transparent; border: 1px solid transparent;
  color: $text2; }
QPushButton[kind="ghost"]:hover, QToolButton[kind="ghost"]:hover { background: $hover; color: $text; }
QPushButton[kind="ghost"]:pressed, QToolButton[kind="ghost"]:pressed { background: $pressed; }
QPushButton[kind="ghost"]:focus, QToolButton[kind="ghost"]:focus { border: 2px solid $primary; }
QPushButton[kind="ghost"]:disabled, QToolButton[kind="ghost"]:disabled { color: $disabled; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="danger"]:disabled { color: $disabled; }
QToolButton[kind="ghost"] { padding: 0; min-width: 34px; max-width: 34px; }
QToolButton[kind="ghost"]:focus { padding: 0; min-width: 32px; max-width: 32px; min-height: 32px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[slim="true"] { min-height: 28px; padding: 0 10px; }
QPushButton[slim="true"]:focus { min-height: 26px; padding: 0 9px; }
QToolButton[slim="true"] { min-height: 26px; min-width: 26px; max-width: 26px; }
QToolButton[slim="true"]:focus { min-height: 24px; min-width: 24px; max-width: 24px; }

QFileDialog QToolButton { min-height: 26px; min-width: 26px; padding: 0; border: none; background: transparent; }
QFileDialog QPushButton { min-width: 84px; }

QLineEdit, QComboBox, QDateEdit { font-size: 13px; background: $card; color: $text; border: 1px solid $field_border;
  border-radius: 8px; padding: 0 10px; min-height: 34px; selection-background-color: $primary;
  selection-color: $on_primary; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { border: 2px solid $primary; padding: 0 9px; min-height: 32px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: $disabled; border-color: $border_strong; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: none; background: transparent; padding: 0;
  font-size: 15px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:pressed { min-height: 0; padding: 0;
  border: none; background: transparent; }
QComboBox { padding-right: 28px; }
QComboBox:focus { padding-right: 27px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent;
  min-height: 20px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $border_strong; outline: none;
  padding: 4px; selection-background-color: $primary_subtle; selection-color: $primary_text; }
QAbstractItemView#suggestions { background: $raised; color: $text; border: 1px solid $border_strong; outline: none;
  padding: 4px; font-size: 13px; selection-background-color: $primary_subtle; selection-color: $primary_text; }

QMenu { background: $raised; color: $text; border: 1px solid $border_strong; padding: 6px; font-size: 13px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $primary_subtle; color: $primary_text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }

QTableView { background: $card; border: none; outline: none; gridline-color: $grid;
  selection-background-color: $selected;
  selection-color: $text; font-size: 13px; }
QTableView QTableCornerButton::section, QHeaderView { background: $card; border: none; }
QTableView#register QHeaderView::section { background: $card; color: $text2; border: none; font-size: 12px;
  border-bottom: 1px solid $grid; padding: 0 4px; }
QTableView#register QHeaderView::section:vertical { color: $text; font-size: 13px; padding: 0 12px 0 16px;
  border-right: 1px solid $border; }
QListView, QTreeView { background: $raised; color: $text; outline: none; font-size: 13px; }
QListWidget#found, QListWidget#choices { background: transparent; border: none; }

QTabBar { background: transparent; font-size: 13px; font-weight: 500; }
QTabBar::tab { background: transparent; color: $text2; padding: 8px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $primary_text; border-bottom: 2px solid $primary; }
QTabBar::tab:focus { color: $primary_text; background: $primary_subtle; }

QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $primary_fill; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::handle { background: $scrollbar; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $field_border; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  border: none; width: 0; height: 0; }

QPlainTextEdit { background: $sunken; color: $text2; border: 1px solid $border; border-radius: 8px;
  padding: 8px; font-size: 12px; }
QTextEdit#rich { background: $card; color: $text; border: 1px solid $field_border; border-radius: 8px;
  padding: 10px 14px; selection-background-color: $primary; selection-color: $on_primary; }
QTextEdit#rich:focus { border: 2px solid $primary; padding: 9px 13px; }
QTextEdit#rich:read-only { background: $sunken; border: 1px solid $border; }
QTextEdit#rich:read-only:focus { border: 2px solid $primary; }
QTextBrowser#guide { background: $card; color: $text; border: none; padding: 0;
  selection-background-color: $primary; selection-color: $on_primary; }
QCalendarWidget QWidget { background: $raised; }
QCalendarWidget QAbstractItemView { background: $raised; color: $text; selection-background-color: $primary;
  selection-color: $on_primary; outline: none; }
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
QCalendarWidget QToolButton { min-height: 28px; border: none; background: transparent; padding: 0 8px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QSpinBox { min-height: 26px; border: 1px solid $field_border; border-radius: 6px; }
QMessageBox QLabel { font-size: 14px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The style sheet in the colours of a theme."""
    names = (name for name in Tokens.__dataclass_fields__ if name not in ("is_dark", "tones"))
    colours = {name: str(getattr(tokens, name)) for name in names}
    return _SHEET.substitute(colours, danger=tokens.tones["danger"].text, warn=tokens.tones["warn"].text)
