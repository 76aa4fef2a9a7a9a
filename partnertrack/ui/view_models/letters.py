"""The sheets and letters as the user chooses them: their words, what each asks for, what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.i18n import _, ngettext, number

LETTER_LANGUAGES = (("English", "en"), ("Français", "fr"), ("Deutsch", "de"), ("Nederlands", "nl"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A sheet or letter in words; `is_each` for what begins a page for each person, `template` a Word template."""

    key: str
    title: str
    detail: str
    is_sheet: bool = False
    is_each: bool = True
    template: UUID | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants written: a kind about the `chosen` enrolments, or those of a cohort, or everybody.

    `first_on` is a day of the month or week of an attendance sheet, or the day of an appointment.
    """

    kind: str
    as_of: date
    language: str
    first_on: date
    chosen: tuple[UUID, ...] = ()
    cohort: str = ""
    span: Literal["month", "week"] = "month"
    about: str = ""
    place: str = ""
    leaves_out: bool = False


@dataclass(frozen=True, slots=True)
class LackLine:
    """What somebody lacks, as a sentence, and who."""

    text: str
    enrolments: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page as rows of red, green, blue and alpha, how many people are meant, and what is lacking.

    `warning` says how many did not agree to what the letter is for.
    """

    width: int
    height: int
    rgba: bytes
    people: int
    lacks: tuple[LackLine, ...] = ()
    warning: str = ""

    def lacking(self) -> tuple[UUID, ...]:
        """Everybody who lacks something, once."""
        return tuple(dict.fromkeys(key for lack in self.lacks for key in lack.enrolments))


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom one may write about: the names of the cohorts, and how many people there are in all.

    `templates` are the user's own Word templates, `places` what may stand in them: its label and how it is written.
    """

    cohorts: tuple[str, ...]
    people: int
    templates: tuple[Kind, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


def kinds() -> tuple[Kind, ...]:
    """The sheets, then the letters."""
    return (
        Kind("checklist", _("Checklist"), _("Steps done, due and missing"), is_sheet=True),
        Kind(
            "attendance",
            _("Attendance sheet"),
            _("People by days, to sign"),
            is_sheet=True,
            is_each=False,
        ),
        Kind(
            "participants",
            _("Participants list"),
            _("With a column for signatures"),
            is_sheet=True,
            is_each=False,
        ),
        Kind("confirmation", _("Confirmation of participation"), _("Who takes part, in which cohort")),
        Kind("invitation", _("Invitation"), _("To an appointment or a test")),
        Kind("visa_support", _("Support letter for the visa"), _("Needs passport and nationality")),
        Kind("certificate", _("Certificate of attendance"), _("Needs the certificate’s number")),
    )


def people_words(count: int) -> str:
    """How many people."""
    return ngettext("{n} person", "{n} people", count).format(n=number(count))


def audience_entries(audience: Audience, chosen: tuple[UUID, ...]) -> tuple[tuple[str, str | None], ...]:
    """Whom one may choose: those chosen on the page before (None), everybody (no name), a cohort by its name."""
    before = ngettext("The {n} person chosen", "The {n} people chosen", len(chosen)).format(n=number(len(chosen)))
    first: tuple[tuple[str, str | None], ...] = ((before, None),) if chosen else ()
    return (*first, (_("Everybody"), ""), *((name, name) for name in audience.cohorts))


def letter_file_name(kind: str, cohort: str, as_of: date, language: str, suffix: str) -> str:
    """A name for the file, of letters that every system takes."""
    plain = re.sub(r"[^\w\-]+", "-", "-".join(filter(None, (kind, cohort)))).strip("-")
    return f"{plain}-{as_of:%Y-%m-%d}-{language}{suffix}"
