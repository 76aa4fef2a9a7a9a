"""What a pilot shows of its people while names are hidden: everything, under pseudonyms.

Each table that says who somebody is gets a temporary view of its name on the connection; SQLite looks there first
(“Name resolution”, sqlite.org/lang_naming.html), so that every statement of the program reads the masked rows
without knowing it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy.dialects import sqlite

from partnertrack.persistence.operations import pack
from partnertrack.persistence.tables import Base

_PSEUDONYM: Final = "'P-' || substr(hex(id), -6)"
_VALUES = "values"
_NOBODY: Final = "0"
_SILENCE: Final = pack(f'["update","pilot","{UUID(int=0).hex}",1,{{}}]').hex()
"""The operations of a transaction that did nothing."""

_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "participant": {
        "last_name": "''",
        "first_name": _PSEUDONYM,
        "folded": f"lower({_PSEUDONYM})",
        "birth_date": "substr(birth_date, 1, 4) || '-07-01'",
    },
    "enrolment": {"reference": "NULL"},
    "event": {},
    "statement": {"said": "'{}'"},
    "distinction": {"note": "''"},
    "document": {"title": "''", "file_name": "''", "sha256": "''"},
    "reminder": {"reason": "''"},
    "candidacy": {"reason": "''"},
    "grievance": {"text": "''"},
    "contact": {"name": _PSEUDONYM, "phone": "''", "email": "''", "remark": "''"},
    "engagement": {"text": "''"},
    "cost": {"text": "''"},
    "journal": {"title": "strftime('%Y-%m-%d %H:%M', at)", "operations": f"x'{_SILENCE}'"},
    "consent": {"note": "''"},
    "data_request": {"note": "''"},
    "retention_hold": {"reason": "''"},
}
"""What stands in place of a column's content, as SQL, by table; personal `values` are taken out everywhere."""

_ROWS: Final[Mapping[str, str]] = {
    "note": _NOBODY,
    "erased": _NOBODY,
    "secret": _NOBODY,
    "saved_view": _NOBODY,
    "journal": "clock = (SELECT max(clock) FROM main.journal)",
    "archive": "sha256 IN (SELECT frozen FROM main.report)",
}
"""Which rows of a table are there at all, as SQL; all of those of other tables."""


def views(personal: Collection[str]) -> tuple[str, ...]:
    """The statements that mask a connection; `personal` are the keys of the fields that tell who somebody is."""
    return tuple(_view(name, personal) for name in sorted({*_COLUMNS, *_ROWS}))


def _view(name: str, personal: Collection[str]) -> str:
    """The statement that makes the view of one table."""
    quote = sqlite.dialect().identifier_preparer.quote
    masked = dict(_COLUMNS.get(name, {}))
    columns = [column.name for column in Base.metadata.tables[name].columns]
    if unknown := masked.keys() - set(columns):
        raise LookupError(f"{name} has no column {sorted(unknown)}")
    if _VALUES in columns and personal:
        masked[_VALUES] = f"json_remove({quote(_VALUES)}, {', '.join(map(_path, sorted(personal)))})"
    told = ", ".join(f"{masked.get(column, quote(column))} AS {quote(column)}" for column in columns)
    told_of = f"main.{quote(name)} WHERE {_ROWS.get(name, '1')}"
    return f"CREATE TEMP VIEW {quote(name)} AS SELECT {told} FROM {told_of}"  # noqa: S608 - names and SQL of our own


def _path(key: str) -> str:
    """The path of a field inside the JSON of `values`."""
    return "'$.\"" + key.replace("'", "''") + "\"'"
