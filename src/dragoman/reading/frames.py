"""Which mention has which role of a trigger? The frame names selectors in order of trust; the cheapest choice for both roles wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, with_article
from dragoman.reading.clauses import _ACTING, LIMIT, WORD, joined_clause, opens_clause, own_verb, resumes, verb_between
from dragoman.reading.mentions import Mention
from dragoman.reading.relations import relations
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

_LATER = 0.15  # cost of each selector that would have been preferred
_NOUN_WORDS = 3
_SUBJECT_WORDS = 2  # words (a particle, an adverb) between a subject and the verb behind it
_SUFFERING = frozenset(
    {"citizens", "envoy", "official", "thing", "person", "office"}
)  # whom one-sided acts are done to
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


Choice = tuple[Mention, float, str]


def read_frame(sentence: Sentence, act: Act, lexicon: Lexicon) -> Reading:
    """Fills the roles of an act from the sentence."""
    usable = [u for m in sentence.mentions if m.parties and (u := _beside(m, act.hit)) is not None]
    standing = usable
    if lexicon.verb_first:  # a crowd, gunmen: whoever is named takes a place, known or not
        standing = sorted([*usable, *(m for m in sentence.mentions if _somebody(m))], key=lambda m: m.i)
        if act.nominal and with_article(sentence, act.hit, lexicon):
            usable = [m for m in usable if _beside_noun(sentence, act, m)]
    ranks = _ranks(standing, act)
    if (
        lexicon.verb_first
        and act.light is None
        and not act.nominal
        and (act.says == "linked" or _subject_before(sentence, act, standing))
    ):
        ranks |= {id(m): ranks[id(m)] + 1 for m in usable if id(m) in ranks and m.i >= act.j}
    table = [(m, relations(sentence, m, act, lexicon, ranks)) for m in usable]
    if act.passive and act.hit.says == "passive":
        for mention, found in table:  # "Polish ambassador expelled": what is left of the object's words
            if all(mention is not m for m in sentence.mentions):
                found.clear()
                found["subject"] = 0.0
    if lexicon.verb_final and lexicon.head_first:
        first_is_subject(sentence, act, table)
    if frame_behind(act) and lexicon.verb_first:
        _behind_both(sentence, act, table)
    _clause_subject(sentence, act, table)
    _clause_speaker(sentence, act, table)
    reading = Reading(act)
    frame = act.frame
    actor_selectors = _selectors(frame, "actor", act)
    recipient_selectors = _selectors(frame, "recipient", act)
    if act.passive:
        swapped = frame.get("passive_actor") or (
            ["by", "of"] if lexicon.postpositions else ["by", "agent", "of", "means"]
        )
        actor_selectors = list(swapped)
        recipient_selectors = list(dict.fromkeys(["subject", *recipient_selectors, "object"]))
    elif (
        lexicon.postpositions
        and not act.nominal
        and (act.light or act.hit).says != "open"
        and "agent" in actor_selectors
        and _best(table, ["agent"], set())
    ):
        actor_selectors = ["agent"]  # the doer's own postposition outdoes whatever else may name a doer
    sides = _best(table, frame.get("sides") or (["between"] if frame.get("mutual") else []), set(), need=2)
    if sides and frame.get("mutual"):
        # "The president and the prime minister discussed ties between the two countries": the persons, not the reference.
        named = _best(table, actor_selectors, set(), need=2) if sides[0].reference is not None else None
        if named and _several(named[0], table) and named[1] <= LIMIT and named[0].keys & sides[0].keys:
            sides = named
        _take(reading, "actors", sides, sentence, "both sides")
        return reading
    taken: set[int] = set()
    barred = {id(m) for m, _ in table if m.cls == "private" or m.cls not in frame.get("actor_class", (m.cls,))}
    actor = _best(table, actor_selectors, taken | barred)
    own = {
        id(m)
        for m, _ in table
        if actor and m is not actor[0] and "self" in (m.owner, m.resolve) and m.keys <= actor[0].keys
    }
    taken |= own  # "its embassy": not whom the act is done to
    recipient = _best(table, recipient_selectors, taken)
    if any(id(m) in own and m.cls == "citizens" and not m.markers and 0 <= m.i - act.j <= 1 for m, _ in table):
        reading.own, recipient = True, None  # "urged its citizens to leave R": done to nobody else
    if (
        frame.get("lone") == "recipient"
        and lexicon.verb_first
        and not act.passive
        and _alone_behind(actor, sentence, act, lexicon)
    ):
        actor, recipient = _best(table, frame.get("passive_actor") or ["by"], taken), actor
    same = actor is not None and (
        recipient is None
        or recipient[0] is actor[0]
        or recipient[0].resolve == "self"
        or (recipient[0].j <= act.i and resumes(sentence, act))
    )
    if (
        frame.get("carries")
        and same
        and (opens_clause(sentence, act) or resumes(sentence, act))
        and _object_only(sentence, act, actor, lexicon)
    ):
        actor, recipient = None, actor
    if actor and recipient and actor[0] is recipient[0]:
        actor, recipient = _untangle(table, actor_selectors, recipient_selectors, actor, recipient)
    if actor:
        _take(reading, "actors", actor, sentence, "actor")
        taken = own | {id(m) for m in reading.actors}
        doers = frozenset().union(*(m.keys for m in reading.actors))
        while recipient and (
            id(recipient[0]) in taken or (recipient[0].keys and recipient[0].keys <= doers and not frame.get("mutual"))
        ):
            officials = recipient[0].cls in (
                "office",
                "envoy",
                "person",
            )  # who come and go for their state: a doer misread
            reading.own |= (
                lexicon.postpositions and id(recipient[0]) not in taken and bool(recipient[0].nouns) and not officials
            )
            taken.add(id(recipient[0]))  # what the doer has of its own is not the other side
            recipient = _best(table, recipient_selectors, taken)
    if recipient:
        _take(reading, "recipients", recipient, sentence, "recipient")
    return reading


def first_is_subject(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    """With prepositions before and the verb at the end, the first bare mention of a clause is its subject (Persian)."""
    bare = [
        (m, f)
        for m, f in table
        if not m.markers and m.j <= act.i and "subject" in f and sentence.around(m.j, act.i)[0] < 0.8
    ]
    for mention, found in bare[1:]:
        if mention.group < 0 or mention.group != bare[0][0].group:
            found["subject"] += 0.35


def frame_behind(act: Act) -> bool:
    """Whether the words of the act stand behind doer and object ("declared B persona non grata"): frames say `behind: true`."""
    return bool(act.frame.get("behind"))


def _behind_both(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    bare = [
        (m, f)
        for m, f in table
        if m.j <= act.i and not m.markers and not m.bare_demonym and sentence.cost(m.j, act.i) < 1.0
    ]
    for _, found in bare:
        found.pop("subject", None)
    if bare:
        bare[-1][1]["object"] = 0.1
    if len(bare) > 1:
        bare[-2][1]["subject"] = 0.1


def _somebody(mention: Mention) -> bool:
    return not mention.parties and not mention.markers and mention.cls in ("citizens", "force", "official", "group")


def _beside_noun(sentence: Sentence, act: Act, mention: Mention) -> bool:
    """ "The visit will ..." speaks of one told before: only what stands right behind the noun says whose it is."""
    return (
        0 <= mention.i - act.hit.first <= _NOUN_WORDS and sentence.cost(act.hit.first, mention.i) < 0.3
    ) or mention.group >= 0


def _object_only(sentence: Sentence, act: Act, actor: Choice | None, lexicon: Lexicon) -> bool:
    """ "..., and called on Y to": behind a verb joined to another verb the only bare name, with a preposition right behind it, is
    the object; the subject is carried on. Frames of such verbs say `carries: true`."""
    if actor is None or actor[2] != "subject" or actor[0].i < act.j or actor[0].i - act.j > 1 + resumes(sentence, act):
        return False
    end = actor[0].j
    joined = end < sentence.end and any(p not in ("and", "future") for p in sentence.words.analyses[end].pre)
    marked = any(h.kind == "marker" and h.i == end for h in sentence.hits)
    if end < sentence.end and not joined:  # also on a word that is not known
        written = [
            p + a
            for p, c in (lexicon.language.get("proclitics") or {}).items()
            if c not in ("and", "future")
            for a in lexicon.language.get("article") or ()
        ]
        joined = sentence.words.quote(end, end + 1).startswith(tuple(written)) if written else False
    earlier = any(
        h.says is not None and h.kind in ("trigger", "light", "speech") and h.j <= act.i for h in sentence.hits
    )
    return (earlier or resumes(sentence, act)) and (joined or marked)


def _subject_before(sentence: Sentence, act: Act, mentions: Sequence[Mention]) -> bool:
    """Where the verb comes first, a bare mention right before it in its clause is the subject of a headline's order."""
    return any(
        not m.markers
        and not opens_clause(sentence, act)
        and 0 <= act.i - m.j <= _SUBJECT_WORDS
        and sentence.cost(m.j, act.i) < 0.3
        for m in mentions
    )


def _alone_behind(actor: Choice | None, sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """The only unmarked mention, and it stands behind the verb: with a verb that is written alike in the passive ("killed"),
    frames say `lone: recipient`, and it is the one it was done to."""
    if actor is None or actor[2] != "subject" or actor[0].i < act.j:
        return False
    first = actor[0]
    defined = any(
        sentence.words.quote(first.i, first.i + 1).startswith(a) for a in lexicon.language.get("article") or ()
    )
    if first.cls not in _SUFFERING and (defined or first.cls != "force"):
        return False
    return not any(m.i > first.i and not m.markers and sentence.cost(act.j, m.i) < 0.25 for m in sentence.mentions)


def _beside(mention: Mention, hit: Hit) -> Mention | None:
    """The mention as far as it stands outside the trigger: of "French troops", with "troops" as event word, "French"."""
    if not mention.overlaps(hit.i, hit.first):
        return mention
    states = [h for h in mention.states if h.j <= hit.i]
    if not states or mention.i >= hit.i:
        return None
    nouns = [n for n in mention.nouns if n.j <= hit.i]
    return replace(mention, j=max(h.j for h in [*states, *nouns]), nouns=nouns, states=states)


def _clause_subject(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    """Selector `clause`: who the clause that the act governs is about ("alleged that Russia ..."): its first mention."""
    for hit in sentence.hits:
        opens = hit.kind == "connective" and hit.entry.head == "that" and -1 <= hit.i - act.j <= 5
        if not opens or sentence.cost(act.j, hit.i) > 0.6:
            continue
        for mention, found in table:
            if hit.j <= mention.i and not {"in", "about"} & set(mention.markers) and mention.resolve != "self":
                found["clause"] = 0.3 + 0.04 * (mention.i - hit.j)
                return


def _clause_speaker(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    """Selector `speaker`: who says the words the act stands in ("X said that Y must ..." is a demand of X)."""
    for speech in sentence.speeches:
        if speech.i <= act.i < speech.j and not speech.hit.i <= act.i < speech.hit.j:
            for mention, found in table:
                if mention is speech.speaker:
                    found["speaker"] = 0.2


def _selectors(frame: dict[str, Any], role: str, act: Act) -> list[str]:
    listed = list(frame.get(role) or [])
    if act.nominal and frame.get(f"nominal_{role}"):
        listed = list(frame[f"nominal_{role}"])
    return listed


def _ranks(mentions: Sequence[Mention], act: Act) -> dict[int, int]:
    """The how-manieth unmarked mention after (or before) the act each one is; members of a group share a rank."""
    ranks: dict[int, int] = {}
    apart = act.hit.first < act.hit.j or (act.light is not None and act.light.j <= act.hit.i)
    inside = [m for m in mentions if m.i >= act.i] if apart else []
    for side in (inside or [m for m in mentions if m.i >= act.j], [m for m in reversed(mentions) if m.j <= act.i]):
        rank, group = -1, -2
        for mention in side:
            if mention.markers and mention.markers != ("of",):
                continue
            if mention.group < 0 or mention.group != group:
                rank += 1
            group = mention.group
            ranks[id(mention)] = rank
    return ranks


def _best(
    table: Sequence[tuple[Mention, dict[str, float]]], selectors: Sequence[str], taken: set[int], need: int = 1
) -> Choice | None:
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
            if total <= LIMIT and (best is None or total < best[1]):
                best = (mention, total, selector)
    return best


def _several(mention: Mention, table: Sequence[tuple[Mention, dict[str, float]]]) -> bool:
    if len(mention.keys) > 1:
        return True
    return mention.group >= 0 and sum(1 for m, _ in table if m.group == mention.group) > 1


def _untangle(
    table: Sequence[tuple[Mention, dict[str, float]]],
    actors: Sequence[str],
    recipients: Sequence[str],
    actor: Choice,
    recipient: Choice,
) -> tuple[Choice | None, Choice | None]:
    """One mention fits both roles: give it the one that leaves the cheaper whole."""
    other_actor = _best(table, actors, {id(actor[0])})
    other_recipient = _best(table, recipients, {id(actor[0])})
    keep_actor = actor[1] + (other_recipient[1] if other_recipient else LIMIT)
    keep_recipient = recipient[1] + (other_actor[1] if other_actor else LIMIT)
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


def fallback_recipient(sentence: Sentence, reading: Reading, verb_final: bool = False) -> Mention | None:
    """With the marking missing: the nearest other state of the clause that no marker makes a topic, source or cause."""
    act = reading.act
    keys = reading.keys()
    if _unknown_partner(sentence, act):
        return None
    best: tuple[float, Mention] | None = None
    for mention in sentence.mentions:
        if not mention.keys or mention.keys <= keys or mention in reading.mentions or NO_SIDE & set(mention.markers):
            continue
        if mention.cls not in _ACTING and mention.cls != "thing":
            continue
        if mention.cls == "organisation" and "in" in mention.markers:  # the hall where it was said
            continue
        behind = mention.i >= act.j and not mention.markers
        if behind and (not act.nominal if verb_final else own_verb(sentence, mention, act, after=True)):
            continue  # the doer of the next clause
        if verb_final and mention.i >= act.j and not act.nominal and joined_clause(sentence, act.j, mention):
            continue  # a side of the next verb
        if not verb_final and mention.i >= act.j and verb_between(sentence, act.j, mention.i):
            continue  # the object of another verb
        if act.frame.get("single") and reading.actors and ("in" in mention.markers or mention.reference is not None):
            continue  # enough is known, and this is the place, or who says it
        cost = (
            abs(mention.i - act.i) * WORD + sentence.cost(mention.j, act.i)
            if mention.j <= act.i
            else ((mention.i - act.j) * WORD + sentence.cost(act.j, mention.i))
        )
        if verb_final and mention.i >= act.j and not act.nominal:
            cost += _BEHIND_VERB
        if cost < 1.0 and (best is None or cost < best[0]):
            best = (cost, mention)
    return best[1] if best else None
