"""A pilot is made from a scheme template, or opened."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from partnertrack import paths, settings
from partnertrack.domain.change import Change, ChangeSet
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.scheme_form import Library, from_json, load_library, read_template, to_json
from partnertrack.errors import SchemeError, StoreError, UserError
from partnertrack.i18n import _, current
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.persistence import engine, faults, keys
from partnertrack.persistence.backup.upgrading import keep_older
from partnertrack.persistence.keys import Access
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Store
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

SUFFIX = ".ptrack"
"""The ending of a pilot file's name."""


@dataclass(frozen=True, slots=True)
class SchemeInfo:
    """A scheme template in short: `corridor` as ISO codes ("GH → DE"), counts of stages, steps and fields."""

    id: str
    title: str
    summary: str
    corridor: str
    model: str
    stages: tuple[str, ...]
    steps: tuple[str, ...]
    fields: tuple[str, ...]


def schemes() -> tuple[SchemeInfo, ...]:
    """The templates that ship with the program, in the language in force."""
    return tuple(map(_info, templates()))


def templates() -> tuple[Scheme, ...]:
    """The templates that ship with the program, by their ids."""
    return tuple(template(path.stem) for path in sorted((paths.resources() / "schemes").glob("*.toml")))


def template(scheme_id: str) -> Scheme:
    """The template of that id; raises `SchemeError` when there is none or it is not as it must be."""
    path = paths.resources() / "schemes" / f"{scheme_id}.toml"
    known = sorted(each.stem for each in path.parent.glob("*.toml"))
    if scheme_id not in known:
        raise SchemeError(
            _("There is no scheme “{scheme}”.").format(scheme=scheme_id),
            _("Choose one of: {schemes}.").format(schemes=", ".join(known)),
        )
    catalogue = shipped_catalogue()
    figures = {*catalogue.indicators, *catalogue.milestones, *(line.id for _indicator, line in catalogue.lines())}
    return read_template(path.read_text(encoding="utf-8"), path.name, library(), figures)


def create_pilot(  # noqa: PLR0913 - each is a line of the form that an officer fills in
    path: Path,
    scheme: str | Scheme,
    title: str = "",
    *,
    donor: str = "",
    organisation: str = "",
    applicants: int | None = None,
    is_practice: bool = False,
    passphrase: str = "",
) -> Workspace:
    """Make a pilot file from a template, by its id or as it was changed; encrypted where there is a passphrase.

    Raises `StoreError` when the file is there or cannot be made.
    """
    scheme = template(scheme) if isinstance(scheme, str) else scheme
    pilot = Pilot(
        title=title or scheme.title.text(current()),
        scheme=to_json(scheme),
        created_on=datetime.now(UTC).date(),
        donor=donor,
        organisation=organisation,
        applicants=applicants,
        is_practice=is_practice,
    )
    made = ChangeSet(_("Make the pilot “{title}”").format(title=pilot.title), (Change(None, pilot),))
    if not passphrase:
        return Workspace(path, Store.create(path, made), pilot, scheme, shipped_catalogue())
    access = keys.new_access()
    header = keys.Header(access.salt).with_slot(access, passphrase, keys.PASSPHRASE)
    access = replace(access, slot=header.slots[0].id)
    return Workspace(path, Store.create(path, made, access, header), pilot, scheme, shipped_catalogue(), access)


def look_before_making(path: Path, scheme_id: str) -> None:
    """Raise what `create_pilot` would for a file that is there or a template that is not, before anybody is asked."""
    template(scheme_id)
    if path.exists():
        raise faults.exists(path)


def open_pilot(
    path: Path, progress: Progress = SILENT, access: Access | None = None, *, is_alone: bool = False
) -> Workspace:
    """Open a pilot file; `access` is what `services.access` gives for an encrypted one.

    With `is_alone` no other program may write to it meanwhile; where that is not to be had, it is open for reading, as
    it is where nothing can be written: `services.circumstances` tells why.

    Raises `LockedError` when it is encrypted and there is none, `StoreError` in the user's words when that cannot be
    done, `Cancelled` when stopped.

    One that an earlier version made is backed up first, and with a hundred thousand people in it takes some seconds.
    """
    used = None if access is None or engine.is_plain(path) else access  # looked at before there are locks on it
    keep = partial(keep_older, path, access)
    store = Store.open(path, progress, access, is_alone=is_alone, before_update=keep)
    try:
        with store.reading() as session:
            pilot = next(iter(records.all_of(session, Pilot)), None)
        if pilot is None:
            raise StoreError(
                _("“{file}” holds no pilot.").format(file=path.name), _("Open another file, or restore a backup of it.")
            )
        scheme = from_json(pilot.scheme)
        store.who = settings.load().name
        workspace = Workspace(path, store, pilot, scheme, shipped_catalogue(), used)
    except UserError:
        store.close()
        raise
    if workspace.is_viewed:
        workspace.hide_names()
    return workspace


@cache
def library() -> Library:
    """The step library, data dictionary and code lists that templates draw from."""
    folder = paths.resources()
    code_lists = {path.stem: _toml(path) for path in sorted((folder / "codelists").glob("*.toml"))}
    return load_library(_toml(folder / "dictionary.toml"), _toml(folder / "steps.toml"), code_lists)


def _toml(path: Path) -> Mapping[str, object]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _info(scheme: Scheme) -> SchemeInfo:
    language = current()
    return SchemeInfo(
        id=scheme.id,
        title=scheme.title.text(language),
        summary=scheme.summary.text(language) if scheme.summary else "",
        corridor=f"{'/'.join(scheme.origin)} → {'/'.join(scheme.destination)}" if scheme.origin else "",
        model=scheme.model,
        stages=tuple(stage.key for stage in scheme.stages),
        steps=tuple(step.key for step in scheme.steps()),
        fields=tuple(scheme.fields),
    )
