"""One document in, its records out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import partial

from dragoman import __version__
from dragoman.lexicon import CONTEXTS, Lexicon
from dragoman.model.documents import Document
from dragoman.model.ids import with_id
from dragoman.model.records import Attribution, Claim, Coverage, Participant, Reading, Record
from dragoman.model.spans import Quote, Span
from dragoman.reading.clauses import behind_relative
from dragoman.reading.context import Context
from dragoman.reading.doubtful import other_state, without_doubtful
from dragoman.reading.events import EventReader, Found
from dragoman.reading.introduced import Introduced
from dragoman.reading.joining import Builder
from dragoman.reading.linking import Knowledge, Linker
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.merge import Actor, Draft, merge
from dragoman.reading.objects import ObjectReader
from dragoman.reading.records import participant
from dragoman.reading.reference import References
from dragoman.reading.scan import scan
from dragoman.reading.sentence import Sentence
from dragoman.reading.setting import Setting
from dragoman.reading.slips import Slips
from dragoman.reading.status import find_speeches
from dragoman.reading.topics import off_topic
from dragoman.reading.trace import Trace

READER = f"rules@{__version__}"
_ONE_SIDED = frozenset({"pledge", "offer", "invitation", "support", "praise", "severance"})  # by one side to the other
_VISITING = frozenset({"visit", "reception"})  # of one who comes to one who receives
_REACTIONS = frozenset({"ACCUSE", "REQUEST", "CONSULT", "SUPPORT"})  # what others do about a deed
_READ = frozenset({"headline", "body"})


def read_report(document: Document, kb: Knowledge, lexicon: Lexicon, trace: Trace | None = None) -> Reading:
    """All records of one report. Pure: the same document, knowledge and lexicon give the same records.

    Args:
        document: the report with its sentences; its language is the lexicon's.
        trace: filled with what was seen and why, for `explain`.
    """
    return _Run(document, kb, lexicon, trace).reading()


class _Run:
    """The reading of one report."""

    def __init__(self, document: Document, kb: Knowledge, lexicon: Lexicon, trace: Trace | None) -> None:
        self._document = document
        self._kb = kb
        self._lexicon = lexicon
        self._trace = trace
        self._report = document.report
        self._on = _as_date(document.report.published)
        self._context = Context()
        self._introduced = Introduced(lexicon)
        self._datelines: list[Sentence] = []
        self._named: list[str] = []
        self._context.press = lexicon.language.get("home")
        self._context.reflexive = lexicon.postpositions
        self._linker = Linker(kb, self._on, self._context)
        self._references = References(kb, self._on, self._context, self._linker)
        self._words = lexicon.tokeniser.words(document.text, *(document.portion or ()))
        self._setting = Setting(lexicon, kb, self._on, self._context)

    def reading(self) -> Reading:
        sentences = self._sentences()
        self._first_pass(sentences)
        events = EventReader(self._lexicon, self._context, self._trace)
        setting = self._setting
        slips = Slips(self._report, self._kb, self._on, READER)
        for sentence in sentences:
            slips.look(sentence)
        slips.correct(sentences)
        self._count(sentences)
        objects = ObjectReader(self._report, self._lexicon, setting, self._context, READER)
        drafts: list[Draft] = []
        meeting: Draft | None = None
        unread: list[Span] = []
        recorded = 0
        topic = off_topic(self._words, self._lexicon)
        if topic is not None and self._trace is not None:
            self._trace.add("rejected", 0, 0, "", f"the report is about {topic}: states are teams there")
        for sentence in sentences:
            self._resolve(sentence)
            found = events.read(sentence) if topic is None else Found([], [])
            for draft in found.drafts:
                setting.place_and_date(draft)
                self._direct(draft)
                self._follow(draft)
            setting.share_occasion(found.drafts, meeting)
            meeting = next((d for d in reversed(found.drafts) if d.event == "CONSULT" and d.date is not None), meeting)
            drafts.extend(found.drafts)
            objects.look(sentence, found)
            recorded += bool(found.drafts or found.positions)
            if found.unread:
                unread.append(self._whole(sentence).span)
            self._end_sentence(sentence, found.drafts)
        for draft in setting.share_visit(drafts):
            self._direct(draft)
        kept = merge(drafts, self._on)
        claims = [self._claim(d, setting, slips) for d in kept]
        things, claims = objects.records(kept, claims)
        records: list[Record] = [*claims, *things, *slips.records()]
        records.sort(key=_position)
        return self._result(records, len(sentences), recorded, unread)

    def _result(self, records: Sequence[Record], sentences: int, recorded: int, unread: Sequence[Span]) -> Reading:
        """The records with how much was understood, and whom the report names."""
        coverage = Coverage(
            words=len(self._words),
            sentences=sentences,
            recorded=recorded,
            unread=len(unread),
            unread_spans=tuple(unread),
        )
        named = tuple(self._named)
        portion = self._document.portion
        return Reading(report=self._report, records=tuple(records), coverage=coverage, portion=portion, named=named)

    # -- passes ------------------------------------------------------------------------------------------------------

    def _sentences(self) -> list[Sentence]:
        starts = self._words.starts
        builder = Builder(self._lexicon)
        found: list[Sentence] = []
        named: set[str] = set()
        for number, span in enumerate(self._document.sentences):
            i, j = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if i == j:
                continue
            hits = scan(self._words, i, j, self._lexicon)
            hits = without_doubtful(self._words, hits, partial(self._setting.time_ranges, self._words, i, j), named)
            hits = self._introduced.recall(self._words, i, j, hits)
            mentions = builder.build(self._words, i, j, hits)
            for mention in mentions:
                mention.sentence = number
            self._introduced.learn(self._words, mentions)
            if span.kind not in _READ:
                self._datelines.append(Sentence(self._words, i, j, span.kind, number, hits, mentions, self._lexicon))
                continue
            found.append(Sentence(self._words, i, j, span.kind, number, hits, mentions, self._lexicon))
        return found

    def _home(self) -> None:
        """The place a report is written from."""
        for line in self._datelines:
            if line.kind == "dateline" and line.mentions and line.mentions[0].parties and self._context.home is None:
                self._context.home = line.mentions[0].parties[0].country

    def _first_pass(self, sentences: Sequence[Sentence]) -> None:
        every = [*self._datelines, *sentences]
        for sentence in every:
            for mention in sentence.mentions:
                self._linker.named(self._words, mention)
        for mention in other_state(every, self._linker.state_of):
            self._linker.named(self._words, mention)
        self._home()

    def _count(self, sentences: Sequence[Sentence]) -> None:
        for sentence in sentences:
            for mention in sentence.mentions:
                keys = [k for p in mention.parties if (k := p.key)]
                for key in keys:
                    self._context.counts[key] += 1
                self._named += [p.entity for p in mention.parties if p.type == "person" and p.entity] or keys
                for party in mention.parties:
                    if party.type == "person" and party.name:
                        self._context.namings[party.name] += 1

    def _resolve(self, sentence: Sentence) -> None:
        """References of a sentence in text order; the speaker of "we" is known before what is said, or from before."""
        self._context.sentence = sentence.number
        self._context.here = frozenset(k for m in sentence.mentions if m.states for k in m.keys)
        sentence.speeches = find_speeches(sentence, self._lexicon) if sentence.of_kind("speech", "marker") else []
        late = [s for s in sentence.speeches if s.speaker is not None and s.hit.i > s.i and s.speaker.parties]
        if late and late[0].speaker is not None:
            self._context.speaker = _states_of(late[0].speaker.parties)
        done: list[Mention] = []
        for mention in sentence.mentions:
            for speech in sentence.speeches:
                if (
                    speech.speaker is not None
                    and speech.speaker in done
                    and speech.speaker.parties
                    and speech.i <= mention.i
                ):
                    self._context.speaker = speech.speaker.parties
            self._references.refer(self._words, mention, done)
            self._references.remember(mention)
            done.append(mention)
            self._seen(mention)

    def _seen(self, mention: Mention) -> None:
        if self._trace is not None:
            words = self._words
            who = ", ".join(f"{p.name or p.office or p.type} [{p.key}]" for p in mention.parties) or "nobody known"
            why = f"{mention.cls}: {who}; markers {', '.join(mention.markers) or 'none'}"
            self._trace.add(
                "mention", words.starts[mention.i], words.ends[mention.j - 1], words.quote(mention.i, mention.j), why
            )

    def _end_sentence(self, sentence: Sentence, drafts: Sequence[Draft]) -> None:
        """What the next sentence may refer to: its subject, and the pair of states last in one event or one group."""
        # An event only named in passing has no say in who "he" is.
        told = [d for d in drafts if not d.nominal] or drafts
        for draft in told:
            aside = draft is not drafts[0] and self._lexicon.postpositions and behind_relative(sentence, draft.act)
            if draft.subject and not aside:
                self._context.subject = draft.subject
        if not drafts:
            for mention in sentence.mentions:
                subject = (
                    mention.keys and ("agent" in mention.markers or not mention.markers) and not mention.bare_demonym
                )
                if subject:
                    self._context.subject = mention.parties
                    break
        spoke = [s.speaker.parties for s in sentence.speeches if s.speaker is not None and s.speaker.parties]
        doers = [
            m.parties for m in sentence.mentions if "agent" in m.markers and m.parties and m.cls in ("person", "office")
        ]
        if spoke or doers:  # "they said" of the next sentence: who spoke last, else the official who last did something
            self._context.speaker = spoke[-1] if spoke else doers[-1]
        for draft in drafts:
            if draft.event not in _REACTIONS and draft.actors:
                self._context.deed = tuple(a.party for a in draft.actors)
            parties = {a.party.key: a.party for a in [*draft.actors, *draft.recipients]}
            if len(parties) == 2 and any(p.country for p in parties.values()):
                self._context.pair = tuple(parties.values())
                if draft.mutual and all(p.country and p.type != "group" for p in parties.values()):
                    self._context.together, self._context.met = tuple(parties.values()), sentence.number
            if len(parties) == 3 and draft.mutual and all(p.country for p in parties.values()):
                self._context.trio = tuple(parties.values())
            persons = {a.party.key: a.party for a in [*draft.actors, *draft.recipients] if _somebody(a)}
            if len(persons) == 2 and len(parties) == 2:
                self._context.two_persons(tuple(persons.values()))

    def _follow(self, draft: Draft) -> None:
        if draft.place is not None and draft.place.country and draft.event == "CONSULT":
            self._context.place = draft.place.country
        if draft.kind in _VISITING and draft.actors and draft.recipients:
            self._context.guest = tuple(a.party for a in draft.actors)

    def _direct(self, draft: Draft) -> None:
        """Who visits whom: of a meeting in one side's country the other is the actor; else all sides of a mutual act are."""
        if not draft.mutual or (draft.kind in _ONE_SIDED and draft.actors and draft.recipients):
            return
        everyone = [*draft.actors, *draft.recipients]
        hosts: list[Actor] = []
        if draft.kind in ("meeting", "visit", "reception", "negotiation", "conference", "session"):
            country = draft.place.country if draft.place else self._context.place
            hosts = [a for a in everyone if a.party.key == country]
        if hosts and len(hosts) < len(everyone):
            draft.actors, draft.recipients = [a for a in everyone if a not in hosts], hosts
        else:
            draft.actors, draft.recipients = everyone, []

    # -- records -----------------------------------------------------------------------------------------------------

    def _claim(self, draft: Draft, setting: Setting, slips: Slips) -> Claim:
        status = draft.status
        cue = status.cue
        mentions = [a.mention for a in [*draft.actors, *draft.recipients]]
        discrepancies = tuple(dict.fromkeys(d for m in mentions for d in slips.about(m)))
        return with_id(
            Claim(
                report=self._report,
                event=draft.event,
                mode=draft.mode,
                kind=draft.kind,
                contexts=self._contexts(draft.sentence),
                status=status.value,
                status_cue=self._quote(*cue) if cue and status.value != "occurred" else None,
                actors=tuple(self._participant(a) for a in draft.actors),
                recipients=tuple(self._participant(a) for a in draft.recipients),
                date=draft.date,
                place=draft.place,
                attribution=tuple(
                    Attribution(speaker=self._participant(s), text=q.text, span=q.span)
                    for s, q in zip(draft.speakers, self._speech_words(draft), strict=False)
                ),
                trigger=self._quote(draft.act.i, draft.act.j),
                evidence=tuple(self._whole(s) for s in draft.evidence),
                discrepancies=discrepancies,
                confidence=round(max(0.2, 0.95 - 0.15 * draft.cost - 0.15 * draft.assumed), 2),
                reader=READER,
            )
        )

    def _speech_words(self, draft: Draft) -> list[Quote]:
        return [self._quote(s.hit.i, s.hit.j) for s in draft.speeches if s.speaker for _ in s.speaker.parties]

    def _participant(self, actor: Actor) -> Participant:
        return participant(actor.party, actor.mention, self._document.text, self._words.starts, self._words.ends)

    def _contexts(self, sentence: Sentence) -> tuple[str, ...]:
        hits = scan(self._words, sentence.start, sentence.end, self._lexicon, CONTEXTS)
        return tuple(sorted({h.entry.head for h in hits}))

    def _quote(self, i: int, j: int) -> Quote:
        return Quote.of(self._document.text, self._words.starts[i], self._words.ends[j - 1])

    def _whole(self, sentence: Sentence) -> Quote:
        return self._quote(sentence.start, sentence.end)


def _states_of(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(parties)


def _somebody(actor: Actor) -> bool:
    return actor.party.type == "person" or actor.mention.cls in ("office", "counterpart")


def _position(record: Record) -> tuple[int, str, str]:
    start = record.evidence[0].span.start if record.evidence else 0
    return start, record.record, record.id


def _as_date(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
