"""Why a file cannot be read, in words for the person who chose it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from partnertrack.errors import InputError, PasswordNeeded
from partnertrack.i18n import _

_Text = Callable[[], str]


class Refused(Exception):  # noqa: N818 - not an error of ours: the file is what it is
    """A file that will not be read: `code` says why, `detail` names the figure that the text needs."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def input_error(code: str, name: str, detail: str = "") -> InputError:
    """The refusal in the language in force; an unknown code is a damaged file."""
    message, hint = (text().format(name=name, detail=detail) for text in _TEXTS.get(code, _TEXTS["damaged"]))
    if code in ("password", "password-wrong"):
        return PasswordNeeded(message, hint, is_wrong=code == "password-wrong")
    return InputError(message, hint)


def _save_as_xlsx() -> str:
    return _("Open it in a spreadsheet program, save it as .xlsx, then import that file.")


def _send_spreadsheet() -> str:
    return _("Ask the partner for the spreadsheet itself (.xlsx, .xls, .ods or .csv).")


def _send_again() -> str:
    return _("Ask the partner to send it again, or open it in a spreadsheet program and save it as .xlsx.")


def _smaller() -> str:
    return _("Delete empty rows and columns beside the table, or split the file, then import it again.")


_TEXTS: Final[Mapping[str, tuple[_Text, _Text]]] = {
    "missing": (lambda: _("{name} was not found."), lambda: _("Check the name and the folder.")),
    "folder": (lambda: _("{name} is a folder, not a workbook."), lambda: _("Choose the files inside it.")),
    "forbidden": (
        lambda: _("{name} may not be opened by you."),
        lambda: _("Close it in other programs, or copy it into your own folder, and try again."),
    ),
    "empty": (lambda: _("{name} is empty."), _send_again),
    "damaged": (lambda: _("{name} is damaged and cannot be read."), _send_again),
    "entities": (
        lambda: _("{name} declares XML entities, as no spreadsheet program does: it was not read."),
        _send_again,
    ),
    "died": (lambda: _("{name} is damaged or too large: reading it was stopped."), _send_again),
    "slow": (lambda: _("{name} takes too long to read: it was stopped."), _smaller),
    "password": (
        lambda: _("{name} is password-protected."),
        lambda: _("Ask the partner for its password, or for a copy without one."),
    ),
    "password-wrong": (
        lambda: _("{name} does not open with this password."),
        lambda: _("Check capitals and the keyboard’s language, or ask the partner for the password again."),
    ),
    "locked": (
        lambda: _("{name} is password-protected."),
        lambda: _("Open it with its password, save a copy without one, then import the copy."),
    ),
    "web-page": (lambda: _("{name} is a web page that was saved under a spreadsheet's name."), _save_as_xlsx),
    "xml-spreadsheet": (lambda: _("{name} is an XML spreadsheet of an old kind."), _save_as_xlsx),
    "old-excel": (lambda: _("{name} was made by an Excel older than 1997."), _save_as_xlsx),
    "numbers": (
        lambda: _("{name} is a document of Apple Numbers."),
        lambda: _("In Numbers, export it to Excel, then import that file."),
    ),
    "pdf": (lambda: _("{name} is a PDF document, not a workbook."), _send_spreadsheet),
    "picture": (lambda: _("{name} is a picture, not a workbook."), _send_spreadsheet),
    "document": (lambda: _("{name} is a text document, not a workbook."), _send_spreadsheet),
    "archive": (
        lambda: _("{name} is an archive of files, not a workbook."),
        lambda: _("Unpack it and import the workbooks inside."),
    ),
    "unknown-type": (lambda: _("{name} is not a workbook that can be read."), _send_spreadsheet),
    "too-large": (lambda: _("{name} is too large: {detail} MB when unpacked."), _smaller),
    "too-many-cells": (lambda: _("{name} has too many cells: {detail} can be read."), _smaller),
    "too-many-rows": (lambda: _("{name} has too many rows: {detail} can be read."), _smaller),
    "too-many-columns": (lambda: _("{name} has too many columns: {detail} can be read."), _smaller),
    "too-many-sheets": (lambda: _("{name} has too many sheets: {detail} can be read."), _smaller),
    "no-cells": (lambda: _("{name} has no filled cells."), _send_again),
    "no-table": (
        lambda: _("No sheet of {name} has a row of column headings that could be recognised."),
        lambda: _("The table needs a row with headings such as “Surname”, “First name” or “Reference no.”."),
    ),
}
