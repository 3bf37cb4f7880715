"""What contradicts the knowledge base? A capital or an office-holder given to the wrong state.

The claim carries the corrected state, the words of the source stay what they are, and the discrepancy holds both versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.model.ids import with_id
from dragoman.model.records import Discrepancy, DiscrepancyValue, Report, Resolution
from dragoman.model.spans import Quote
from dragoman.reading.linking import Knowledge, entity_of
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.sentence import Sentence

_APPOSITION = 2  # words between a city and "capital of": a comma, an article
_OWN = frozenset({"demonym", "capital", "metonym"})  # words for a state that nobody writes in mistake for another


class Slips:
    """The slips of one report. `look` at every sentence first, then `correct`, then ask `about` a mention."""

    def __init__(self, report: Report, kb: Knowledge, on: date | None, reader: str) -> None:
        self._report = report
        self._kb = kb
        self._on = on
        self._reader = reader
        self._found: list[Discrepancy] = []
        self._of: dict[int, list[str]] = {}
        self._instead: dict[str, str] = {}  # state as written -> state as it is
        self._genuine: set[str] = set()  # states named in ways that are no slip

    def look(self, sentence: Sentence) -> None:
        """Finds the slips of a sentence whose named mentions have their parties."""
        mentions = sentence.mentions
        for n, mention in enumerate(mentions):
            self._note_genuine(mention)
            if mention.nouns and mention.nouns[0].entry.data["class"] == "capital" and mention.states:
                self._capital(
                    sentence,
                    mentions[n - 1] if n else None,
                    mention,
                    mentions[n + 1] if n + 1 < len(mentions) else None,
                )
            elif mention.person is not None and mention.nouns and mention.states:
                self._holder(sentence, mention)

    def correct(self, sentences: Sequence[Sentence]) -> None:
        """Puts the true state where the report, by the same slip, wrote the other one throughout."""
        for written, true in self._instead.items():
            if written in self._genuine:
                continue
            ids = [d.id for d in self._found if d.resolution and d.resolution.value == true]
            for sentence in sentences:
                for mention in sentence.mentions:
                    if any(p.country == written for p in mention.parties):
                        mention.parties = tuple(self._corrected(p, written, true) for p in mention.parties)
                        self._of.setdefault(id(mention), []).extend(ids)

    def about(self, mention: Mention) -> tuple[str, ...]:
        """Ids of the discrepancies that touch a mention."""
        return tuple(self._of.get(id(mention), ()))

    def records(self) -> list[Discrepancy]:
        return list(self._found)

    def _note_genuine(self, mention: Mention) -> None:
        if mention.surface in _OWN and mention.parties and mention.parties[0].country:
            self._genuine.add(mention.parties[0].country)

    def _capital(self, sentence: Sentence, before: Mention | None, mention: Mention, after: Mention | None) -> None:
        """ "Dushanbe, capital of Kazakhstan", or "the Kazakh capital Dushanbe"."""
        claimed = mention.parties[0].country if mention.parties else None
        for city in (before, after):
            if city is None or city.surface != "capital" or not claimed:
                continue
            gap = mention.i - city.j if city is before else city.i - mention.j
            true = self._kb.capital_of(city.states[0].entry.data["ids"][0])
            if not 0 <= gap <= _APPOSITION or true is None or true == claimed:
                continue
            name = self._kb.entity(city.states[0].entry.data["ids"][0]).name
            self._add(sentence, mention, "capital", claimed, true, f"{name} is the capital of {true}", city)

    def _holder(self, sentence: Sentence, mention: Mention) -> None:
        """An office given to the person of another state who holds it there."""
        state = entity_of(self._kb, mention.states[0].entry.data["ids"][0])
        party = mention.parties[0] if mention.parties else None
        if state is None or party is None or not party.entity or not party.office or not state.country:
            return
        held = self._kb.office_on(party.entity, self._on)
        if held is None or held.country == state.country or held.kind != party.office:
            return
        if self._kb.country_of(party.entity, self._on) == state.country:
            return
        why = f"{party.name} was {held.title} from {held.start or 'a day not known'}"
        self._add(sentence, mention, "office_holder", state.country, held.country, why, None)

    def _add(
        self, sentence: Sentence, mention: Mention, kind: str, written: str, true: str, why: str, city: Mention | None
    ) -> None:
        words = sentence.words
        low, high = min(mention.i, city.i if city else mention.i), max(mention.j, city.j if city else mention.j)
        quote = Quote.of(words.text, words.starts[low], words.ends[high - 1])
        discrepancy = with_id(
            Discrepancy(
                report=self._report,
                kind=kind,
                field="country",
                values=(
                    DiscrepancyValue(value=written, evidence=(quote,)),
                    DiscrepancyValue(value=true, evidence=(), source="knowledge base"),
                ),
                resolution=Resolution(value=true, why=why),
                evidence=(quote,),
                reader=self._reader,
            )
        )
        self._found.append(discrepancy)
        self._of.setdefault(id(mention), []).append(discrepancy.id)
        self._instead[written] = true
        mention.parties = tuple(self._corrected(p, written, true) for p in mention.parties)

    def _corrected(self, party: Party, written: str, true: str) -> Party:
        if party.country != written:
            return party
        why = f"the report writes {written}; corrected"
        if party.type == "person":
            return replace(party, country=true, score=min(party.score, 0.7), why=why)
        state = self._kb.state(true)
        return Party(
            true, party.code, state.id, "state", state.name, party.office, party.sector, min(party.score, 0.7), why
        )
