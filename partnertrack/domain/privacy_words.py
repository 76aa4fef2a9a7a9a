"""What requests, rules, exports and checks of data protection are called."""

from __future__ import annotations

from partnertrack.i18n import _, ngettext, number, pgettext

_YEAR = 12


def purposes() -> dict[str, str]:
    """What people are asked to agree to, in the order in which it is offered."""
    return {
        "taking_part": _("Taking part in the programme"),
        "employers": _("Sharing with employers"),
        "authorities": _("Sharing with authorities, for visa and permits"),
        "donor_named": _("Name or story in reports to the donor"),
        "photographs": _("Photographs, films and success stories"),
        "after_return": _("Contact after the return"),
        "special": _("Health and other specially protected data"),
        "other_programmes": _("Handing on to other programmes"),
    }


def forms() -> dict[str, str]:
    """How somebody agreed."""
    return {
        "paper": _("On paper, signed"),
        "electronic": _("Electronically"),
        "recorded": _("Recorded"),
        "witnessed": _("Orally, before a witness"),
        "unknown": _("Not known"),
    }


def standings() -> dict[str, str]:
    """What a consent is worth."""
    return {
        "given": _("Given"),
        "withdrawn": _("Withdrawn"),
        "refused": _("Refused"),
        "": _("Not asked"),
    }


def rights() -> dict[str, str]:
    """What somebody can ask for, with the article that says so."""
    return {
        "access": _("Access: what is held (art. 15)"),
        "rectification": _("Correction (art. 16)"),
        "erasure": _("Erasure (art. 17)"),
        "restriction": _("Restriction: keep, but do not use (art. 18)"),
        "portability": _("A copy to take along (art. 20)"),
        "objection": _("Objection (art. 21)"),
    }


def outcomes() -> dict[str, str]:
    """What came of a request."""
    return {
        "": pgettext("state", "Open"),
        "granted": _("Granted"),
        "partly": _("Granted in part"),
        "refused": _("Refused, with reasons"),
    }


def kinds() -> dict[str, str]:
    """What can leave the pilot."""
    return {
        "list": _("List"),
        "clipboard": _("Copied list"),
        "letter": _("Letter or sheet"),
        "partner_letter": _("Letter to a partner"),
        "partner_template": _("Workbook for a partner"),
        "marked_workbook": _("Marked workbook"),
        "candidates": _("Candidates"),
        "contacts": _("Contacts"),
        "report": _("Report"),
        "issued_report": _("Issued report"),
        "form": _("Donor’s form"),
        "dossier": _("Dossier"),
        "access": _("Access"),
        "document": _("Document"),
        "archived_file": _("Imported file"),
        "grievance_read": _("Grievance read"),
        "statements": _("Statements"),
        "money": _("Money"),
        "history": _("History"),
        "backup": _("Backup"),
        "package": _("Package for a colleague"),
        "record": _("Record of data protection"),
    }


def statuses() -> dict[str, str]:
    """How far an office is with a principle."""
    return {
        "open": _("To be looked at"),
        "partly": _("Partly met"),
        "met": _("Met"),
        "not_applicable": _("Does not apply"),
    }


def audiences() -> dict[str, str]:
    """For whom a report was written."""
    return {
        "internal": _("the office itself"),
        "donor": _("the donor"),
        "public": _("the public"),
    }


def span(months: int) -> str:
    """A number of months, in years where they are whole ones."""
    if months and months % _YEAR == 0:
        years = months // _YEAR
        return ngettext("{n} year", "{n} years", years).format(n=number(years))
    return ngettext("{n} month", "{n} months", months).format(n=number(months))
