"""The user's own settings, kept in a small file that may be deleted at any time."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from partnertrack import paths, saving, stick

_FILE = "settings.json"
_RECENT_KEPT = 6
_KEPT = 3
"""Parts of what is kept for a pilot: its file, a name, a text."""
THEMES = ("system", "light", "dark")
LOCK_AFTER = (2, 5, 10, 30, 0)
"""Minutes without a key or the mouse until an encrypted pilot locks; 0 is never."""
EMPTY_AFTER = (30, 60, 300, 0)
"""Seconds that something from a pilot stays on the clipboard; 0 is for ever."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose: the theme, the language ("" follows the desktop), the pilots opened last, newest first.

    `name` is written under notes and log entries; "" until the user said it. `views` are views of the list of
    participants of one's own: the pilot's file, the view's name, and the text in which it is kept; `arrangements` are
    how one arranged pages, in the same form with the page in place of the name. `ends` are where each pilot's history
    ended when this computer saw it last: the pilot's file, who wrote it there, the last number and its hash.
    `lock_after` is one of LOCK_AFTER, `empty_after` one of EMPTY_AFTER.

    Where the program is portable, paths on its stick are kept as `stick` says.

    `is_greeted` tells that the first start is over, `is_toured` that the hints of the tour were seen.
    """

    theme: str = "system"
    language: str = ""
    recent: tuple[str, ...] = ()
    name: str = ""
    views: tuple[tuple[str, str, str], ...] = ()
    arrangements: tuple[tuple[str, str, str], ...] = ()
    ends: tuple[tuple[str, str, str], ...] = ()
    lock_after: int = 10
    empty_after: int = 60
    is_greeted: bool = False
    is_toured: bool = False

    def with_recent(self, pilot: Path) -> Settings:
        """The settings after a pilot was opened."""
        path = str(pilot.resolve())
        others = tuple(known for known in self.recent if known != path)
        return replace(self, recent=(path, *others)[:_RECENT_KEPT])

    def views_of(self, pilot: Path) -> tuple[tuple[str, str], ...]:
        """The names and texts of one's own views of a pilot, by name."""
        path = str(pilot.resolve())
        return tuple(sorted((name, text) for kept, name, text in self.views if kept == path))

    def arrangement_of(self, pilot: Path, page: str) -> str:
        """How one arranged a page of a pilot; an empty text where one did not."""
        path = str(pilot.resolve())
        return next((text for kept, name, text in self.arrangements if (kept, name) == (path, page)), "")

    def with_arrangement(self, pilot: Path, page: str, text: str) -> Settings:
        """The settings with an arrangement of a page; an empty text takes it away."""
        return replace(self, arrangements=_with(self.arrangements, (str(pilot.resolve()), page, text)))

    def ends_of(self, pilot: Path) -> dict[str, tuple[int, str]]:
        """Where the history of a pilot ended when it was seen last, by who wrote it."""
        path = str(pilot.resolve())
        told = {origin: text.split(" ", 1) for kept, origin, text in self.ends if kept == path}
        return {origin: (int(end[0]), end[-1]) for origin, end in told.items() if end[0].isdigit()}

    def with_ends(self, pilot: Path, ends: Mapping[str, tuple[int, str]]) -> Settings:
        """The settings with the ends of a pilot's history."""
        path = str(pilot.resolve())
        others = tuple(each for each in self.ends if each[0] != path)
        return replace(self, ends=(*others, *((path, origin, f"{n} {hashed}") for origin, (n, hashed) in ends.items())))

    def with_view(self, pilot: Path, name: str, text: str) -> Settings:
        """The settings with a view of a pilot; an empty text takes it away."""
        return replace(self, views=_with(self.views, (str(pilot.resolve()), name, text)))

    def recent_files(self) -> tuple[Path, ...]:
        """The pilots opened last that are still there, newest first."""
        return tuple(path for path in map(Path, self.recent) if path.is_file())


def home(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder for settings, logs and the practice pilot.

    PARTNERTRACK_HOME, else beside a portable program, else the platform's place for such.
    """
    if own := environment.get("PARTNERTRACK_HOME"):
        return Path(own)
    if portable := paths.portable_data():
        return portable
    if platform == "win32":
        roaming = environment.get("APPDATA")
        return (Path(roaming) if roaming else Path.home() / "AppData" / "Roaming") / "PartnerTrack"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "PartnerTrack"
    wanted = environment.get("XDG_CONFIG_HOME")
    return (Path(wanted) if wanted else Path.home() / ".config") / "partnertrack"


def system_language(environment: Mapping[str, str] = os.environ, windows: str | None = None) -> str:
    """The language that the desktop asks for, such as "fr_BE.UTF-8"; "" when it asks for none.

    Windows sets no such variables: there it is the language of its own texts (`windows`), unless one is set.
    """
    asked = (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name))
    return next(asked, _language_of_windows() if windows is None else windows)


def _language_of_windows() -> str:
    """The language of Windows' own texts, such as "fr_BE"; "" on other systems."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - only for this one question
    import locale  # noqa: PLC0415 - the same

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def load(folder: Path | None = None) -> Settings:
    """The settings as last saved; the defaults where the file is missing or not as it must be."""
    try:
        stored = json.loads(((folder or home()) / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _read(stored) if isinstance(stored, dict) else Settings()


def save(settings: Settings, folder: Path | None = None) -> None:
    """Keep the settings for the next start; a folder that cannot be written is no reason to trouble anyone."""
    folder = folder or home()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        saving.store(place(folder), json.dumps(_kept_form(settings), indent=2, ensure_ascii=False).encode())


def place(folder: Path | None = None) -> Path:
    """The file of the settings."""
    return (folder or home()) / _FILE


def _read(stored: Mapping[str, object]) -> Settings:
    theme, language, recent = stored.get("theme"), stored.get("language"), stored.get("recent")
    name = stored.get("name")
    return Settings(
        theme=theme if isinstance(theme, str) and theme in THEMES else "system",
        language=language if isinstance(language, str) else "",
        recent=tuple(stick.found(path) for path in recent if isinstance(path, str)) if isinstance(recent, list) else (),
        name=name if isinstance(name, str) else "",
        views=_kept(stored.get("views")),
        arrangements=_kept(stored.get("arrangements")),
        ends=_kept(stored.get("ends")),
        lock_after=_one_of(LOCK_AFTER, stored.get("lock_after"), 10),
        empty_after=_one_of(EMPTY_AFTER, stored.get("empty_after"), 60),
        is_greeted=stored.get("is_greeted") is True,
        is_toured=stored.get("is_toured") is True,
    )


def _kept_form(settings: Settings) -> dict[str, object]:
    """What is written: the same, with paths on a stick as they are kept."""
    kept = asdict(settings)
    if stick.folder() is None:
        return kept
    kept["recent"] = [stick.kept(path) for path in settings.recent]
    for name in ("views", "arrangements", "ends"):
        kept[name] = [(stick.kept(path), *rest) for path, *rest in kept[name]]
    return kept


def _one_of(known: tuple[int, ...], stored: object, usual: int) -> int:
    return stored if isinstance(stored, int) and not isinstance(stored, bool) and stored in known else usual


def _kept(stored: object) -> tuple[tuple[str, str, str], ...]:
    rows = stored if isinstance(stored, list) else []
    return tuple(
        (stick.found(row[0]), row[1], row[2])
        for row in rows
        if isinstance(row, list) and len(row) == _KEPT and all(isinstance(part, str) for part in row)
    )


def _with(kept: tuple[tuple[str, str, str], ...], one: tuple[str, str, str]) -> tuple[tuple[str, str, str], ...]:
    """All that is kept with one more, in place of that of the same pilot and name; an empty text is not kept."""
    others = tuple(each for each in kept if each[:2] != one[:2])
    return (*others, one) if one[2] else others
