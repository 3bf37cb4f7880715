"""What are the events about? Agreements, commitments, positions, institutions and projects of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.lexicon import OBJECTS, Lexicon
from dragoman.model.ids import with_id
from dragoman.model.records import (
    Agreement,
    Claim,
    Commitment,
    Institution,
    Issue,
    ObjectRef,
    Participant,
    Position,
    Project,
    Quantity,
    Record,
    Report,
    Session,
    When,
)
from dragoman.model.spans import Quote
from dragoman.reading.context import Context
from dragoman.reading.events import Found
from dragoman.reading.frames import Reading
from dragoman.reading.merge import Draft
from dragoman.reading.quantities import Quantity as Amount
from dragoman.reading.records import participant
from dragoman.reading.scan import Hit, scan
from dragoman.reading.sentence import Sentence
from dragoman.reading.setting import Setting

_STAGES = {"signing": "signed", "ratification": "ratified"}
_PROMISES = frozenset({"pledge", "agreement", "offer", "cooperation", "aid", "arms_transfer", "loan", "trade", "project",
                       "training", "exercise", "support", "debt_relief"})  # fmt: skip
_CONCESSIONS = frozenset({"withdrawal", "release", "concession", "easing", "ceasefire", "disarmament"})
_NEED_ISSUE = frozenset(
    {"raises", "supports", "opposes", "concern"}
)  # stances that are nothing without what they are about
_BESIDE = 1  # words between a number and what it counts
_MANY = 500  # more than any report counts of agreements or working groups: a larger number is a name or a year
_AROUND = 14  # words within which an institution's session, date and parties stand


@dataclass(slots=True)
class _Body:
    """An institution or project while the report is read."""

    name: str
    kind: str
    parties: list[Participant] = field(default_factory=list)
    count: int | None = None
    at_least: bool = False
    sessions: list[Session] = field(default_factory=list)
    value: Quantity | None = None
    evidence: list[Quote] = field(default_factory=list)


class ObjectReader:
    """Collects objects sentence by sentence; `records` writes them down once the claims are known."""

    def __init__(self, report: Report, lexicon: Lexicon, setting: Setting, context: Context, reader: str) -> None:
        self._report = report
        self._lexicon = lexicon
        self._setting = setting
        self._context = context
        self._reader = reader
        self._positions: list[Position] = []
        self._institutions: dict[tuple[str, frozenset[str]], _Body] = {}
        self._projects: dict[str, _Body] = {}
        self._hits: dict[int, list[Hit]] = {}
        self._previous: Sentence | None = None

    def look(self, sentence: Sentence, found: Found) -> None:
        """Takes in a sentence whose mentions are resolved and whose events are read."""
        hits = self._objects(sentence)
        for reading in found.positions:
            self._position(sentence, reading, found.drafts)
        for hit in hits:
            if hit.kind == "institution":
                self._institution(sentence, hit, found.drafts)
            elif hit.kind == "known_project":
                self._project(sentence, hit)
        self._previous = sentence

    def records(self, drafts: Sequence[Draft], claims: Sequence[Claim]) -> tuple[list[Record], list[Claim]]:
        """Everything collected, and the claims with the objects they are about."""
        out: list[Record] = [*self._unique_positions()]
        linked: list[Claim] = []
        for draft, claim in zip(drafts, claims, strict=True):
            made = self._agreement(draft, claim) or self._commitment(draft, claim)
            if made is not None:
                out.append(made)
            linked.append(_with_object(claim, ObjectRef(kind=made.record, id=made.id)) if made is not None else claim)
        for body in self._institutions.values():
            out.append(with_id(Institution(
                report=self._report, kind=body.kind, name=body.name, count=body.count, at_least=body.at_least,
                parties=tuple(body.parties), sessions=tuple(body.sessions), evidence=tuple(body.evidence), confidence=0.8,
                reader=self._reader,
            )))  # fmt: skip
        for body in self._projects.values():
            out.append(with_id(Project(
                report=self._report, name=body.name, value=body.value, participants=tuple(body.parties),
                evidence=tuple(body.evidence), confidence=0.8, reader=self._reader,
            )))  # fmt: skip
        return out, linked

    # -- agreements and commitments -----------------------------------------------------------------------------------

    def _agreement(self, draft: Draft, claim: Claim) -> Agreement | None:
        stage = _STAGES.get(draft.kind or "")
        if stage is None:
            return None
        status = draft.status.value
        sentence = draft.sentence
        hit = self._nearest(sentence, draft.act.i, "agreement")
        counted = self._counted(sentence, hit) if hit else None
        return with_id(Agreement(
            report=self._report, kind=str(hit.entry.data.get("kind") or "agreement") if hit else "agreement",
            title=sentence.words.quote(hit.i, hit.j) if hit else None,
            count=int(counted.value) if counted else None, at_least=bool(counted and counted.bound == "at_least"),
            parties=(*claim.actors, *claim.recipients), stage=stage if status in ("occurred", "ongoing") else "negotiated",
            status=status, date=claim.date, place=claim.place, subjects=claim.contexts, evidence=claim.evidence,
            discrepancies=claim.discrepancies, confidence=claim.confidence, reader=self._reader,
        ))  # fmt: skip

    def _commitment(self, draft: Draft, claim: Claim) -> Commitment | None:
        promise = draft.event == "AGREE" and draft.kind in _PROMISES
        concession = draft.event == "CONCEDE" and draft.kind in _CONCESSIONS
        if not (promise or concession) or draft.status.value == "negated":
            return None
        sentence = draft.sentence
        return with_id(Commitment(
            report=self._report, by=claim.actors, to=claim.recipients, kind=draft.kind, action=self._clause(draft),
            quantity=self._amount(sentence, draft), deadline=self._deadline(sentence, draft), condition=self._condition(draft),
            attribution=claim.attribution, evidence=claim.evidence, discrepancies=claim.discrepancies,
            confidence=claim.confidence, reader=self._reader,
        ))  # fmt: skip

    def _clause(self, draft: Draft) -> Quote:
        """The words of the clause the promise stands in: as far as no boundary of another clause lies between."""
        sentence, act = draft.sentence, draft.act
        i, j = act.i, act.j
        while i > sentence.start and sentence.cost(i - 1, act.i) < 0.7:
            i -= 1
        while j < sentence.end and sentence.cost(act.j, j + 1) < 0.7:
            j += 1
        return _quote(sentence, i, j)

    def _condition(self, draft: Draft) -> Quote | None:
        for hit in draft.sentence.of_kind("connective"):
            if hit.entry.head == "if":
                j = next(
                    (k for k in range(hit.j, draft.sentence.end) if draft.sentence.cost(hit.j, k) > 0.3),
                    draft.sentence.end,
                )
                return _quote(draft.sentence, hit.i, j)
        return None

    def _amount(self, sentence: Sentence, draft: Draft) -> Quantity | None:
        """The amount promised: money before other measures, near before far, years and dates never."""
        dates = [(t.i, t.j) for t in self._setting.times(sentence)]
        best: tuple[float, Amount] | None = None
        for amount in self._setting.amounts(sentence):
            if amount.ordinal or any(i < amount.j and amount.i < j for i, j in dates):
                continue
            if not amount.currency and not amount.unit:
                continue
            far = (
                sentence.cost(draft.act.j, amount.i)
                if amount.i >= draft.act.j
                else sentence.cost(amount.j, draft.act.i)
            )
            cost = far + (0.0 if amount.currency else 0.5)
            if far < 1.6 and (best is None or cost < best[0]):
                best = (cost, amount)
        return _quantity(best[1]) if best else None

    def _deadline(self, sentence: Sentence, draft: Draft) -> When | None:
        for expression in self._setting.times(sentence):
            if self._setting.is_deadline(sentence, expression):
                return self._setting.when(sentence, expression, "planned")
        if draft.status.value == "planned" and draft.date is not None:
            return draft.date
        return None

    # -- positions ---------------------------------------------------------------------------------------------------

    def _position(self, sentence: Sentence, reading: Reading, drafts: Sequence[Draft]) -> None:
        act = reading.act
        speakers = [(m, p) for m in reading.actors for p in m.parties if p.key]
        if not speakers or any(d.act.i < act.j and act.i < d.act.j for d in drafts):
            return  # words that tell an event take no position besides
        stance, issue = str(act.hit.entry.data["stance"]), self._issue(sentence, act.i)
        if issue is None and stance in _NEED_ISSUE:
            return
        words = sentence.words
        said = tuple(participant(p, m, words.text, words.starts, words.ends) for m, p in speakers)
        self._positions.append(Position(
            report=self._report, speaker=said[0], addressee=self._addressee(sentence, reading, issue),
            participants=said if len(said) > 1 else (), stance=stance, issue=issue, trigger=_quote(sentence, act.i, act.j),
            evidence=(_quote(sentence, sentence.start, sentence.end),), confidence=0.7, reader=self._reader,
        ))  # fmt: skip

    def _addressee(self, sentence: Sentence, reading: Reading, issue: Issue | None) -> Participant | None:
        """To whom it is said: the recipient, unless those words name the issue; else the other of the two states in question."""
        words = sentence.words
        keys = {p.key for m in reading.actors for p in m.parties}
        for mention in reading.recipients:
            span = issue.span if issue else None
            named = span is not None and words.starts[mention.i] < span.end and span.start < words.ends[mention.j - 1]
            for party in mention.parties:
                if party.key and party.key not in keys and not named:
                    return participant(party, mention, words.text, words.starts, words.ends)
        pair = {p.key: p for p in self._context.pair}
        others = [p for k, p in pair.items() if k not in keys]
        if len(others) == 1 and len(pair) == 2:
            return Participant(
                entity=others[0].entity,
                type="state",
                name=others[0].name,
                country=others[0].country,
                code=others[0].code,
            )
        return None

    def _issue(self, sentence: Sentence, at: int) -> Issue | None:
        """What is raised or passed over: the nearest issue of this sentence, else the last one of the sentence before."""
        hit = self._nearest(sentence, at, "issue")
        if hit is not None:
            quote = _quote(sentence, hit.i, hit.j)
            return Issue(id=str(hit.entry.data["id"]), text=quote.text, span=quote.span)
        if self._previous is not None:
            before = [h for h in self._objects(self._previous) if h.kind == "issue"]
            if before:
                quote = _quote(self._previous, before[-1].i, before[-1].j)
                return Issue(id=str(before[-1].entry.data["id"]), text=quote.text, span=quote.span)
        return None

    def _unique_positions(self) -> list[Position]:
        kept: dict[tuple[object, ...], Position] = {}
        for position in self._positions:
            speaker = position.speaker
            key = (
                position.stance,
                speaker.country or speaker.code if speaker else None,
                position.issue.id if position.issue else None,
            )
            if key in kept and position.issue is not None:
                old = kept[key]
                kept[key] = _extended(old, position.evidence)
            elif key not in kept:
                kept[key] = position
        return [with_id(p) for p in kept.values()]

    # -- institutions and projects -----------------------------------------------------------------------------------

    def _institution(self, sentence: Sentence, hit: Hit, drafts: Sequence[Draft]) -> None:
        parties = self._members(sentence, hit, drafts)
        kind = str(hit.entry.data.get("kind") or "committee")
        key = (kind, frozenset(p.country or p.code or "" for p in parties))
        body = self._institutions.setdefault(key, _Body(sentence.words.quote(hit.i, hit.j), kind, parties))
        counted = self._counted(sentence, hit)
        if counted is not None:
            body.count, body.at_least = int(counted.value), counted.bound == "at_least"
        session = self._session(sentence, hit)
        if session is not None:
            body.sessions.append(session)
        quote = _quote(sentence, sentence.start, sentence.end)
        if quote not in body.evidence:
            body.evidence.append(quote)

    def _members(self, sentence: Sentence, hit: Hit, drafts: Sequence[Draft]) -> list[Participant]:
        """The states of the nearest pair or group beside the name; else the two sides of the report."""
        words = sentence.words
        near = [
            m
            for m in sentence.mentions
            if m.keys and min(abs(m.i - hit.j), abs(hit.i - m.j)) <= 8 and not set(m.markers) & {"in"}
        ]
        found: dict[str, Participant] = {}
        for mention in near:
            for party in mention.parties:
                if party.key:
                    found.setdefault(party.key, participant(party, mention, words.text, words.starts, words.ends))
        if len(found) >= 2:
            return list(found.values())
        pair = {
            p.key: Participant(entity=p.entity, type=p.type, name=p.name, country=p.country, code=p.code)
            for p in self._context.pair
            if p.key
        }
        return list({**pair, **found}.values()) if pair and set(found) <= set(pair) else list(found.values())

    def _session(self, sentence: Sentence, hit: Hit) -> Session | None:
        words = [
            h
            for h in self._objects(sentence)
            if h.kind == "sessions" and 0 <= min(abs(h.i - hit.j), abs(hit.i - h.j)) <= 3
        ]
        if not words:
            return None
        number = next(
            (int(a.value) for a in self._setting.amounts(sentence) if a.ordinal and abs(a.i - words[0].i) <= 2), None
        )
        when = next((self._setting.when(sentence, t) for t in self._setting.times(sentence) if 0 <= t.i - hit.j <= _AROUND * 2
                     and not self._setting.is_deadline(sentence, t)), None)  # fmt: skip
        if when is None:
            before = [t for t in self._setting.times(sentence) if 0 <= hit.i - t.j <= _AROUND]
            when = self._setting.when(sentence, before[-1]) if before else None
        quote = _quote(sentence, words[0].i, words[0].j)
        return Session(
            number=number, date=when, place=self._setting.place_near(sentence, hit.j), text=quote.text, span=quote.span
        )

    def _project(self, sentence: Sentence, hit: Hit) -> None:
        body = self._projects.setdefault(hit.entry.head, _Body(hit.entry.head, "project"))
        quotes = [_quote(sentence, sentence.start, sentence.end)]
        value = self._money(sentence)
        if (
            value is None
            and self._previous is not None
            and any(h.kind == "project" for h in self._objects(self._previous))
        ):
            value = self._money(self._previous)
            quotes.insert(0, _quote(self._previous, self._previous.start, self._previous.end))
        if body.value is None and value is not None:
            body.value = value
        words = sentence.words
        known = {p.country or p.code for p in body.parties}
        for mention in sentence.mentions:
            for party in mention.parties:
                if party.key and party.key not in known:
                    known.add(party.key)
                    body.parties.append(participant(party, mention, words.text, words.starts, words.ends))
        body.evidence.extend(q for q in quotes if q not in body.evidence)

    def _money(self, sentence: Sentence) -> Quantity | None:
        return next((_quantity(a) for a in self._setting.amounts(sentence) if a.currency), None)

    # -- near things -------------------------------------------------------------------------------------------------

    def _objects(self, sentence: Sentence) -> list[Hit]:
        if sentence.number not in self._hits:
            self._hits[sentence.number] = scan(sentence.words, sentence.start, sentence.end, self._lexicon, OBJECTS)
        return self._hits[sentence.number]

    def _nearest(self, sentence: Sentence, at: int, kind: str) -> Hit | None:
        hits = [h for h in self._objects(sentence) if h.kind == kind]
        return min(hits, key=lambda h: sentence.cost(h.j, at) + 0.05 * abs(h.i - at), default=None)

    def _counted(self, sentence: Sentence, hit: Hit) -> Amount | None:
        """The number that counts an object: just before it (or just behind, where numbers follow), no ordinal, no amount of money."""
        for amount in self._setting.amounts(sentence):
            gap = max(hit.i - amount.j, amount.i - hit.j, 0)  # the noun may be the measure: "eight documents"
            if (
                not amount.ordinal
                and not amount.currency
                and gap <= _BESIDE
                and amount.value == int(amount.value) < _MANY
            ):
                return amount
        return None


def _quantity(amount: Amount) -> Quantity:
    return Quantity(
        value=float(amount.value), unit=amount.unit, currency=amount.currency, approximate=amount.bound == "about",
        at_least=amount.bound == "at_least", text=amount.text, span=amount.span,
    )  # fmt: skip


def _quote(sentence: Sentence, i: int, j: int) -> Quote:
    words = sentence.words
    return Quote.of(words.text, words.starts[i], words.ends[j - 1])


def _with_object(claim: Claim, ref: ObjectRef) -> Claim:
    from dataclasses import replace

    return replace(claim, object=ref)


def _extended(position: Position, evidence: tuple[Quote, ...]) -> Position:
    from dataclasses import replace

    return replace(position, evidence=(*position.evidence, *(e for e in evidence if e not in position.evidence)))
