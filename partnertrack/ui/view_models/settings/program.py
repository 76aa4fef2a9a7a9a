"""The group of the settings that says where the program is and what it keeps where."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _
from partnertrack.ui.view_models.settings.setting import Around, Group, Setting


def program(around: Around) -> Group:
    """The version, how it was installed, and every folder."""
    return Group("program", _("Program and folders"), "folder-open", (*_program(around), *_folders(around)))


def _program(around: Around) -> Iterator[Setting]:
    portable = _("Portable: settings and data stay beside the program")
    yield Setting(
        "about",
        _("Version"),
        "",
        _("licence, about, release, portable, stick"),
        "act",
        told="  ·  ".join(
            (f"PartnerTrack {around.version}", portable if around.is_portable else _("Installed on this computer"))
        ),
        button=_("About PartnerTrack"),
    )
    yield Setting(
        "update",
        _("Updates"),
        "",
        _("update, upgrade, new version, go back, internet, network, ptup"),
        "act",
        told=_("From a file that you are given; the version before is kept"),
        button=_("Update from a file…"),
    )


def _folders(around: Around) -> Iterator[Setting]:
    titles = {
        "program": (_("Program"), _("where installed, executable, folder")),
        "settings": (_("Settings"), _("configuration, file, json")),
        "pilot": (_("This pilot"), _("file, database, ptrack, where, data")),
        "practice": (_("Practice pilot"), _("demo, exercise, sample")),
        "backups": (_("Backups of this pilot"), _("restore, copies, where")),
        "log": (_("Log"), _("errors, report, crash, fault")),
    }
    for folder in around.folders:
        title, also = titles[folder.key]
        yield Setting(f"folder.{folder.key}", title, "", also, "folder", folder.path, told=str(folder.path))
