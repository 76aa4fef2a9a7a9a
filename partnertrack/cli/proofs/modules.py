"""Proves that every module of the program is there, and everything that any of them imports, at once or when needed."""

from __future__ import annotations

import dis
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Iterator
from types import CodeType

import partnertrack
from partnertrack.cli.proofs.proof import Lacking, Proof
from partnertrack.i18n import _

_OF_OTHER_SYSTEMS = frozenset({"fcntl", "grp", "msvcrt", "pwd", "resource", "termios", "winreg", "_winapi"})
"""Modules of Python that only some systems have; whoever imports them looks first where it is."""

_BY_PATH = "partnertrack.persistence.migrations"
"""Scripts that Alembic runs with a database before it; making a pilot proves them."""

_IMPORT = dis.opmap["IMPORT_NAME"]

Wanted = tuple[str, str]
"""A module, and the name that is taken out of it, or ""."""


def proofs() -> Iterator[Proof]:
    """The program's own modules, then those of others."""
    yield Proof(_("Modules of the program"), _own)
    yield Proof(_("Modules that they import"), _imported)


def _own() -> str:
    names = list(names_of_modules())
    _complain(_lacks((name, "") for name in names))
    return str(len(names))


def _imported() -> str:
    wanted = {
        each
        for name in names_of_modules()
        for each in imports(name)
        if each[0].partition(".")[0] not in {*_OF_OTHER_SYSTEMS, "partnertrack"}
    }
    _complain(_lacks(sorted(wanted)))
    return str(len({module for module, _name in wanted}))


def names_of_modules() -> Iterator[str]:
    """The names of all modules of the program, wherever they lie."""
    for found in pkgutil.walk_packages(partnertrack.__path__, "partnertrack."):
        if not found.name.startswith(_BY_PATH) and not found.name.endswith("__main__"):
            yield found.name


def imports(name: str) -> Iterator[Wanted]:
    """What a module imports, inside its functions, too, as its code says."""
    spec = importlib.util.find_spec(name)
    loader = spec.loader if spec else None
    code = loader.get_code(name) if loader and hasattr(loader, "get_code") else None
    return _imports_of(code) if code else iter(())


def _imports_of(code: CodeType) -> Iterator[Wanted]:
    before = None
    for step in dis.get_instructions(code) if _IMPORT in code.co_code[::2] else ():
        if step.opname == "IMPORT_NAME":
            names = before.argval if before is not None and isinstance(before.argval, tuple) else ()
            yield from ((str(step.argval), name) for name in names or ("",))
        before = step
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _imports_of(inner)


def _lacks(wanted: Iterable[Wanted]) -> Iterator[str]:
    """What cannot be imported, and why, in words."""
    for module, name in wanted:
        try:
            found = importlib.import_module(module)
            if name and name != "*" and not hasattr(found, name):
                importlib.import_module(f"{module}.{name}")
        except Exception as error:  # noqa: BLE001 - a library that breaks while it is loaded is as bad as one that is missing
            yield f"{'.'.join(filter(None, (module, name)))} ({error})"


def _complain(lacks: Iterable[str]) -> None:
    if found := list(dict.fromkeys(lacks)):
        raise Lacking("; ".join(found))
