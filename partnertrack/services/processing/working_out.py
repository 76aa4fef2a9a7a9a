"""What the pilot itself says for the record of processing: data, recipients, transfers, times, measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnertrack.domain.adequacy import ADEQUATE, AS_KNOWN, LIMITED, third_countries
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.organisation_types import organisation_types
from partnertrack.domain.privacy_words import span
from partnertrack.domain.retention import RetentionRule
from partnertrack.domain.special_fields import SPECIAL
from partnertrack.i18n import _, country, current
from partnertrack.persistence import exports
from partnertrack.persistence.engine import is_plain
from partnertrack.persistence.queries import records
from partnertrack.services.processing.shipped import Shipped
from partnertrack.services.workspace import Workspace

_KINDS = {"employers": ("employer",), "authorities": ("consulate", "ministry", "municipality"), "donor": ("donor",)}
_NO_PARTNERS = ("employer", "donor", "consulate", "ministry", "municipality")
_ALWAYS = ("identity", "contact")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The parts of an activity that follow from the pilot."""

    data: str
    recipients: str
    transfers: str
    retention: str
    measures: str


def work_out(workspace: Workspace, activity: Shipped) -> WorkedOut:
    """What can be said without asking anybody; the office reads and mends it."""
    return WorkedOut(
        _data(workspace, activity),
        _recipients(workspace, activity),
        _transfers(workspace),
        _retention(workspace),
        _measures(workspace),
    )


def _data(workspace: Workspace, activity: Shipped) -> str:
    """The personal fields of the scheme, those that the law protects most named apart."""
    families = (*_ALWAYS, activity.data) if activity.data else ()
    fields = [
        each
        for each in workspace.scheme.fields.values()
        if (not families and each.is_personal) or each.family in families
    ]
    usual = ", ".join(each.label.text(current()) for each in fields if each.key not in SPECIAL)
    protected = ", ".join(each.label.text(current()) for each in fields if each.key in SPECIAL)
    if not protected:
        return usual
    return "\n".join((usual, _("Special categories (art. 9), or near to them: {fields}").format(fields=protected)))


def _recipients(workspace: Workspace, activity: Shipped) -> str:
    """The organisations of the pilot of that kind, and those to whom something left already."""
    if not activity.recipients:
        return _("Nobody outside the office")
    with workspace.store.reading() as reading:
        organisations = records.all_of(reading, Organisation)
        left = {each.export.recipient for each in exports.entries(reading)}
    if activity.recipients == "donor":
        return workspace.pilot.donor or _("The donor")
    kinds = _KINDS.get(activity.recipients)
    words = organisation_types()
    count: dict[str, int] = {}
    for each in organisations:
        if (kinds is None and each.type not in _NO_PARTNERS) or (kinds and each.type in kinds):
            count[each.type] = count.get(each.type, 0) + 1
    told = [f"{words.get(kind, kind)} ({n})" for kind, n in sorted(count.items())]
    named = sorted(left & {each.name for each in organisations}) if kinds is None else []
    return ", ".join((*told, *named)) or _("To be named by the office")


def _transfers(workspace: Workspace) -> str:
    """Which countries of the corridor lie outside the EEA, and what is known of decisions on them."""
    with workspace.store.reading() as reading:
        countries = [each.country or "" for each in records.all_of(reading, Organisation)]
    beyond = third_countries((*workspace.scheme.origin, *workspace.scheme.destination, *countries))
    if not beyond:
        return _("None outside the European Economic Area")
    lines = [_decision(code) for code in beyond]
    confirm = _("As known to the program in {year}; confirm with the list of the European Commission.")
    return "\n".join((*lines, confirm.format(year=AS_KNOWN)))


def _decision(code: str) -> str:
    if code in ADEQUATE:
        return _("{country}: adequacy decision (art. 45)").format(country=country(code))
    if code in LIMITED:
        return _("{country}: adequacy decision for some recipients only (art. 45)").format(country=country(code))
    return _("{country}: no adequacy decision known; safeguards needed (art. 46), such as standard clauses").format(
        country=country(code)
    )


def _retention(workspace: Workspace) -> str:
    with workspace.store.reading() as reading:
        rules = [each for each in records.all_of(reading, RetentionRule) if each.is_active]
    told = "\n".join(f"{each.title}: {span(each.months)}" for each in rules)
    return told or _("No rule is set yet")


def _measures(workspace: Workspace) -> str:
    """Only what is true of this file and this program."""
    return "\n".join(_true_measures(workspace))


def _true_measures(workspace: Workspace) -> Iterator[str]:
    if not is_plain(workspace.path):
        yield _("The file is encrypted as a whole (SQLCipher, AES-256).")
    else:
        yield _("The file is not encrypted.")
    yield _("Every change is kept in a chained history; what leaves is noted in a chained log.")
    yield _("Names can be hidden while a screen is shared; reports withhold small groups.")
    yield _("Erasure leaves a residue that nobody can name.")
