"""What the windows ask of the guide; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack import i18n
from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.guide import Block, Chapter, Found, Guide


def contents() -> Guide:
    """The chapters of the guide in the language of the windows."""
    from partnertrack.services import guide

    return guide.guide(i18n.current())


def read(chapter: Chapter) -> tuple[Block, ...]:
    """What a chapter is made of."""
    from partnertrack.services import guide

    return guide.read(chapter)


def search(text: str) -> tuple[Found, ...]:
    """The sections of the guide that speak of these words, the best first."""
    from partnertrack.services import guide

    return guide.search(i18n.current(), text)


def warm(language: str, *, progress: Progress) -> None:
    """Read the whole guide, so that the first search need not wait for it."""
    from partnertrack.services import guide

    del progress
    guide.warm(language)


def picture(name: str) -> Path | None:
    """The file of a picture of the guide; None where there is none."""
    from partnertrack.services import guide

    return guide.picture(name, i18n.current())


def meaning_of(message: str) -> str:
    """The place in the guide that explains a message, such as "errors#the-file-is-damaged"; "" where none does."""
    from partnertrack.services import guide

    return guide.meaning_of(message, i18n.current())
