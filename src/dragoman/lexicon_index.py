"""Which forms begin with a word? They are put together when a text first has the word: a report needs few of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

GAP = "\u2026"  # in a form: some words may stand here


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon. `kind`: entity, noun, marker, connective, reference, light, trigger, position, status,
    speech, ... ; `data`: its fields as the linguist wrote them."""

    id: int
    kind: str
    head: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """One way an entry is written: the words after the first; `says` what this form says of an act (done, planned, ...)."""

    rest: tuple[str, ...]
    entry: Entry
    says: str | None
    gapped: bool


@dataclass(slots=True)
class Start:
    """The forms that begin with one word: those that are that word, the others by their second word, those with a gap there."""

    single: list[Form] = field(default_factory=list)
    longer: dict[str, list[Form]] = field(default_factory=dict)
    gapped: list[Form] = field(default_factory=list)
    last: set[str] = field(default_factory=set)  # the words with which forms with a gap end

    def add(self, form: Form) -> None:
        if not form.rest:
            self.single.append(form)
        elif form.gapped:
            self.gapped.append(form)
            self.last.add(form.rest[-1])
        else:
            self.longer.setdefault(form.rest[0], []).append(form)


class Entries:
    """The entries of a language by number, from plain lists [kind, head, data]."""

    def __init__(self, listed: list[list[Any]]) -> None:
        self._listed = listed
        self._made: dict[int, Entry] = {}

    def __getitem__(self, number: int) -> Entry:
        entry = self._made.get(number)
        if entry is None:
            entry = self._made[number] = Entry(number, *self._listed[number])
        return entry


class Index:
    """The forms of one layer. `listed`: by their first word, as plain lists [number of the entry, says, words behind ...]."""

    def __init__(self, listed: dict[str, list[list[Any]]], entries: Entries) -> None:
        self.listed = listed
        self._entries = entries
        self._starts: dict[str, Start] = {}

    def start(self, word: str) -> Start:
        """The forms that begin with a word. Raises KeyError where there is none."""
        start = self._starts.get(word)
        if start is None:
            start = self._starts[word] = Start()
            for number, says, *rest in self.listed[word]:
                start.add(Form(tuple(rest), self._entries[number], says, GAP in rest))
        return start
