"""What is known of the partner who sent a file, and what its import adds to that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.names import fold, fold_text
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.source import Source
from partnertrack.importing.assign import AssignedSheet
from partnertrack.importing.choices import Choices, Wanted, from_json
from partnertrack.importing.draft import DriftDraft
from partnertrack.importing.drift import drift
from partnertrack.importing.memory import Memory, columns_of, ever_known, likely_partner
from partnertrack.importing.people import Register
from partnertrack.importing.recipes import away, known_columns, layout_of, written
from partnertrack.importing.table import Column
from partnertrack.importing.typed_sheet import TypedSheet
from partnertrack.persistence.queries import records, statements
from partnertrack.persistence.session import Reading


class Remembered:
    """Everything that the pilot remembers of partners' files, read once for one import."""

    def __init__(self, reading: Reading, partner: str | None) -> None:
        self._reading = reading
        self.partner = (partner or "").strip()
        self._recipes = records.all_of(reading, Recipe)
        self._wordings = records.all_of(reading, Wording)
        self._sources = {source.id: source for source in records.all_of(reading, Source)}

    def memory(self) -> Memory:
        """How this partner's sheets were read, and what its words mean; its own go before everybody's."""
        words: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for wording in sorted(self._wordings, key=lambda each: bool(each.partner)):
            if not wording.partner or self._is_sender(wording.partner):
                words[wording.field][fold_text(wording.text)] = wording.means
        return Memory(tuple(recipe for recipe in self._recipes if self._is_sender(recipe.partner)), words)

    def likely_partner(self, sheets: Iterable[TypedSheet]) -> str:
        """Whose files look like this one, where nobody said who sent it."""
        if self.partner:
            return ""
        found = {likely_partner(self._recipes, _columns(sheet)) for sheet in sheets if sheet.columns} - {""}
        return found.pop() if len(found) == 1 else ""

    def earlier(self, sha256: str) -> Source | None:
        """The last import of the very same file."""
        same = [source for source in self._sources.values() if source.sha256 == sha256]
        return max(same, key=lambda source: source.imported_at, default=None)

    def drifts(self, assigned: Collection[AssignedSheet], register: Register, sha256: str) -> dict[str, DriftDraft]:
        """How each sheet differs from the last of its layout; nothing is said where this very file was that one."""
        found = {}
        for sheet in assigned:
            recipe = sheet.sheet.recipe
            source = self._sources.get(recipe.source_id) if recipe and recipe.source_id else None
            if recipe is None or source is None or source.sha256 == sha256:
                continue
            here = {
                person.enrolment_id for other in assigned if other.sheet.recipe == recipe for person in other.people
            }
            told = drift(columns_of(recipe), sheet.sheet.columns)
            gone = self._gone(recipe, source, here, register)
            found[sheet.sheet.name] = DriftDraft(
                source.file_name, source.imported_at.date(), told.renamed, told.added, told.missing, gone
            )
        return found

    def _gone(self, recipe: Recipe, source: Source, here: set[UUID], register: Register) -> tuple[tuple[str, str], ...]:
        """Label and name of those who were in the partner's last file and are not in this one."""
        before = statements.people_of(self._reading, source.id, layout_of(columns_of(recipe)))
        people = filter(None, map(register.get, before - here))
        return tuple(sorted((person.label, person.identity.name) for person in people))

    def learnt(self, source: Source, assigned: Iterable[AssignedSheet], choices: Choices) -> Iterator[Change]:
        """What the import adds to what is remembered: layouts, and the words that people wanted remembered.

        A file that is gone on with neither takes the place of a newer one, nor teaches again what was learnt from it
        and forgotten since.
        """
        fresh: dict[tuple[UUID | None, str], Change] = {}
        for sheet in assigned:
            if sheet.rows and sheet.slots and not self._is_newer(sheet.sheet.recipe, source):
                recipe = sheet.sheet.recipe
                key = (recipe.id, "") if recipe else (None, layout_of(sheet.sheet.columns))
                fresh.setdefault(key, self._recipe(source, sheet))
        yield from (change for change in fresh.values() if change.before != change.after)
        fields = {
            (sheet.sheet.name, column.index): column.field for sheet in assigned for column in sheet.sheet.columns
        }
        before = from_json(source.choices) if source.choices else Choices()
        taught = {
            place for place in choices.remembered & before.remembered if _text(choices, place) == _text(before, place)
        }
        yield from self._words(replace(choices, remembered=choices.remembered - taught), fields)

    def _is_newer(self, recipe: Recipe | None, source: Source) -> bool:
        """Whether the recipe is that of a file which came later."""
        last = self._sources.get(recipe.source_id) if recipe and recipe.source_id else None
        return last is not None and last.imported_at > source.imported_at

    def _recipe(self, source: Source, sheet: AssignedSheet) -> Change:
        columns = known_columns(sheet.sheet, sheet.taken_columns)
        known = sheet.sheet.recipe
        text = written((*columns, *(away(ever_known(known), columns) if known else ())))
        if known is None:
            return added(Recipe(partner=self.partner, sheet=sheet.sheet.name, columns=text, source_id=source.id))
        return Change(known, replace(known, sheet=sheet.sheet.name, columns=text, source_id=source.id))

    def _words(self, choices: Choices, fields: Mapping[tuple[str, int], str | None]) -> Iterator[Change]:
        wanted: dict[tuple[str, str], str] = {}
        for sheet, index, raw in choices.remembered:
            field = fields.get((sheet, index))
            if field and (sheet, index, raw) in choices.texts:
                wanted[field, raw] = choices.texts[sheet, index, raw]
        for (field, raw), means in wanted.items():
            known = next((each for each in self._wordings if self._is_wording(each, field, raw)), None)
            if known is None:
                yield added(Wording(field=field, text=raw, means=means, partner=self.partner))
            elif known.means != means:
                yield Change(known, replace(known, means=means))

    def _is_wording(self, wording: Wording, field: str, raw: str) -> bool:
        return wording.field == field and fold_text(wording.text) == raw and self._is_sender(wording.partner)

    def _is_sender(self, partner: str) -> bool:
        return fold(partner) == fold(self.partner)


def _text(choices: Choices, place: Wanted) -> str | None:
    return choices.texts.get(place)


def _columns(sheet: TypedSheet) -> tuple[Column, ...]:
    return tuple(Column(column.index, column.heading, column.group) for column in sheet.columns)
