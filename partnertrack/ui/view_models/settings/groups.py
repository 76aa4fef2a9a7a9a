"""The groups of the settings, each with its settings."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, ngettext, number
from partnertrack.settings import EMPTY_AFTER, LOCK_AFTER, Settings
from partnertrack.ui.view_models.settings.program import program
from partnertrack.ui.view_models.settings.setting import Around, Group, KnownPilot, Setting

LANGUAGE_NAMES = (("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("nl", "Nederlands"))
"""The languages of the program, each by its own name."""

_USUAL = Settings()


def groups(around: Around) -> tuple[Group, ...]:
    """All of them in their order; those of a pilot only while one is open."""
    made = (
        Group("general", _("General"), "settings", tuple(_general(around))),
        Group("pilot", _("This pilot"), "flag", tuple(_pilot(around, around.pilot)) if around.pilot else ()),
        Group("safety", _("Safety"), "shield-check", tuple(_safety(around))),
        Group("reports", _("Reports and letters"), "file-chart-column", tuple(_reports(around))),
        Group("import", _("Import"), "file-up", tuple(_import(around))),
        Group("keys", _("Keys"), "keyboard", (_keys(),)),
        program(around),
        Group("reset", _("Reset"), "history", tuple(_reset(around))),
    )
    return tuple(group for group in made if group.settings)


def _general(around: Around) -> Iterator[Setting]:
    chosen = around.settings
    yield Setting(
        "language",
        _("Language"),
        _("Of the windows, and of what partners and donors read where nothing else is chosen."),
        _("français, deutsch, nederlands, english, translation"),
        "choice",
        chosen.language,
        _USUAL.language,
        ((_("As the desktop"), ""), *((name, key) for key, name in LANGUAGE_NAMES)),
    )
    yield Setting(
        "theme",
        _("Colours"),
        _("Dark colours tire the eyes less in the evening."),
        _("dark mode, light, night, theme, appearance, black, white"),
        "choice",
        chosen.theme,
        _USUAL.theme,
        ((_("As the desktop"), "system"), (_("Light"), "light"), (_("Dark"), "dark")),
    )
    yield Setting(
        "name",
        _("Your name"),
        _("The history, notes and log entries tell by it who did what."),
        _("author, signature, user, who, account"),
        "text",
        chosen.name,
        _USUAL.name,
    )
    yield Setting(
        "tour",
        _("Hints for the first day"),
        _("Short hints at the window’s parts, shown once."),
        _("tour, introduction, help, tutorial"),
        "act",
        told=_("Seen") if chosen.is_toured else _("Not seen yet"),
        button=_("Show again") if chosen.is_toured else "",
    )


def _pilot(around: Around, pilot: KnownPilot) -> Iterator[Setting]:
    told = _("It stands on the cover of every report.")
    also = _("name of the pilot, project, rename")
    if pilot.is_practice:
        yield Setting("pilot.title", _("Title"), _("The practice pilot keeps its title."), also, told=pilot.title)
    else:
        yield Setting("pilot.title", _("Title"), told, also, "text", pilot.title)
    yield Setting("pilot.donor", _("Donor"), told, _("funder, ministry, grant"), "text", pilot.donor)
    yield Setting(
        "pilot.organisation",
        _("Organisation"),
        _("Who implements the pilot and reports; letters and forms are signed by it."),
        _("implementer, agency, office, controller, sender"),
        "text",
        pilot.organisation,
    )
    yield Setting(
        "pilot.applicants",
        _("Applicants"),
        _("How many people applied, as whoever called for them tells; empty while nobody knows."),
        _("number, candidates, call"),
        "text",
        pilot.applicants,
    )
    yield Setting("scheme", _("Scheme"), _("What the pilot was made from."), _("template, steps"), told=pilot.scheme)
    yield Setting(
        "money",
        _("Grants, budget and currencies"),
        _("What the donor gives, in which currency, with the lines and their rates."),
        _("money, exchange rate, euro, costs"),
        "way",
        button=_("Open Money"),
    )
    yield Setting(
        "logframe",
        _("Targets and indicators"),
        _("The logframe with its targets, and indicators of your own."),
        _("results, goals, baseline"),
        "way",
        button=_("Open Results"),
    )
    yield Setting(
        "privacy",
        _("Data protection"),
        _("How long data are kept, what for, and who answers for them."),
        _("gdpr, retention, consent, erase, controller, purposes"),
        "way",
        button=_("Open Data protection"),
    )
    yield Setting(
        "overview",
        _("Cards and figures of the overview"),
        _("Choose them on the page itself, at “Arrange”."),
        _("dashboard, arrangement, layout, hide"),
        "act",
        told=_("Arranged by you") if around.is_arranged else _("As usual"),
        button=_("Usual arrangement") if around.is_arranged else "",
    )


def _safety(around: Around) -> Iterator[Setting]:
    chosen, pilot = around.settings, around.pilot
    yield Setting(
        "lock_after",
        _("Lock after"),
        _("Without a key or the mouse, an encrypted pilot hides itself; Ctrl+L locks it at once."),
        _("screen, idle, timeout, minutes, away, password"),
        "choice",
        chosen.lock_after,
        _USUAL.lock_after,
        tuple((_minutes(each), each) for each in LOCK_AFTER),
    )
    yield Setting(
        "empty_after",
        _("Empty the clipboard after"),
        _("What was copied from a pilot does not lie about for other programs."),
        _("copy, paste, seconds, secret"),
        "choice",
        chosen.empty_after,
        _USUAL.empty_after,
        tuple((_stay(each), each) for each in EMPTY_AFTER),
    )
    if pilot is None:
        return
    yield Setting(
        "second",
        _("Second place for backups"),
        _("A stick or a network folder that gets a copy of every backup."),
        _("usb, copy, save, drive, restore"),
        "way",
        told=pilot.second,
        button=_("Open Backups"),
    )
    yield Setting(
        "access",
        _("Encryption and who may open this pilot"),
        _("Passphrases, the recovery sheet, viewers, and whether this computer opens it by itself."),
        _("password, keyring, passphrase, key, share, read only"),
        "way",
        told=pilot.access,
        button=_("Open Access"),
    )


def _reports(around: Around) -> Iterator[Setting]:
    if around.pilot is None:
        return
    yield Setting(
        "reports",
        _("Languages, period and readers of a report"),
        _("Each report has its own; a new one begins with those of the one before it."),
        _("pdf, word, donor, template, contract numbers, signature, certificate, logo"),
        "way",
        button=_("Open Reports"),
    )
    yield Setting(
        "letters",
        _("Templates of letters"),
        _("Word files of your own, with places that are filled for each person."),
        _("docx, certificate, invitation, attendance sheet"),
        "way",
        button=_("Open Letters"),
    )


def _import(around: Around) -> Iterator[Setting]:
    if around.pilot is None:
        return
    yield Setting(
        "dictionary",
        _("Value dictionary"),
        _("Which words of partners mean which answers; it learns with every import."),
        _("words, meaning, translation, codes, remembered"),
        "way",
        button=_("Open Partners’ files"),
    )
    yield Setting(
        "partners",
        _("What is remembered of partners"),
        _("How each partner’s files were read, and when they are due."),
        _("layout, columns, calendar, recipe, expected files, forget"),
        "way",
        button=_("Open Partners’ files"),
    )


def _keys() -> Setting:
    return Setting(
        "keys",
        _("All keys"),
        _("Every page and most actions have a key; the map shows them all."),
        _("shortcuts, keyboard, ctrl, hotkey"),
        "act",
        told="Ctrl+F1",
        button=_("Show the map of keys"),
    )


def _reset(around: Around) -> Iterator[Setting]:
    recent = len(around.settings.recent)
    yield Setting(
        "recent",
        _("Pilots opened last"),
        _("The list on the first page and in the pilot’s menu; the files themselves stay."),
        _("history, forget, clear, recent files"),
        "act",
        told=ngettext("{n} pilot", "{n} pilots", recent).format(n=number(recent)),
        button=_("Forget them") if recent else "",
    )
    yield Setting(
        "all",
        _("All settings as in the beginning"),
        _("Language, colours, your name, safety and arrangements. Pilots and views of the list stay as they are."),
        _("default, factory, restore, clear"),
        "act",
        button=_("Reset all"),
    )


def _minutes(minutes: int) -> str:
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes else _("Never by itself")


def _stay(seconds: int) -> str:
    return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds) if seconds else _("When the pilot closes")
