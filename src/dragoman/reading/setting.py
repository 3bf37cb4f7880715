"""When and where? The date and place of an event, from what stands nearest in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from dragoman.lexicon import OBJECTS, Lexicon
from dragoman.model.records import Place, When
from dragoman.model.spans import Span
from dragoman.reading.acts import Act
from dragoman.reading.context import Context
from dragoman.reading.linking import Knowledge, entity_of
from dragoman.reading.mentions import Mention
from dragoman.reading.merge import Draft, compatible_dates
from dragoman.reading.quantities import Quantity, compile_quantities, find_quantities
from dragoman.reading.scan import scan
from dragoman.reading.sentence import Sentence
from dragoman.reading.times import TimeExpression, compile_times, find_times, resolve
from dragoman.reading.triggers import heads
from dragoman.words.tokens import Words

_PLACES = ("in", "at", "goal", "to")
_GOING = frozenset({"visit", "reception", "conference"})
_BOUND = frozenset({"before", "until", "by", "since"})  # a time with these markers is a deadline, not a date
_FAR = 1.3
_MEETING = frozenset({"meeting", "negotiation"})
_TAKING_PLACE = frozenset({"occurred", "ongoing"})
_SIGNED = frozenset({"signing", "joint_statement", "ratification"})
_CLAUSE_COST = 1.0  # a clause lies between
_ADVERBS = frozenset({"here", "there"})  # references that say where
_ATTRIBUTE_WORDS = 5  # between a time and the attribute it belongs to
_OPENING, _OPENS = 2, 0.5  # words before a time that opens its sentence, and how much less boundaries hold it back
_OPEN = frozenset({"vague", "same"})  # times that name no day: taken only where no other stands near
_UNRESOLVED = 0.8
_ASIDE = 1.5  # commas and an "and" between a noun and the relative clause about it
_INFINITE = frozenset({None, "open", "linked"})  # forms of an act that another verb of its sentence tells of


class Setting:
    """Dates and places for the events of one report."""

    def __init__(self, lexicon: Lexicon, kb: Knowledge, on: date | None, context: Context) -> None:
        self._times, self._quantities = _compiled_for(lexicon)
        self._kb = kb
        self._on = on
        self._context = context
        self._lexicon = lexicon
        self._day: date | None = None  # of the event told last
        self._found: dict[int, list[TimeExpression]] = {}  # by the first word of their sentence
        self._amounts: dict[int, list[Quantity]] = {}

    def times(self, sentence: Sentence) -> list[TimeExpression]:
        """The time expressions of a sentence, word positions counted in the report."""
        return self._times_among(sentence.words, sentence.start, sentence.end)

    def time_ranges(self, words: Words, i: int, j: int) -> list[tuple[int, int]]:
        """The word ranges of the time expressions among words [i, j)."""
        return [(t.i, t.j) for t in self._times_among(words, i, j)]

    def _times_among(self, words: Words, i: int, j: int) -> list[TimeExpression]:
        if i not in self._found:
            inner = find_times(_cut(words, i, j), self._times)
            self._found[i] = [replace(t, i=t.i + i, j=t.j + i) for t in inner]
        return self._found[i]

    def amounts(self, sentence: Sentence) -> list[Quantity]:
        """The numbers and amounts of a sentence, word positions counted in the report."""
        if sentence.number not in self._amounts:
            dates = [(t.i - sentence.start, t.j - sentence.start) for t in self.times(sentence)]
            inner = find_quantities(_slice(sentence), self._quantities, dates)
            self._amounts[sentence.number] = [replace(q, i=q.i + sentence.start, j=q.j + sentence.start) for q in inner]
        return self._amounts[sentence.number]

    def when(self, sentence: Sentence, expression: TimeExpression, status: str | None = None) -> When:
        """A time expression as a record's date, with the words that say it."""
        return resolve(
            expression,
            self._on,
            tense="planned" if status == "planned" else "occurred" if status == "occurred" else None,
        )

    def place_and_date(self, draft: Draft) -> None:
        """Gives a draft its date and place."""
        sentence, act = draft.sentence, draft.act
        best: tuple[float, TimeExpression] | None = None
        times, told = self.times(sentence), _told_at(sentence, act)
        for expression, following in zip_longest(times, times[1:]):
            if following is not None and following.i == expression.j and self.is_deadline(sentence, following):
                continue  # "this year, before the anniversary": part of the deadline
            if self.is_deadline(sentence, expression) or (expression.i < act.hit.first and act.hit.i < expression.j):
                continue
            if self._lexicon.postpositions and (
                self._of_background(sentence, act, expression) or _of_attribute(sentence, act, expression)
            ):
                continue
            cost = min(_reach(sentence, i, j, expression) for i, j in told)
            if expression.kind in _OPEN and (self._day is None or _days_on(expression) is None):
                cost += _UNRESOLVED
            if self._lexicon.verb_final and not act.nominal and expression.i >= act.j:
                cost += _CLAUSE_COST  # the verb has ended its clause
            if cost < _FAR and (best is None or cost < best[0]):
                best = (cost, expression)
        if best is not None:
            announced = draft.status.value == "planned" and _of_the_announcing(sentence, act, best[1])
            when = self.when(sentence, best[1], "occurred" if announced else draft.status.value)
            draft.date = self._counted(best[1], when)
        draft.place = self._place(draft)

    def _counted(self, expression: TimeExpression, when: When) -> When:
        """ "The next day", "three days later": counted from the day of the event told before, which this one becomes."""
        days = _days_on(expression)
        if when.start is None and days is not None and self._day is not None:
            day = (self._day + timedelta(days)).isoformat()
            when = replace(when, start=day, end=day, precision="day")
        if when.start is not None and when.start == when.end:
            self._day = date.fromisoformat(when.start)
        return when

    def _of_background(self, sentence: Sentence, act: Act, expression: TimeExpression) -> bool:
        """ "For the first time since B became independent in 1991, A visits": a past year in a phrase or clause with "after" is the
        date of what was before."""
        year = self.when(sentence, expression)
        past = (
            year.precision == "year" and self._on is not None and year.end is not None and year.end < f"{self._on.year}"
        )
        if not past or expression.j > act.i:
            return False
        closing = [h for h in heads(sentence, "marker", "after", "because") if expression.j < h.i and h.j <= act.i]
        return any(sentence.cost(expression.j, h.i) < _CLAUSE_COST for h in closing)

    def share_occasion(self, drafts: Sequence[Draft], before: Draft | None) -> None:
        """What was signed during a visit or as part of talks has their day and place, when its own words give none.

        `before`: the meeting told last; it counts where the sentence names the occasion ("as part of the talks").
        """
        for draft in drafts:
            if draft.kind not in _SIGNED or (draft.date is not None and draft.place is not None):
                continue
            held = [
                d for d in drafts if d.event == "CONSULT" and d.keys() == draft.keys() and d.status.value == "occurred"
            ]
            if (
                not held
                and before is not None
                and before.keys() == draft.keys()
                and self._names_occasion(draft.sentence)
            ):
                held = [before]
            if held:
                draft.date, draft.place = draft.date or held[0].date, draft.place or held[0].place

    def share_visit(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Gives a meeting told without a place that of the visit of the same sides, where the report tells of one such place
        only. Which drafts got one."""
        visits = [d for d in drafts if d.kind in _GOING and d.event == "CONSULT" and d.place is not None]
        placed = []
        for draft in drafts:
            if draft.kind not in _MEETING or draft.place is not None or draft.status.value != "occurred":
                continue
            of_them = [v for v in visits if v.keys() == draft.keys() and v.status.value in _TAKING_PLACE]
            of_them = [v for v in of_them if compatible_dates(v.date, draft.date)]
            if of_them and len({v.place.country for v in of_them if v.place}) == 1:
                draft.place = of_them[0].place
                placed.append(draft)
        return placed

    def _names_occasion(self, sentence: Sentence) -> bool:
        hits = scan(sentence.words, sentence.start, sentence.end, self._lexicon, OBJECTS)
        return any(h.kind == "occasions" for h in hits)

    def is_deadline(self, sentence: Sentence, expression: TimeExpression) -> bool:
        """Whether a marker beside a time makes it the end of a span ("before 1 May", "until 2030") and no date of the act."""
        if expression.bound in ("until", "before"):
            return True
        beside = [*sentence.closing_at(expression.i), *sentence.opening_at(expression.j)]
        return any(h.kind == "marker" and h.entry.head in _BOUND for h in beside)

    def _place(self, draft: Draft) -> Place | None:
        sentence, act = draft.sentence, draft.act
        best: tuple[float, Mention] | None = None
        for mention in sentence.mentions:
            pointed = mention.resolve in _ADVERBS and bool(mention.parties)
            if not (pointed or (mention.place_like and mention.states)) or mention.overlaps(act.hit.i, act.hit.first):
                continue
            cost = self._place_cost(draft, mention)
            if cost is not None and cost < _FAR and (best is None or cost < best[0]):
                best = (cost, mention)
        if best is not None:
            return self._as_place(sentence, best[1])
        if draft.kind in _GOING and not draft.mutual:
            for actor in draft.recipients:
                if actor.party.country and actor.mention.states and actor.mention.place_like:
                    return self._as_place(sentence, actor.mention)
            return self._host(draft)
        return None

    def _host(self, draft: Draft) -> Place | None:
        """Of a visit, the state visited, whatever words name it ("the Central Asian country")."""
        for actor in draft.recipients:
            mention = actor.mention
            if actor.party.country and mention.j > mention.i and not mention.overlaps(draft.act.i, draft.act.j):
                words = draft.sentence.words
                start, end = words.starts[mention.i], words.ends[mention.j - 1]
                state = entity_of(self._kb, actor.party.country)
                return Place(
                    name=state.name if state else None,
                    country=actor.party.country,
                    text=words.text[start:end],
                    span=Span(start, end),
                )
        return None

    def _place_cost(self, draft: Draft, mention: Mention) -> float | None:
        sentence = draft.sentence
        cost = min(_distance(sentence, i, j, mention) for i, j in _told_at(sentence, draft.act))
        markers = set(mention.markers)
        if "in" in markers:
            return cost
        if draft.kind in _GOING and (markers & {"to", "of"} or not markers):
            return cost + 0.3
        return None

    def place_near(self, sentence: Sentence, at: int) -> Place | None:
        """The nearest place with a place's marker behind a word of a sentence."""
        near = [m for m in sentence.mentions if m.place_like and m.states and "in" in m.markers and m.i >= at]
        return self._as_place(sentence, near[0]) if near else None

    def _as_place(self, sentence: Sentence, mention: Mention) -> Place:
        if not mention.states:
            start, end = sentence.words.starts[mention.i], sentence.words.ends[mention.j - 1]
            party = mention.parties[0]
            return Place(
                name=party.name, country=party.country, text=sentence.words.text[start:end], span=Span(start, end)
            )
        hit = mention.states[0]
        entity = entity_of(self._kb, hit.entry.data["ids"][0])
        start, end = sentence.words.starts[hit.i], sentence.words.ends[hit.j - 1]
        where: dict[str, Any] = {"text": sentence.words.text[start:end], "span": Span(start, end)}
        if entity is None:
            return Place(country=mention.parties[0].country if mention.parties else None, **where)
        return Place(
            name=entity.name, country=entity.country, geonames=entity.geonames, lat=entity.lat, lon=entity.lon, **where
        )


def _days_on(expression: TimeExpression) -> int | None:
    """How many days from the day told before: "the same day" (`shift` 0), "the next day", "two weeks later"; None for others."""
    if expression.shift is None or expression.base is not None:
        return None
    if expression.kind == "same":
        return expression.shift
    length = {"day": 1, "week": 7}.get(expression.unit or "") if expression.kind == "offset" else None
    return expression.shift * expression.n * length if length else None


def _told_at(sentence: Sentence, act: Act) -> list[tuple[int, int]]:
    """The words that tell an act: its own, and for a noun its verb in a relative clause ("the session, which was held in ...")."""
    told = [(act.i, act.j)]
    verbs = act.hit.entry.data.get("light") or ()
    for opening in heads(sentence, "connective", "relative") if act.nominal else ():
        held = (h for h in sentence.of_kind("light") if h.entry.head in verbs and 0 <= h.i - opening.j <= 1)
        told += [(h.i, h.j) for h in held if opening.i >= act.j and sentence.cost(act.j, opening.i) <= _ASIDE]
    return told


def _distance(sentence: Sentence, i: int, j: int, mention: Mention) -> float:
    """What lies between a place and the words [i, j) that tell an act."""
    if mention.j <= i:
        return 0.03 * (i - mention.j) + sentence.cost(mention.j, i)
    return 0.03 * max(mention.i - j, 0) + sentence.cost(j, mention.i)


def _reach(sentence: Sentence, i: int, j: int, expression: TimeExpression) -> float:
    """What lies between a time and the words [i, j) that tell an act. A time that opens the sentence is about all of it; one
    inside the verb group is its own."""
    if expression.j > i and expression.i < j:
        return 0.0
    left = expression.j <= i
    gap = i - expression.j if left else expression.i - j
    crossed = sentence.cost(expression.j, i) if left else sentence.cost(j, expression.i)
    if left and expression.i - sentence.start <= _OPENING:
        return _OPENS * crossed + 0.01 * gap + 0.2
    return crossed + 0.03 * gap


def _of_attribute(sentence: Sentence, act: Act, expression: TimeExpression) -> bool:
    """ "The this-month-to-be-held conference": a time before a verb that stands before its own noun is the date of that."""
    if expression.j > act.i:
        return False
    words = sentence.words
    for hit in sentence.of_kind("light"):
        attribute = hit.says in ("planned", "participle") and hit.j < sentence.end and hit.i != act.i
        near = expression.j <= hit.i and hit.j <= act.i and hit.i - expression.j <= _ATTRIBUTE_WORDS
        if attribute and near and words.analyses[hit.j].word and not _ends_clause(sentence, hit.j):
            return True
    return False


def _ends_clause(sentence: Sentence, k: int) -> bool:
    return any(h.kind in ("finite", "connective") for h in sentence.opening_at(k))


def _of_the_announcing(sentence: Sentence, act: Act, expression: TimeExpression) -> bool:
    """ "In April the government announced its decision to withdraw": the month opens the sentence and is the announcing's."""
    if expression.i - sentence.start > _OPENING or expression.j > act.i:
        return False
    done = [h for h in sentence.of_kind("light", "speech", "trigger") if h.says == "done" and not act.i <= h.i < act.j]
    before = any(expression.j <= h.i < act.i for h in done)
    return before or (act.says in _INFINITE and any(h.i >= act.j for h in done))


_compiled: dict[str, tuple[Any, Any]] = {}


def _compiled_for(lexicon: Lexicon) -> tuple[Any, Any]:
    """Times and quantities of a language, compiled once a process."""
    if lexicon.code not in _compiled:
        quantities = compile_quantities(lexicon.files.get("quantities") or {})
        _compiled[lexicon.code] = compile_times(lexicon.files.get("times") or {}, quantities.numbers), quantities
    return _compiled[lexicon.code]


def _slice(sentence: Sentence) -> Words:
    """The words of one sentence."""
    return _cut(sentence.words, sentence.start, sentence.end)


def _cut(words: Words, i: int, j: int) -> Words:
    return Words(words.text, words.keys[i:j], words.starts[i:j], words.ends[i:j], words.analyses[i:j])
