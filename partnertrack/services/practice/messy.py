"""The messy files that wait in the practice folder, with what each teaches and what comes of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from partnertrack.i18n import _, ngettext, number
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import sources
from partnertrack.services.practice import content
from partnertrack.services.workspace import Workspace

PASSWORD: Final = "exercice-2026"  # noqa: S105 - everybody is told: it is there to practise with
_LOCKED: Final = "locked_language_results.xlsx"


@dataclass(frozen=True, slots=True)
class MessyFile:
    """A file that waits: `teaches` what is untidy in it, `ends` what comes of importing it with the usual choices.

    `is_imported` while an import of it is in the pilot.
    """

    path: Path
    partner: str
    teaches: str
    ends: str
    is_imported: bool


def messy_files(workspace: Workspace) -> tuple[MessyFile, ...]:
    """The files beside the practice pilot; none beside another one, and none that somebody took away."""
    with workspace.store.reading() as reading:
        imported = {each.sha256 for each in sources.every(reading)}
    folder = workspace.path.parent / content.MESSY
    told: dict[str, Any] = tomllib.loads((content.shipped() / "pilot.toml").read_text(encoding="utf-8"))
    lessons = _lessons()
    return tuple(
        MessyFile(
            folder / each["name"],
            each["partner"],
            lessons[each["name"]],
            _ends(each),
            File((folder / each["name"]).read_bytes()).sha256 in imported,
        )
        for each in told["messy"]
        if (folder / each["name"]).is_file()
    )


def is_practice_file(sha256: str) -> bool:
    """Whether it is one of the files that are shipped to practise with."""
    return sha256 in content.hashes()


def password_of(name: str) -> str:
    """What opens the messy file of that name; "" where it takes no password."""
    return PASSWORD if name == _LOCKED else ""


def _ends(told: Mapping[str, Any]) -> str:
    """The counts that the import shows at its end."""
    read, created, changed, waiting = (int(told[word]) for word in ("read", "created", "changed", "waiting"))
    same = read - created - changed - waiting
    parts = (
        ngettext("{n} row", "{n} rows", read).format(n=number(read)),
        ngettext("{n} new person", "{n} new people", created).format(n=number(created)) if created else "",
        ngettext("{n} changed", "{n} changed", changed).format(n=number(changed)) if changed else "",
        ngettext("{n} as before", "{n} as before", same).format(n=number(same)) if same else "",
        ngettext("{n} waits for you", "{n} wait for you", waiting).format(n=number(waiting)) if waiting else "",
    )
    return "  ·  ".join(filter(None, parts))


def _lessons() -> Mapping[str, str]:
    return {
        "july_registre_casablanca.xlsx": _(
            "A register with headings in two rows, blank lines and a total, days in four forms, a name in Arabic "
            "letters. One person waits: decide who it is."
        ),
        "visa_update.csv": _(
            "Days in French words. One does not exist: correct it in its place. One visa was decided before it was "
            "applied for: see how the program warns."
        ),
        "new_intake_rabat.xls": _(
            "A new intake with twins, who stay two people, and three whom the pilot knows already under other "
            "spellings. One of them waits: join them."
        ),
        "employer_contracts.ods": _(
            "Wages as texts in two currencies. Lina Musterfrau is not in the pilot: leave her out before you store."
        ),
        _LOCKED: _("The file is locked: its password is {password}. Those who failed took the test again.").format(
            password=PASSWORD
        ),
        "already_sent.xlsx": _(
            "An old list comes again. Correct somebody’s region or phone first: the old list changes nothing back."
        ),
    }
