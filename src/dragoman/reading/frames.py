"""Which mention has which role of a trigger? The frame names selectors in order of trust; the cheapest choice for both roles wins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.candidates import Candidates, candidates_of
from dragoman.reading.clauses import (
    ACTING,
    LIMIT,
    WORD,
    joined_clause,
    joined_on,
    opens_clause,
    own_verb,
    resumes,
    unread_doer,
    verb_between,
)
from dragoman.reading.deeds import suffers
from dragoman.reading.mentions import Mention
from dragoman.reading.sentence import Sentence

_OWN_CLAUSE = 1.5  # what a doer costs whose clause has ended before the act
_IN_WORDS = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN"}
)  # whoever says them does them, from outside the clause
_UNFINISHED = frozenset({"planned", "habitual"})  # with these the doer's postposition is another verb's
_SHORT = 3  # letters of a word that is no preposition with a noun
_LATER = 0.15  # cost of each selector that would have been preferred
# Whom one-sided acts are done to, and the markers of what is no side of an act.
_SUFFERING = frozenset({"citizens", "envoy", "official", "thing", "person", "office"})
NO_SIDE = frozenset({"about", "because", "according", "instead", "as", "besides", "under"})
_BEHIND_VERB = 0.7  # where the verb ends the clause, what follows belongs to the next


@dataclass(slots=True)
class Reading:
    """An act with the mentions in its roles. `cost` is the sum of what the roles cost; `why` names what decided."""

    act: Act
    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    cost: float = 0.0
    why: list[str] = field(default_factory=list)
    explicit: int = 0
    own: bool = False  # what it was done to is the doer's own ("asked German firms")

    @property
    def mentions(self) -> list[Mention]:
        return [*self.actors, *self.recipients]

    def keys(self) -> frozenset[str]:
        return frozenset().union(*(m.keys for m in self.mentions))


class Choice(NamedTuple):
    """A mention for a role, what it costs, and the selector that decided."""

    mention: Mention
    cost: float
    selector: str


def read_frame(sentence: Sentence, act: Act, lexicon: Lexicon) -> Reading:
    """Fills the roles of an act from the sentence."""
    table = candidates_of(sentence, act, lexicon)
    actors, recipients = _selectors(sentence, table, act, lexicon)
    reading = Reading(act)
    sides = _both_sides(table, act, actors)
    if sides:
        _take(reading, "actors", sides, sentence, "both sides")
        return reading
    actor = _best(table, actors, _barred(table, act, lexicon))
    own = _own_of(actor, table)
    recipient = _best(table, recipients, own)
    if any(id(m) in own and m.cls == "citizens" and not m.markers and 0 <= m.i - act.j <= 1 for m, _ in table):
        reading.own, recipient = True, None  # "urged its citizens to leave R": done to nobody else
    if _alone_behind(actor, sentence, act, lexicon):
        actor, recipient = _best(table, act.frame.get("passive_actor") or ["by"], own), actor
    if _carried_on(actor, recipient, sentence, act, lexicon):
        actor, recipient = None, actor
    if actor and recipient and actor.mention is recipient.mention:
        actor, recipient = _untangle(table, actors, recipients, actor, recipient)
    if actor:
        _take(reading, "actors", actor, sentence, "actor")
        taken = own | {id(m) for m in reading.actors}
        while recipient and (id(recipient.mention) in taken or _is_doer(recipient.mention, reading)):
            reading.own |= lexicon.postpositions and id(recipient.mention) not in taken and _belongs(recipient.mention)
            taken.add(id(recipient.mention))
            recipient = _best(table, recipients, taken)
    if recipient:
        _take(reading, "recipients", recipient, sentence, "recipient")
    return reading


def _selectors(sentence: Sentence, table: Candidates, act: Act, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The selectors of actor and recipient in order of trust; a passive swaps them."""
    actors, recipients = _listed(act, "actor"), _listed(act, "recipient")
    if act.passive:
        doer = ["by", "of"] if lexicon.postpositions else ["by", "agent", "of", "means"]
        return list(act.frame.get("passive_actor") or doer), list(dict.fromkeys(["subject", *recipients, "object"]))
    told = not act.nominal and (act.light or act.hit).says != "open" and act.says not in _UNFINISHED
    if lexicon.postpositions and told and "agent" in actors:
        agent = _best(table, ["agent"])
        words = act.hit.entry.data.get("type") in _IN_WORDS
        if agent and unread_doer(sentence, agent.mention, act):
            return [], recipients  # somebody nearer did it, whom nobody knows
        if agent and (agent.cost <= _OWN_CLAUSE or words or joined_on(sentence, agent.mention, act)):
            actors = ["agent"]  # the doer's own postposition outdoes whatever else may name a doer
    return actors, recipients


def _listed(act: Act, role: str) -> list[str]:
    nominal = act.frame.get(f"nominal_{role}") if act.nominal else None
    return list(nominal or act.frame.get(role) or [])


def _both_sides(table: Candidates, act: Act, actors: Sequence[str]) -> Choice | None:
    """The two sides of a mutual act where one mention names both."""
    if not act.frame.get("mutual"):
        return None
    sides = _best(table, act.frame.get("sides") or ["between"], need=2)
    if (
        sides and not act.nominal
    ):  # "after a call between A and B, C and D (agents) exchanged": who the doers are is marked
        agents = _best(table, ["agent"], need=2)
        if agents and agents.cost < sides.cost and _several(agents.mention, table):
            return agents
    if sides and (sides.mention.reference is not None or not _several(sides.mention, table)):
        # "The president and the prime minister discussed ties between the two countries", "between their armies": the persons.
        named = _best(table, actors, need=2)
        if named and _several(named.mention, table) and named.mention.keys & sides.mention.keys:
            return named
    return sides


def _barred(table: Candidates, act: Act, lexicon: Lexicon) -> set[int]:
    """Who cannot be the doer of such an act."""
    barred = {id(m) for m, _ in table if m.cls == "private" or m.cls not in act.frame.get("actor_class", (m.cls,))}
    if lexicon.verb_final and lexicon.head_first:  # "from its soil": the subject did it
        barred |= {id(m) for m, _ in table if "from" in m.markers and "self" in (m.owner, m.resolve)}
        bare = any(not m.markers and "subject" in found for m, found in table if m.j <= act.i)
        if bare and not act.passive and not act.nominal and "subject" in _listed(act, "actor"):
            # "criticised the launch by B": a noun's, not the verb's; "drove them out of that country"
            away = {id(m) for m, _ in table if m.resolve == "state" and "from" in m.markers}
            barred |= away | {id(m) for m, _ in table if "by" in m.markers}
    return barred


def _own_of(actor: Choice | None, table: Candidates) -> set[int]:
    """ "Its embassy": what is the doer's own is not whom the act is done to."""
    if actor is None:
        return set()
    doer = actor.mention
    return {id(m) for m, _ in table if m is not doer and "self" in (m.owner, m.resolve) and m.keys <= doer.keys}


def _is_doer(mention: Mention, reading: Reading) -> bool:
    """What the doer has of its own is not the other side of an act that has two different ones."""
    doers = frozenset().union(*(m.keys for m in reading.actors))
    return bool(mention.keys) and mention.keys <= doers and not reading.act.frame.get("mutual")


def _belongs(mention: Mention) -> bool:
    """Something of a state, not an official, who comes and goes for it: a doer misread."""
    return bool(mention.nouns) and mention.cls not in ("office", "envoy", "person")


def _alone_behind(actor: Choice | None, sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """The only unmarked mention, and it stands behind the verb: with a verb that is written alike in the passive ("killed"),
    frames say `lone: recipient`, and it is the one it was done to."""
    if act.frame.get("lone") != "recipient" or act.passive:
        return False
    if actor is None or actor.selector != "subject" or actor.mention.i < act.j:
        return False
    first = actor.mention
    defined = sentence.words.quote(first.i, first.i + 1).startswith(tuple(lexicon.language.get("article") or ()))
    if first.cls not in _SUFFERING and (defined or first.cls != "force"):
        return False
    return not any(m.i > first.i and not m.markers and sentence.cost(act.j, m.i) < 0.25 for m in sentence.mentions)


def _carried_on(actor: Choice | None, recipient: Choice | None, sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """ "..., and called on Y to": behind a verb joined to another verb the only bare name, with a preposition right behind it, is
    the object; the subject is carried on. Frames of such verbs say `carries: true`."""
    if not act.frame.get("carries") or actor is None or actor.selector != "subject":
        return False
    resumed = resumes(sentence, act)
    if not (resumed or opens_clause(sentence, act)) or not act.j <= actor.mention.i <= act.j + 1 + resumed:
        return False
    other = recipient and recipient.mention.resolve != "self" and not recipient.mention.keys <= actor.mention.keys
    if recipient and other and not (resumed and recipient.mention.j <= act.i):
        return False  # somebody else is the object
    if not resumed and not any(
        h.says is not None and h.kind in ("trigger", "light", "speech") and h.j <= act.i for h in sentence.hits
    ):
        return False
    end = actor.mention.j
    return _preposition_written(sentence, end, lexicon) or any(h.kind == "marker" for h in sentence.opening_at(end))


def _preposition_written(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Is a preposition written on word k, also where the word is not known?"""
    if k >= sentence.end:
        return False
    if any(p not in ("and", "future") for p in sentence.words.analyses[k].pre):
        return True
    proclitics = (lexicon.language.get("proclitics") or {}).items()
    articles = lexicon.language.get("article") or ()
    raw = sentence.words.quote(k, k + 1)
    if raw.startswith(tuple(p + a for p, c in proclitics if c not in ("and", "future") for a in articles)):
        return True
    letters = tuple(p for p, c in proclitics if c == "complement")  # a letter that opens few words by itself
    known = any(h.kind in ("connective", "entity") for h in sentence.opening_at(k))
    return len(raw) > _SHORT and raw.startswith(letters) and not known


def _best(table: Candidates, selectors: Sequence[str], taken: Collection[int] = (), need: int = 1) -> Choice | None:
    """The cheapest mention for a role; `need`: how many sides it should name."""
    best: Choice | None = None
    for mention, found in table:
        if id(mention) in taken:
            continue
        for n, selector in enumerate(selectors):
            cost = found.get(selector)
            if cost is None:
                continue
            total = cost + n * _LATER
            if need > 1 and not _several(mention, table):
                total += 0.5
            if total <= LIMIT and (best is None or total < best.cost):
                best = Choice(mention, total, selector)
    return best


def _several(mention: Mention, table: Candidates) -> bool:
    if len(mention.keys) > 1:
        return True
    return mention.group >= 0 and sum(1 for m, _ in table if m.group == mention.group) > 1


def _untangle(
    table: Candidates,
    actors: Sequence[str],
    recipients: Sequence[str],
    actor: Choice,
    recipient: Choice,
) -> tuple[Choice | None, Choice | None]:
    """One mention fits both roles: give it the one that leaves the cheaper whole."""
    other_actor = _best(table, actors, {id(actor.mention)})
    other_recipient = _best(table, recipients, {id(actor.mention)})
    keep_actor = actor.cost + (other_recipient.cost if other_recipient else LIMIT)
    keep_recipient = recipient.cost + (other_actor.cost if other_actor else LIMIT)
    if keep_actor < keep_recipient - 1e-6:
        return actor, other_recipient
    return other_actor, recipient


def _take(reading: Reading, role: str, choice: Choice, sentence: Sentence, what: str) -> None:
    mention, cost, selector = choice
    members = [mention]
    if mention.group >= 0:
        members = [m for m in sentence.mentions if m.group == mention.group and m.parties]
    getattr(reading, role).extend(members)
    reading.cost += cost
    reading.explicit += 1
    reading.why.append(f"{what} by {selector!r} ({cost:.2f})")


def _unknown_partner(sentence: Sentence, act: Act) -> bool:
    """ "Met the ambassadors of several countries": the partner is marked, and nobody known."""
    return bool(act.frame.get("mutual")) and any(
        "with" in m.markers and not m.parties and m.j <= act.i and sentence.cost(m.j, act.i) < 0.5
        for m in sentence.mentions
    )


def fallback_recipient(sentence: Sentence, reading: Reading, verb_final: bool) -> Mention | None:
    """With the marking missing: the nearest other state of the clause that no marker makes a topic, source or cause."""
    act, keys = reading.act, reading.keys()
    if _unknown_partner(sentence, act):
        return None
    best: tuple[float, Mention] | None = None
    for mention in sentence.mentions:
        if not mention.keys or mention.keys <= keys or mention in reading.mentions or not _may_be_side(mention):
            continue
        if suffers(sentence, mention, act):
            continue
        if mention.i >= act.j and _of_next_verb(sentence, mention, act, verb_final):
            continue
        if reading.actors and "by" in mention.markers and mention.j <= act.i and not verb_final:
            continue  # who did something else: "under a truce brokered by X, Y agreed"
        if act.frame.get("single") and reading.actors and ("in" in mention.markers or mention.reference is not None):
            continue  # enough is known, and this is the place, or who says it
        cost = _distance(sentence, mention, act)
        if verb_final and mention.i >= act.j and not act.nominal:
            cost += _BEHIND_VERB
        if cost < 1.0 and (best is None or cost < best[0]):
            best = (cost, mention)
    return best[1] if best else None


def _may_be_side(mention: Mention) -> bool:
    """Somebody, not a topic, source or cause, nor the hall where it was said."""
    if NO_SIDE & set(mention.markers) or (mention.cls not in ACTING and mention.cls != "thing"):
        return False
    if mention.cls == "thing" and mention.markers == ("of",):
        return False  # "its experience of the EU accession"
    return mention.cls != "organisation" or "in" not in mention.markers


def _of_next_verb(sentence: Sentence, mention: Mention, act: Act, verb_final: bool) -> bool:
    """Does a mention behind the act belong to another verb, as its doer or its object?"""
    if verb_final:
        return not act.nominal and (not mention.markers or joined_clause(sentence, act.j, mention))
    doer = not mention.markers and own_verb(sentence, mention, act, after=True)
    return doer or verb_between(sentence, act.j, mention.i)


def _distance(sentence: Sentence, mention: Mention, act: Act) -> float:
    if mention.j <= act.i:
        return abs(mention.i - act.i) * WORD + sentence.cost(mention.j, act.i)
    return (mention.i - act.j) * WORD + sentence.cost(act.j, mention.i)
