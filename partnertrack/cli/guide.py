"""The command `guide`."""

from __future__ import annotations

import argparse
from typing import Any

from partnertrack import i18n
from partnertrack.cli.output import show
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services import guide


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser("guide", help=_("what the guide says"))
    told.add_argument(
        "chapter", nargs="?", default="", metavar="CHAPTER", help=_("the chapter; all of them are listed without")
    )
    told.add_argument("--search", default="", metavar="WORDS", help=_("where the guide speaks of these words"))
    told.set_defaults(run=_guide)


def _guide(chosen: argparse.Namespace) -> int:
    language = i18n.current()
    if chosen.search:
        for found in guide.search(language, chosen.search):
            show(f"{found.chapter.key:16} {' – '.join(filter(None, (found.chapter.title, found.heading)))}")
            show(f"{'':16} {found.text}")
        return 0
    shelf = guide.guide(language)
    if not chosen.chapter:
        for part in shelf.parts:
            show(part.title)
            for each in part.chapters:
                show(f"  {each.key:16} {each.title}")
        return 0
    chapter = shelf.chapter(chosen.chapter)
    if chapter is None:
        raise UserError(
            _("The guide has no chapter “{name}”.").format(name=chosen.chapter),
            _("The command “guide” alone lists the chapters."),
        )
    show(guide.plain(chapter))
    return 0
