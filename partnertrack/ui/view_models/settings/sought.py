"""Finds settings in the language in force and in English, which colleagues and guides may have named them in."""

from __future__ import annotations

from dataclasses import replace

from partnertrack.i18n import speaking
from partnertrack.ui.view_models.settings.found import found
from partnertrack.ui.view_models.settings.groups import groups
from partnertrack.ui.view_models.settings.setting import Around, Group

_ENGLISH = "en"


def sought(around: Around, text: str) -> tuple[Group, ...]:
    """The groups with the settings that the text finds; one that is found in English alone says by which word."""
    every = groups(around)
    own = {setting.key: setting for group in found(every, text) for setting in group.settings}
    with speaking(_ENGLISH):
        others = {setting.key: setting for group in found(groups(around), text) for setting in group.settings}
    shown = []
    for group in every:
        settings = [
            own.get(each.key) or replace(each, also=others[each.key].also or others[each.key].title)
            for each in group.settings
            if each.key in own or each.key in others
        ]
        if settings:
            shown.append(replace(group, settings=tuple(settings)))
    return tuple(shown)
