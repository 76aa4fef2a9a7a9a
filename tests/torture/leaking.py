"""Works a day on an encrypted pilot, for those who watch what is written meanwhile.

    python -m tests.torture.leaking FOLDER [--window]

Everything lies below the folder: `kept` is the pilot's, `home` and `temp` are the program's, and in `asked` lies what
the user has in the open: the partners' workbooks, and the letters and reports that were asked for.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from partnertrack import paths
from partnertrack.bootstrap import start
from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.importing.choices import Choices
from partnertrack.importing.workbook import close_reader
from partnertrack.persistence.queries import records
from partnertrack.services import (
    access,
    backups,
    documents,
    history,
    import_workbook,
    notes,
    participants,
    pilots,
)
from partnertrack.services.workspace import Workspace
from tests.cheap_keys import cheap_keys
from tests.torture.leaks import words_of

SECRET = "a lantern at the pier"  # noqa: S105 - a passphrase of a made-up pilot
DAY = date(2026, 6, 30)
IN_MEMORY = 2
_MANY = """WITH RECURSIVE n(i, x) AS (
    SELECT 1, (SELECT last_name FROM participant ORDER BY id LIMIT 1)
    UNION ALL SELECT i + 1, substr(x, 1, 8) || (i * 7919 % 100000) FROM n WHERE i < 100000
) """
_SORTS = tuple(f"{_MANY} {rest}" for rest in ("SELECT x FROM n ORDER BY x DESC", "SELECT count(*) FROM n GROUP BY x"))
_FEW = ("1_selection_rabat.xlsx",)


def main(folder: Path, *, is_long: bool) -> None:
    """Do all of it, and tell in `words.json` what nothing may say."""
    kept, asked = folder / "kept", folder / "asked"
    for each in (kept, asked):
        each.mkdir()
    pilot = kept / "pilot.ptrack"
    workspace = pilots.create_pilot(pilot, "thamm_giz", "Leaks", passphrase=SECRET)
    for name in sorted(path.name for path in (paths.resources() / "practice").glob("?_*")) if is_long else _FEW:
        file = shutil.copyfile(paths.resources() / "practice" / name, asked / name)
        draft = import_workbook.draft(workspace, import_workbook.read(file), partner="P", choices=Choices())
        import_workbook.commit(workspace, draft)
    close_reader()
    with workspace.store.reading() as reading:
        people = records.all_of(reading, Participant)
        enrolments = records.all_of(reading, Enrolment)
    (folder / "words.json").write_text(json.dumps(sorted(words_of(people))))
    _work(workspace, people, enrolments, asked)
    if is_long:
        from tests.torture.leaking_window import watch, write_letters  # noqa: PLC0415 - slow, and of no use in short

        write_letters(workspace, asked)
        workspace.close()
        _break(pilot)
        watch(pilot, SECRET, people)
    workspace.close()
    _die(pilot, people, 5 if is_long else 1)


def _work(workspace: Workspace, people: list[Participant], enrolments: list[Enrolment], asked: Path) -> None:
    """What an officer does on a day."""
    somebody = people[0]
    workspace.commit("Correct", [Change(somebody, replace(somebody, region="Souss"))])
    notes.write(workspace, enrolments[0].id, f"{somebody.last_name} called.", "An officer")
    found = participants.find(workspace, participants.Search(text=somebody.last_name), DAY)
    participants.rows(workspace, found.ids, DAY)
    letter = asked / "letter.txt"
    letter.write_text(f"To {somebody.last_name}")
    documents.attach(workspace, enrolments[0].id, [letter], documents.About())
    history.undo(workspace)
    history.redo(workspace)
    _sort(workspace)
    backups.make(workspace)


def _sort(workspace: Workspace) -> None:
    """Sort and group a hundred thousand names, as a spill to a file would show."""
    with workspace.store.reading() as reading:
        assert reading.connection.exec_driver_sql("PRAGMA temp_store").scalar() == IN_MEMORY
        for statement in _SORTS:
            assert reading.connection.exec_driver_sql(statement).fetchmany(3)


def _break(pilot: Path) -> None:
    """Commands that fail, one of them in a way that nobody foresaw."""
    words = pilot.parent.parent / "asked" / "passphrase.txt"
    words.write_text(SECRET)
    for arguments in (("check", str(pilot)), ("import", str(pilot), "nowhere.xlsx"), ("figures", str(pilot), "--what")):
        with suppress(SystemExit):
            start([*arguments, "--passphrase-file", str(words)])


def _die(pilot: Path, people: list[Participant], times: int) -> None:
    """Be killed in the middle of a change, time and again."""
    mine = access.unlock(pilot, SECRET)
    for number in range(times):
        child = os.fork()
        if not child:
            workspace = pilots.open_pilot(pilot, access=mine)
            with workspace.store.reading() as reading:
                now = records.fetch(reading, Participant, [person.id for person in people])
            people_now = list(now.values())
            for turn in count():
                moved = [replace(person, region=f"Region {number} {turn}") for person in people_now]
                done = workspace.commit("Move all", map(Change, people_now, moved))
                people_now = [each.after for each in done.change_set.changes if isinstance(each.after, Participant)]
        time.sleep(random.uniform(0.05, 0.3))  # noqa: S311 - any moment will do
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    with cheap_keys():
        main(Path(sys.argv[1]), is_long="--window" in sys.argv)
