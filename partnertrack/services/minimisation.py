"""Free text that looks as if it told of health, police or other matters better not written down."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from partnertrack import paths
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.note import Note
from partnertrack.domain.sensitive_words import Hint, Lexicon, WordList, hints, lexicon
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_FREE = ("remarks", "issue")
"""The fields of the dictionary in which partners write freely."""


@dataclass(frozen=True, slots=True)
class Touching:
    """How many notes and remarks touch a subject, and the enrolments that they stand with."""

    subject: str
    label: str
    texts: int
    enrolments: tuple[UUID, ...]


def subjects() -> dict[str, str]:
    """What a text can touch, in words."""
    return {
        "health": _("health"),
        "police": _("police and courts"),
        "religion": _("religion"),
        "politics": _("politics"),
        "union": _("trade unions"),
        "sexual_life": _("sexual life"),
    }


def look(text: str) -> tuple[Hint, ...]:
    """What a text touches, in whichever language it is written."""
    return hints(text, _lexicon())


def touching(workspace: Workspace) -> tuple[Touching, ...]:
    """The notes and remarks of the pilot that touch something, subject by subject; nothing while names are hidden."""
    with workspace.store.reading() as reading:
        texts = [(each.enrolment_id, each.text) for each in records.all_of(reading, Note)]
        enrolments = records.all_of(reading, Enrolment)
        events = records.all_of(reading, Event)
    held = [(each.id, each.values) for each in enrolments] + [(each.enrolment_id, each.values) for each in events]
    texts += [(key, str(values[name])) for key, values in held for name in _FREE if values.get(name)]
    found: defaultdict[str, list[UUID]] = defaultdict(list)
    for key, text in texts:
        for hint in look(text):
            found[hint.subject].append(key)
    words = subjects()
    return tuple(
        Touching(subject, words[subject], len(keys), tuple(dict.fromkeys(keys))) for subject, keys in found.items()
    )


@cache
def _lexicon() -> Lexicon:
    """The words that ship with the program."""
    path = paths.resources() / "privacy" / "sensitive_words.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return lexicon(
        {
            subject: tuple(
                WordList(tuple(told["words"]), tuple(told.get("friends", ()))) for told in of_languages.values()
            )
            for subject, of_languages in data.items()
        }
    )
