"""The command that lists the user's settings and changes one of them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from partnertrack import settings
from partnertrack.cli.output import add_json, say, show, show_json
from partnertrack.errors import UserError
from partnertrack.i18n import LANGUAGES, _
from partnertrack.settings import EMPTY_AFTER, LOCK_AFTER, THEMES, Settings

_ALLOWED: Final[Mapping[str, tuple[str | int, ...]]] = {
    "language": ("", *LANGUAGES),
    "theme": THEMES,
    "name": (),
    "lock_after": LOCK_AFTER,
    "empty_after": EMPTY_AFTER,
}
"""What each setting may be; anything where nothing is named."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("settings", help=_("list the settings, or change one"))
    command.add_argument("name", nargs="?", choices=tuple(_ALLOWED), metavar="NAME", help=", ".join(_ALLOWED))
    command.add_argument("value", nargs="?", metavar="VALUE", help=_("what it is to be from now on"))
    command.add_argument("--usual", action="store_true", help=_("as it was in the beginning; all without a name"))
    add_json(command)
    command.set_defaults(run=_settings)


def _settings(chosen: argparse.Namespace) -> int:
    names = (chosen.name,) if chosen.name else tuple(_ALLOWED)
    if chosen.usual:
        _keep({name: getattr(Settings(), name) for name in names})
    elif chosen.name and chosen.value is not None:
        _keep({chosen.name: _read(chosen.name, chosen.value)})
    known = settings.load()
    told = {name: getattr(known, name) for name in names}
    if chosen.json:
        show_json({"settings": told, "file": str(settings.place())})
        return 0
    for name, value in told.items():
        allowed = "  ".join(str(each) or '""' for each in _ALLOWED[name])
        show(f"{name:12} {value!s:12} {allowed}".rstrip())
    say(_("Kept in {file}.").format(file=settings.place()))
    return 0


def _read(name: str, text: str) -> str | int:
    """The value that a text stands for; raises `UserError` for one that the setting cannot have."""
    allowed = _ALLOWED[name]
    found = next((each for each in allowed if str(each) == text.strip()), None)
    if allowed and found is None:
        raise UserError(
            _("“{value}” is nothing that “{name}” can be.").format(value=text, name=name),
            _("Choose one of: {values}.").format(values=", ".join(str(each) or '""' for each in allowed)),
        )
    return text.strip() if found is None else found


def _keep(wanted: Mapping[str, Any]) -> None:
    settings.save(replace(settings.load(), **wanted))
