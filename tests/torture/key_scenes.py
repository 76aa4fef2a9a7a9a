"""Scenes about keys: passphrases that change, a pilot that is encrypted, a pilot that gets another key."""

from __future__ import annotations

from partnertrack.services import access
from tests.torture.filling import FILES, fill, fill_plain, take_in
from tests.torture.judging import unlocked
from tests.torture.stage import SECRET, Scene, Stage


def change_passphrases(stage: Stage) -> None:
    """One passphrase after another, with a recovery code and work in between."""
    before, mine = SECRET, unlocked(stage.path, SECRET)
    for number in range(4):
        after = f"harbour, edition {number}"
        with stage.step("passphrase", secret=after) as promised:
            access.change_passphrase(stage.path, mine, after)
            promised |= {"secret": after, "shut": [before]}
        before = stage.secret = after
        with stage.step("recovery code"):
            access.new_recovery_code(stage.path, mine)
    with stage.step("import"):
        take_in(stage.pilot, FILES[1])
    stage.close()


def encrypt(stage: Stage) -> None:
    """A pilot that lay open is encrypted, worked on, and gets another key."""
    with stage.step("encrypt", secret=SECRET, may_be_open=True) as promised:
        access.encrypt(stage.path, SECRET)
        promised |= {"secret": SECRET, "is_encrypted": True}
    with stage.step("import"):
        take_in(stage.pilot, FILES[1])
    stage.close()
    after = "lighthouse under the acacia"
    with stage.step("new key", secret=after) as promised:
        access.new_key(stage.path, unlocked(stage.path, SECRET), after)
        promised |= {"secret": after, "shut": [SECRET]}


KEY_SCENES = (Scene("passphrase", fill, change_passphrases), Scene("encrypt", fill_plain, encrypt))
