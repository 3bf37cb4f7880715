"""Which mention has which role of a trigger? The trigger's frame names the markers; word order and distance decide the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.reading.fold import fold_word
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

LIMIT = 2.2  # a role further away than this (words and boundaries crossed) is not that trigger's
_NEXT_CLAUSE = 0.4  # a comma or more between a genitive and the noun it would belong to
_WORD = 0.04  # cost of a word between mention and trigger
_LATER = 0.15  # cost of each selector that would have been preferred
_BEFORE_NOUNS = frozenset({"to", "with", "in", "after", "before", "because", "during", "under", "about", "against", "on", "off"})
_CIRCUMSTANCES = frozenset({"because", "after", "before", "during", "about", "under", "instead", "besides"})
_DO_WORDS = 12
_NOUN_WORDS = 3
_SHORT = 3  # letters of a word that is no preposition with a noun
_NEXT_VERB = 0.7  # a comma, and a verb behind it
_COMMA = 0.3  # less than a comma costs
_OF_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "AGREE", "CONSULT"})  # what persons do, not deeds
_BEYOND = 1.2  # a comma and the verb of the next clause
_SUBJECT_WORDS = 2  # words (a particle, an adverb) between a subject and the verb behind it
_SUFFERING = frozenset({"citizens", "envoy", "official", "thing", "person", "office"})  # whom one-sided acts are done to
_LIGHT_WORDS = 5  # words that may stand between a noun and its light verb
_LIGHT_COST_FIRST = 1.15  # and the boundaries crossed: an adverb between commas stands there too
_LIGHT_WORDS_FIRST = 22  # the same where the verb comes first: the whole subject, with titles and names, stands between
_LIGHT_FAR = 16  # the same where phrases with prepositions may stand there (Persian)
_PASSIVE_FAR = 10  # words between an event noun and its passive verb in a language with the verb in the middle
_PHRASES = frozenset({"of", "in", "for", "with", "from", "against", "to", "on", "by"})
NO_SIDE = frozenset({"about", "because", "according", "instead", "as", "besides", "under"})
_POSTPOSED = frozenset({"object"})  # markers that stand behind their noun in a language with prepositions
_OF_NOUN_PART = frozenset({"to", "object", "on"})  # postpositions a noun may have before its own light verb
_OVER = 0.8  # a verb at its clause's end takes nothing from behind this boundary
_SHARED = 1.3  # one "and", no full clause boundary: the second verb may have the same bare subject
_OWN_WORDS = 4  # words of a noun phrase between its head and its relative clause
_BEHIND_VERB = 0.7  # where the verb ends the clause, what follows belongs to the next
_ACTING = frozenset({"state", "person", "office", "institution", "force", "official", "envoy", "delegation", "side",
                     "counterpart", "organisation", "group", "reference", "citizens"})  # fmt: skip


@dataclass(slots=True)
class Act:
    """A trigger with its light verb and what its form says. Words [i, j) are the whole verb group."""

    hit: Hit
    i: int
    j: int
    says: str | None
    light: Hit | None
    passive: bool
    frame: dict[str, Any]

    @property
    def nominal(self) -> bool:
        """A noun without a verb: an act that is mentioned, not told."""
        return self.light is None and self.hit.says is None


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


def act_of(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> Act | None:
    """The verb group of a trigger, or None where the noun needs a verb and has none."""
    data = hit.entry.data
    frame = lexicon.frames.get(data.get("frame") or "", {})
    lights = data.get("light") or ()
    if hit.says == "linked" and _with_article(sentence, hit, lexicon):
        return None  # "the signed agreement": nothing is told of
    if hit.says is not None and _written_as_noun(sentence, hit, lexicon):
        hit = replace(hit, says=None)
    light = _light(sentence, hit, lights, lexicon) if lights and hit.says is None else None
    says = light.says if light else hit.says
    i, j = (min(hit.i, light.i), max(hit.j, light.j)) if light else (hit.i, hit.j)
    if says in ("done", "habitual") and "future" in sentence.words.analyses[(light or hit).i].pre:
        says = "planned"
    if says == "present":
        if not _has_its_subject(sentence, light or hit):
            return None
        says = "done"
    bare = light is None and hit.says is None and data.get("nominal") == "never"  # "relations": no verbal noun by itself
    told = lexicon.verb_first and says in (None, "open") and not bare and not data.get("status")
    doing = _doing(sentence, light or hit, lexicon) if told else None
    if doing is not None:
        light, says, i = light or doing, doing.says, min(i, doing.i)
        if says in ("done", "habitual") and "future" in sentence.words.analyses[doing.i].pre:
            says = "planned"
    if light is None and hit.says is None and data.get("nominal") == "never":
        return None
    if says == "open" and _plural_present(sentence, light or hit, lexicon):
        says = "done"
    if hit.says in ("done", "participle") and _attribute(sentence, hit, lexicon):
        return None
    if hit.says == "passive" and not lexicon.verb_final and not lexicon.verb_first and _has_object(sentence, hit):
        return None
    if hit.says in ("open", "linked") and says == hit.says and _noun_here(sentence, hit, lexicon):
        return None
    if says == "open" and _factual(sentence, i, j, lexicon):
        says = "linked"
    if says == "linked" and not lexicon.verb_final and _be_before(sentence, light or hit):
        says = "ongoing"
    passive = (says or "").startswith("passive") or (says in ("participle", "done") and _passive(sentence, light or hit, says, j, lexicon))
    if says and says.startswith("passive_"):  # a passive that is also planned, open, negated ...
        says = says.removeprefix("passive_")
    if says == "participle" and not passive and not lexicon.verb_final:
        says = "done"
    return Act(hit, i, j, says, light, passive, frame)


def _doing(sentence: Sentence, noun: Hit, lexicon: Lexicon) -> Hit | None:
    """The verb that says that what a verbal noun names was done: "carried out the shelling of", "began withdrawing" (verbs.yml
    `do`). Its subject may stand between."""
    names = (lexicon.files.get("verbs") or {}).get("do") or ()
    best: Hit | None = None
    for other in sentence.hits:
        if other.kind != "light" or other.entry.head not in names or other.says in (None, "open") or not 0 <= noun.i - other.j <= _DO_WORDS:
            continue
        if sentence.cost(other.j, noun.i) >= 0.8 or (best is not None and best.i > other.i):
            continue
        between = range(other.j, noun.i)
        known = {k for m in sentence.mentions for k in range(m.i, m.j)}
        if "complement" in sentence.words.analyses[noun.i].pre or all(k in known for k in between):
            best = other
    if best is None or any(
        best.j <= h.i and h.j <= noun.i and h.kind in ("light", "trigger") and h.says in ("done", "habitual", "planned") for h in sentence.hits
    ):
        return None
    return best


def _written_as_noun(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A verb form with the article or a preposition written on it is the noun that is spelt alike."""
    articles = tuple(lexicon.language.get("article") or ())
    if not articles or hit.says in ("open", "linked"):
        return False
    pre = sentence.words.analyses[hit.i].pre
    if any(p not in ("and", "future", "to") for p in pre) or ("to" in pre and hit.says == "done"):
        return True
    if any(h.kind == "marker" and h.j == hit.i and h.entry.head in _BEFORE_NOUNS for h in sentence.hits):
        return True
    return _with_article(sentence, hit, lexicon)


def _with_article(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    raw, letters = sentence.words.quote(hit.i, hit.i + 1), len(sentence.words.analyses[hit.i].pre)
    articles = tuple(lexicon.language.get("article") or ())
    return any(raw.startswith(a, n) and not hit.entry.head.startswith(a) for a in articles for n in range(letters + 1))


def _plural_present(sentence: Sentence, verb: Hit, lexicon: Lexicon) -> bool:
    """A base form right behind several actors or "we": the present tense ("Iran and Iraq trade", "we condemn")."""
    if lexicon.verb_final or lexicon.verb_first:
        return False
    for mention in sentence.mentions:
        gap = verb.i - mention.j
        several = mention.group >= 0 or mention.resolve in ("we", "they", "pair", "pair_persons", "triple")
        if not several or mention.markers or not 0 <= gap <= 1:
            continue
        if gap == 0 or not any(h.i <= mention.j < h.j for h in sentence.hits):
            return True
    return False


def _has_its_subject(sentence: Sentence, verb: Hit) -> bool:
    """A present form that is spelt like a plural noun ("strikes", "exports") is the verb right behind who does it."""
    if any(m.j == verb.i and not m.markers and not m.bare_demonym for m in sentence.mentions):
        return True
    return any(h.j == verb.i and h.kind == "connective" and h.entry.head == "relative" for h in sentence.hits)


def _has_object(sentence: Sentence, hit: Hit) -> bool:
    """A headline's passive ("boats seized") with an object right behind it is an active verb ("boats seized a B freighter")."""
    if any(h.kind == "be" and hit.i <= h.i < hit.j for h in sentence.hits) or hit.first < hit.j:
        return False
    return any(not m.markers and 0 <= m.i - hit.j <= 1 and not subject_of_next(sentence, m) for m in sentence.mentions)


def _attribute(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A participle right behind an article or a possessor is an adjective ("a captured guard")."""
    if lexicon.verb_final or lexicon.verb_first or hit.j - hit.i > 1:
        return False  # of several words the first may be a noun: "the truce ... took effect"
    if any(h.kind == "modifier" and h.j == hit.i for h in sentence.hits) and any(h.kind == "noun" and h.i == hit.j for h in sentence.hits):
        return True  # "two convicted spies"
    return any(
        h.j == hit.i and ((h.kind == "connective" and h.entry.head == "article") or (h.kind == "marker" and h.entry.head == "possessive"))
        for h in sentence.hits
    )


def _noun_here(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A form that is a verb's base and a noun alike ("attack") is the noun behind an article, a preposition or a nationality."""
    if lexicon.verb_final or lexicon.verb_first:
        return False
    infinitive = (lexicon.files.get("verbs") or {}).get("infinitive") or ()
    for other in sentence.hits:
        if other.j != hit.i:
            continue
        if other.kind == "connective" and other.entry.head == "article":
            return True
        if hit.says == "open" and other.kind == "marker" and sentence.words.keys[hit.i - 1] not in infinitive:
            return True
    return hit.says == "open" and any(m.j == hit.i and (m.bare_demonym or _one_state(m)) for m in sentence.mentions)


def _one_state(mention: Mention) -> bool:
    """One state by its name: its verb would not be a base form ("an Iran attack")."""
    return mention.group < 0 and mention.cls in ("state", "organisation") and not mention.nouns


def _factual(sentence: Sentence, i: int, j: int, lexicon: Lexicon) -> bool:
    """An infinitive under "after" or "because of" tells what happened."""
    for hit in sentence.hits:
        if hit.kind == "marker" and hit.entry.head in ("after", "because"):
            gap = hit.i - j if lexicon.postpositions else i - hit.j
            if 0 <= gap <= 3 and sentence.cost(min(hit.j, i), max(hit.i, j)) < 0.3:
                return True
    return False


def _light(sentence: Sentence, hit: Hit, lights: Iterable[str], lexicon: Lexicon) -> Hit | None:
    """The light verb that makes an event of a noun: behind it where the verb is last, before it elsewhere."""
    names = set(lights)
    reach = _LIGHT_FAR if lexicon.verb_final and lexicon.head_first else _LIGHT_WORDS
    if lexicon.verb_first:
        reach = _LIGHT_WORDS_FIRST
    best: Hit | None = None
    for other in sentence.hits:
        if other.kind != "light" or other.entry.head not in names or hyphened(sentence, other):
            continue
        behind = other.i >= hit.first
        if lexicon.verb_final and lexicon.head_first and (not behind or _of_saying(sentence, hit, other)):
            continue  # a verb before the noun ends another clause
        if not behind and lexicon.verb_final and other.says in ("linked", "open"):
            continue  # only a finite verb is moved to the front, in headlines
        if not behind and lexicon.postpositions and (sentence.cost(other.j, hit.i) > 0.3 or _noun_between(sentence, other, hit)):
            continue  # and it stands in the same clause, before its own noun
        gap = other.i - hit.j if behind else hit.i - other.j
        if gap < 0 or gap > (reach if behind == lexicon.verb_final else 3) and not _far_passive(sentence, hit, other, lexicon):
            continue
        limit = _LIGHT_COST_FIRST if lexicon.verb_first else 0.8
        if sentence.cost(hit.j if behind else other.j, other.i if behind else hit.i) >= limit:
            continue
        if lexicon.verb_first and (_base_form(sentence, other) or _joined_verb_between(sentence, other, hit)):
            continue
        if lexicon.verb_first and not behind and (_nearer_noun(sentence, hit, other) or _circumstance(sentence, hit)):
            continue
        if behind and not lexicon.verb_final and not lexicon.verb_first and sentence.cost(hit.j, other.i) > 0:
            continue  # "jets and deployed": another verb's noun
        if behind and lexicon.verb_final and _another_noun(sentence, hit, other, lexicon):
            continue
        if best is None or _closer(other, best, hit, lexicon):
            best = other
    return best


def _nearer_noun(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """Another event noun of the same light verb stands between, and the noun is not joined to it: "thanked ... for its support"."""
    return "and" not in sentence.words.analyses[hit.i].pre and any(
        h.kind == "trigger" and light.j <= h.i and h.j <= hit.i and h.says is None and h.entry.data.get("type") == hit.entry.data.get("type")
        and light.entry.head in (h.entry.data.get("light") or ()) for h in sentence.hits
    )


def _joined_verb_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    """A verb with "and" written on it stands between a light verb and a noun: the noun is that verb's."""
    return any(
        light.j <= h.i and h.j <= hit.i and h.kind in ("light", "trigger") and h.says in ("done", "habitual", "planned")
        and "and" in sentence.words.analyses[h.i].pre for h in sentence.hits
    )


def _base_form(sentence: Sentence, light: Hit) -> bool:
    """A light verb's past that is also its verbal noun (the form it is listed under) is the noun behind a preposition or a cue."""
    if light.says != "done" or sentence.words.analyses[light.i].alts[0] != fold_word(light.entry.head):
        return False
    return any(h.j == light.i and h.kind in ("marker", "status") and not h.entry.data.get("only") for h in sentence.hits)


def _circumstance(sentence: Sentence, hit: Hit) -> bool:
    """The noun tells when, why or about what the verb is done, and is not what is done."""
    return any(h.kind == "marker" and h.j == hit.i and h.entry.head in _CIRCUMSTANCES for h in sentence.hits)


def hyphened(sentence: Sentence, hit: Hit) -> bool:
    """Is a verb form the second half of a hyphened adjective ("army-backed", "Russian-occupied")?"""
    words, k = sentence.words, hit.i
    if hit.says is None or k - 2 < sentence.start or words.keys[k - 1] != "-":
        return False
    return words.ends[k - 2] == words.starts[k - 1] and words.ends[k - 1] == words.starts[k]


def _far_passive(sentence: Sentence, hit: Hit, light: Hit, lexicon: Lexicon) -> bool:
    """ "The withdrawal of troops from the north was completed": the passive verb of a noun with much behind it."""
    if lexicon.verb_final or lexicon.verb_first or not hit.j < light.i <= hit.j + _PASSIVE_FAR or not _be_before(sentence, light):
        return False
    return not any(
        hit.j <= h.i and h.j < light.i and (h.kind in ("speech", "finite") or (h.kind in ("light", "trigger") and h.says in ("done", "planned")))
        and not (h.kind == "finite" and light.i - h.j <= 2) for h in sentence.hits
    )


def _noun_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    return any(
        h.kind == "trigger" and light.j <= h.i and h.j <= hit.i and light.entry.head in (h.entry.data.get("light") or ())
        for h in sentence.hits
    )


def _another_noun(sentence: Sentence, hit: Hit, light: Hit, lexicon: Lexicon) -> bool:
    """The noun is an argument (its adposition says so), or a nearer event noun has the verb: "condemned the attack"."""
    for other in sentence.hits:
        beside = other.i == hit.j if lexicon.postpositions else other.j == hit.i
        of_noun_part = lexicon.language.get("noun_part", _OF_NOUN_PART) if lexicon.postpositions else _POSTPOSED
        if beside and other.kind == "marker" and other.entry.head not in of_noun_part:
            return True
        if other.kind == "trigger" and other.entry.data.get("spans") and other.j <= hit.i and _spans(sentence, other, light):
            return True
        if other.kind != "trigger" or other.i < hit.j or other.j > light.i or hit.entry.data.get("spans"):
            continue
        if light.entry.head not in (other.entry.data.get("light") or ()):
            if not lexicon.postpositions and _spans(sentence, other, light):
                return True  # the nearer noun takes this verb in another of its uses
            continue
        reach = hit.j if lexicon.postpositions else min(hit.j, other.i - 1)  # "condemned and ...": right behind the noun (Persian)
        last = other.i - 1 if lexicon.postpositions else reach
        if not any(c.kind == "connective" and c.entry.head == "and" and reach <= c.i <= last for c in sentence.hits):
            return True
    return False


def _of_saying(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """The verb is part of a verb of saying or denying further on ("stressed" is "made stress")."""
    if any(h.kind == "connective" and h.entry.head == "and" and h.i == hit.j for h in sentence.hits):
        return False  # "condemned and stressed that" with one verb for both
    return any(h.kind in ("speech", "status") and hit.j <= h.i < light.i and light.j <= h.j for h in sentence.hits)


def _spans(sentence: Sentence, opener: Hit, light: Hit) -> bool:
    """A word whose complement stands between it and its verb ("demander of talks became") has taken this verb."""
    names = opener.entry.data.get("light") or ()
    return sentence.cost(opener.j, light.i) < 0.8 and any(
        h.kind == "light" and h.i == light.i and h.entry.head in names for h in sentence.hits
    )


def _closer(one: Hit, two: Hit, hit: Hit, lexicon: Lexicon) -> bool:
    def rank(light: Hit) -> tuple[bool, bool, int, int]:
        behind = light.i >= hit.first
        inside = bool(hit.entry.data.get("spans")) and light.says == "open"  # "accused of arming": the infinitive is in the complement
        return behind != lexicon.verb_final, inside, abs(light.i - hit.i), -(light.j - light.i)

    return rank(one) < rank(two)


def _passive(sentence: Sentence, verb: Hit, says: str, end: int, lexicon: Lexicon) -> bool:
    """A participle behind a word for "be" ("was struck"), or with the doer right behind it ("the tanker seized by Iran")."""
    if _be_before(sentence, verb):
        return True
    if lexicon.verb_final or lexicon.verb_first:
        return False
    if _after_its_object(sentence, verb):
        return True
    behind = max(end, verb.j)  # between verb and doer only a day: "seized Monday by" (not "debt owed by")
    return any(
        m.marked is not None and "by" in m.markers and 0 <= m.marked[0] - behind <= 1
        and (m.marked[0] == behind or sentence.words.analyses[behind].capital or not sentence.words.analyses[behind].key.isascii())
        for m in sentence.mentions
    )


def _after_its_object(sentence: Sentence, verb: Hit) -> bool:
    """A participle right behind a phrase with a preposition or the object of a verb ("freed nationals detained there")."""
    for mention in sentence.mentions:
        if mention.j != verb.i:
            continue
        if mention.markers and mention.markers[0] in _PHRASES:
            return any(
                h.kind in ("light", "trigger", "speech", "finite") and h.says != "open" and h.j <= mention.i and sentence.cost(h.j, mention.i) < 0.3
                for h in sentence.hits if h.says is not None or h.kind in ("speech", "finite")
            )
        return not mention.markers and any(
            h.kind in ("light", "trigger") and h.says in ("done", "open", "linked", "present") and 0 <= mention.i - h.first <= 7 and h.i != verb.i
            and sentence.cost(h.first, mention.i) == 0 and not any(h.first <= m.i < mention.i for m in sentence.mentions)
            for h in sentence.hits
        )
    return False


def _be_before(sentence: Sentence, verb: Hit) -> bool:
    return any(h.kind == "be" and 0 <= verb.i - h.j <= 2 and sentence.cost(h.j, verb.i) < 0.1 for h in sentence.hits)


def relations(sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, ranks: dict[int, int]) -> dict[str, float]:
    """Every selector a mention satisfies for an act, with its cost."""
    left = mention.j <= act.i
    right = mention.i >= act.j
    inside = not left and not right
    near = mention.marked[1] if left and mention.marked and lexicon.postpositions else mention.j
    gap = (act.i - near) if left else (mention.i - act.j) if right else 0
    if right and lexicon.postpositions and not act.nominal and sentence.cost(act.j, mention.i) > (0.0 if act.says != "open" else _OVER):
        return {}
    if right and lexicon.verb_first and (sentence.cost(act.j, mention.i) >= _BEYOND or _participle_between(sentence, act.j, mention.i)):
        return {}
    if right and lexicon.verb_first and sentence.cost(act.j, mention.i) >= _NEXT_VERB and _verb_between(sentence, act.j, mention.i):
        return {}
    if right and act.nominal and lexicon.verb_final and lexicon.head_first and _object_closed(sentence, act.j, mention.i):
        return {}
    base = max(gap, 0) * _WORD + (sentence.cost(mention.j, act.i) if left else sentence.cost(act.j, mention.i) if right else 0.0)
    if left and sentence.asides:
        apart, words = sentence.around(mention.j, act.i)
        base = max(gap - words, 0) * _WORD + apart
    found: dict[str, float] = {}
    markers = mention.markers
    if right and lexicon.verb_first and mention.marked and mention.marked[1] <= act.hit.i:
        markers = ()  # the preposition before the event noun is the noun's: "in an Israeli strike"
    for marker in markers:
        found[marker] = base + (0.3 if not left and lexicon.verb_final and not inside and not act.nominal else 0.0)
    if "possessive" in found and (act.hit.says is None or lexicon.postpositions or lexicon.head_first):
        found["of"] = min(found.get("of", 9.0), found["possessive"])
        if not (left and gap <= 4):
            found["of"] += 0.6
    if "of" in found and left and lexicon.postpositions:
        topic = act.frame.get("mutual") and _of_something_else(sentence, near, act)
        if topic or sentence.cost(mention.j, act.i) >= _NEXT_CLAUSE:
            found["of"] += LIMIT
    beside = lexicon.head_first and 0 <= mention.i - act.hit.first <= 2
    if (mention.loose or "object" in mention.markers) and beside and sentence.cost(act.hit.first, mention.i) < 0.1:
        found["of"] = (mention.i - act.hit.first) * _WORD
    if left and "by" in found and lexicon.postpositions and _of_a_participle(sentence, mention, act):
        del found["by"]
    if left and lexicon.postpositions and "agent" not in found and found and _of_a_phrase(sentence, mention, act):
        found.clear()
    if left and lexicon.postpositions and "agent" not in found and sentence.cost(mention.j, act.i) >= _OVER:
        found.clear()  # an object is never on the far side of another verb; a subject may be
        if not mention.markers and not mention.bare_demonym and mention.cls != "thing" and sentence.cost(mention.j, act.i) < _SHARED:
            found["subject"] = base + (0.6 if mention.place_like else 0.2)  # "X reached Y and asked": X asked
            return found
    if (act.light or act.hit).says == "open" and lexicon.postpositions and "of" in found and left and gap == 0:
        found["subject"] = 0.0  # the genitive right before an infinitive is its subject
    if "agent" in found:
        found["subject"] = found["agent"]
    if "to" in found and lexicon.postpositions:
        found["object"] = found["to"] + 0.05
    if not markers:
        _bare(found, mention, act, lexicon, left, right, gap, base, ranks)
        if inside and lexicon.head_first and lexicon.verb_final and sentence.cost(act.hit.first, mention.i) >= 0.1:
            found.pop("of", None)  # behind "and" another noun's phrase begins
    elif mention.bare_demonym and left and act.i - mention.j <= 1 and not lexicon.head_first:
        found["of"] = base
    if act.frame.get("mutual") and act.hit.says is None and _venue(sentence, mention, act, lexicon):
        return {"in": base}  # "the Doha talks": where they are held
    behind_noun = lexicon.verb_first or lexicon.verb_final
    if mention.bare_demonym and any(
        h.kind == "trigger" and h.says is None and (h.j == mention.i if behind_noun else h.i == mention.j) for h in sentence.hits
    ):
        found["means"] = base  # whose act it happened in: "killed in an Israeli strike"
        if left and gap == 0 and lexicon.verb_first and act.hit.says is not None:
            found["subject"] = base  # "Israeli strikes that hit ...", where no word stands for "that"
    if mention.bare_demonym and left and lexicon.postpositions and _owns_object(sentence, mention, act):
        found["of"] = min(found.get("of", LIMIT), base + 0.1)
    if left and lexicon.verb_first and markers and not act.nominal and sentence.cost(mention.j, act.i) >= _BEYOND:
        return {}  # of the clause before
    if left and lexicon.verb_first and "subject" in found and sentence.cost(mention.j, act.i) > _COMMA and _subject_follows(sentence, act):
        del found["subject"]  # "X blacklists B, and also froze Y ...": Y stands where the subject does
    if right and lexicon.verb_first and mention.bare_demonym and act.hit.entry.data.get("type") in _OF_WORDS and _of_deed(sentence, mention, act):
        found.pop("subject", None)  # "condemned the Israeli raids": whose deed it is
    if right and lexicon.verb_first and "of" in found and _verb_between(sentence, act.j, mention.i):
        del found["of"]  # "a meeting that X sponsored"
    if left and lexicon.verb_first and "subject" in found and (sentence.cost(mention.j, act.i) >= 0.8 or _opens_clause(sentence, act)):
        del found["subject"]  # of the clause before: carried on if nothing else is the subject
    if left and "subject" in found and _of_a_thing(sentence, mention, act):
        found["subject"] += 1.0
    if left and not (lexicon.verb_final or lexicon.verb_first):
        _of_another_verb(sentence, mention, act, found)
    if act.nominal and right and found and not (lexicon.verb_final or lexicon.verb_first):
        at = mention.marked[0] if mention.marked else mention.i
        if any(h.kind == "trigger" and h.says is None and act.j <= h.i and h.j <= at for h in sentence.hits):
            found = {k: v + 0.8 for k, v in found.items()}  # another event noun stands between
    if right and base >= 0.25 and not (lexicon.verb_final or lexicon.verb_first) and _verb_between(sentence, act.j, mention.i):
        found = {k: v + 0.8 for k, v in found.items()}  # in the clause of another verb
    if act.passive and left and gap == 0 and "subject" not in found and not (lexicon.verb_final or lexicon.verb_first):
        found["subject"] = 0.05  # "sanctions on a bank accused of ..."
    if "by" in found and left and not act.nominal and not (lexicon.verb_final or lexicon.verb_first):
        found["by"] += 1.5  # "presented by A, was backed by B"
    if act.says == "linked" and left and gap == 0 and mention.markers == ("with",):
        found["subject"] = 0.05  # "with B accusing C"
    if left and not (lexicon.verb_final or lexicon.verb_first):
        _relative_clause(sentence, mention, act, found)
    if right and base >= 0.4 and "object" in found and not (lexicon.verb_final or lexicon.verb_first):
        found["object"] += 0.9 if _own_verb(sentence, mention, act, after=True) else 0.0
    if left:
        relative = _relative_after(sentence, mention, act, ("relative",) if lexicon.verb_first else ("relative", "that"))
        if relative is not None and relative < found.get("subject", LIMIT):
            found["subject"] = relative
    if act.says == "participle" and lexicon.postpositions and act.light is not None and act.light.i >= act.hit.first:
        _attributive(found, mention, act)
    elif left:
        if lexicon.postpositions:
            doer = _who_did(sentence, mention, act)
            if doer is not None:
                found["subject"] = found["agent"] = doer
    return found


def _subject_follows(sentence: Sentence, act: Act) -> bool:
    return not act.nominal and act.says in ("done", "habitual", "planned") and any(
        m.i == act.hit.first and not m.markers and m.keys and not m.bare_demonym and m.cls in _ACTING for m in sentence.mentions
    )


def _of_deed(sentence: Sentence, mention: Mention, act: Act) -> bool:
    return not act.nominal and any(h.kind == "trigger" and h.says is None and h.j == mention.i and h.i >= act.j for h in sentence.hits)


def _venue(sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon) -> bool:
    """One city right behind the noun of an act of two sides, with no partner behind it, where the verb comes first."""
    if not lexicon.verb_first or mention.i != act.hit.first or mention.group >= 0:
        return False
    if mention.markers and (mention.marked is None or mention.marked[1] > act.hit.i):
        return False  # a preposition of its own; one before the noun is the noun's
    if mention.nouns or mention.surface not in ("capital", "place"):
        return False
    return not any(m.marked is not None and m.marked[0] == mention.j and {"with", "between"} & set(m.markers) for m in sentence.mentions)


def _attributive(found: dict[str, float], mention: Mention, act: Act) -> None:
    """A participle before its noun ("companies that sold arms"): the noun is the doer, not the doer of the main verb."""
    if 0 <= mention.i - act.j <= 2:
        found["subject"] = found["agent"] = 0.05
    elif mention.j <= act.i:
        found.pop("agent", None)
        found.pop("subject", None)


def _who_did(sentence: Sentence, mention: Mention, act: Act) -> float | None:
    """The cost of being the doer in a relative clause told behind the verb ("met the king, who (agent) agreed")."""
    agents = {h.i for h in sentence.hits if h.kind == "marker" and h.entry.head == "agent"}
    for hit in sentence.hits:
        if hit.kind != "connective" or hit.entry.head != "relative" or hit.j not in agents or not mention.j <= hit.i < act.i:
            continue
        crossed = sentence.cost(hit.j, act.i)
        before = [m for m in sentence.mentions if m.j <= hit.i and m.parties and not m.bare_demonym]
        meant = [m for m in before if "agent" not in m.markers] or before
        if crossed < 0.9 and meant and meant[-1] is mention:
            return 0.05 + crossed + (act.i - hit.j) * _WORD
    return None


def _of_a_phrase(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """A converb ("accusing A of ...") or an event noun of purpose or topic ("for talks with A") stands between: A is its own."""
    own = (act.hit, act.light)
    purpose = {h.i for h in sentence.hits if h.kind == "marker" and h.entry.head in ("for", "about")}
    return any(
        mention.j <= h.i and h.j <= act.i and h not in own
        and (h.kind == "light" and h.says == "linked" and h.i - mention.j <= _LIGHT_FAR or h.kind == "trigger" and h.says is None and h.j in purpose)
        for h in sentence.hits
    )


def _of_a_participle(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """A passive stands between ("the attack made by A"): its doer is not the doer of what follows."""
    own = (act.hit, act.light)
    return any(
        h.says == "passive" and h.kind in ("light", "trigger") and mention.j <= h.i and h.j <= act.i and h not in own for h in sentence.hits
    )


def _of_another_verb(sentence: Sentence, mention: Mention, act: Act, found: dict[str, float]) -> None:
    """What stands to the left of an act but belongs elsewhere, where the verb stands in the middle: a phrase with "of", the
    object of an earlier verb ("A urged B and offered ...": B offers nothing)."""
    if "of" in mention.markers and "of" in found:
        found["of"] += 1.5
    if "subject" not in found or sentence.cost(mention.j, act.i) == 0:
        return
    if any(h.kind == "connective" and h.entry.head == "relative" and 0 <= h.i - mention.j <= 1 for h in sentence.hits):
        return
    for verb in sentence.hits:
        told = verb.kind == "light" or (verb.kind == "trigger" and verb.says is not None)
        if not told or verb.j > mention.i or verb.says is None or verb.i == act.i:
            continue
        opened = any(
            h.kind == "connective" and h.entry.head in ("that", "relative", "clause", "if", "switch", "but") and verb.j <= h.i < mention.i
            for h in sentence.hits
        )
        if not opened and sentence.cost(verb.j, mention.i) < 0.8 and not _own_verb(sentence, mention, act):
            found["subject"] += 0.9
            return


def _relative_clause(sentence: Sentence, mention: Mention, act: Act, found: dict[str, float]) -> None:
    """ "B, which A accuses of X, denied it": B is the object inside the clause and the subject behind it; A is neither outside."""
    commas = [k for k in range(mention.j, act.i) if sentence.words.keys[k] == ","]
    opens = next((h for h in sentence.hits if h.kind == "connective" and h.entry.head in ("relative", "that") and 0 <= act.i - h.j <= 1), None)
    if opens is not None and "subject" in found and not any(0 <= opens.i - m.j <= 1 for m in sentence.mentions):
        found["subject"] += 1.5  # "an attack that killed ...": the noun before is the subject, and it is no actor
    for hit in sentence.hits:
        if hit.kind != "connective" or hit.entry.head != "relative":
            continue
        if 0 <= hit.i - mention.j <= 1:
            inner = next((m for m in sentence.mentions if 0 <= m.i - hit.j <= 1 and not m.markers), None)
            if inner is not None and 0 <= act.i - inner.j <= 2:
                found["object"], found["subject"] = 0.0, LIMIT
            elif "subject" in found and commas and act.i - commas[-1] <= 4 and commas[-1] > hit.j:
                found["subject"] = 0.2 + (act.i - commas[-1]) * _WORD
        elif 0 <= mention.i - hit.j <= 1 and commas and "subject" in found:
            found["subject"] += 0.9


def subject_of_next(sentence: Sentence, mention: Mention) -> bool:
    """Does a finite verb stand right behind the mention?"""
    return any(
        (h.kind in ("finite", "be", "speech") or (h.kind in ("light", "trigger") and h.says in ("done", "present", "planned", "habitual")))
        and 0 <= h.i - mention.j <= 1 for h in sentence.hits
    )


def _own_verb(sentence: Sentence, mention: Mention, act: Act, after: bool = False) -> bool:
    """A verb right behind the mention is told of it, and so is the next one joined to it."""
    return any(
        (h.kind in ("finite", "be", "speech") or (h.kind in ("light", "trigger") and h.says is not None and not (after and h.says == "open")))
        and 0 <= h.i - mention.j <= 2 and (h.i >= act.j if after else h.j <= act.i) and sentence.cost(mention.j, h.i) == 0
        for h in sentence.hits
    )


def _relative_after(sentence: Sentence, mention: Mention, act: Act, told: tuple[str, ...]) -> float | None:
    """The cost of being the subject of an act in one's own relative clause ("Germany, which has reaffirmed ...").

    `told`: connectives that open one; where the verb comes first, "that" behind a name opens what its bearer says.
    """
    for hit in sentence.hits:
        if hit.kind != "connective" or hit.entry.head not in told or not 0 <= hit.i - mention.j <= 1:
            continue
        crossed = sentence.cost(hit.j, act.i)
        if hit.j <= act.i and crossed < 0.9:
            return 0.1 + crossed + (act.i - hit.j) * _WORD
    return None


def _of_something_else(sentence: Sentence, start: int, act: Act) -> bool:
    """ "Talks on the situation of Gaza": the genitive is that of a noun with an adposition of its own."""
    placed = {m.marked for m in sentence.mentions if m.marked}
    return any(
        h.kind == "marker" and start <= h.i < act.i and h.entry.head != "of" and (h.i, h.j) not in placed for h in sentence.hits
    )


def _owns_object(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """The act is done to an act of theirs: "condemned Russian air strikes" where the strikes stand between, in the genitive."""
    nouns = [h for h in sentence.hits if h.kind == "trigger" and mention.j <= h.i <= mention.j + 1 and h.j < act.hit.i]
    return any(
        h.kind == "marker" and h.entry.head in ("of", "to") and h.i == n.j and act.hit.i - h.j <= 1 for n in nouns for h in sentence.hits
    )


def _bare(
    found: dict[str, float], mention: Mention, act: Act, lexicon: Lexicon, left: bool, right: bool, gap: int, base: float,
    ranks: dict[int, int],
) -> None:
    """What an unmarked mention may be: by the order of the language."""
    light = 0.7 if mention.bare_demonym or mention.cls == "thing" or mention.loose or mention.resolve == "self" else 0.0
    rank = ranks.get(id(mention), 0)
    if lexicon.verb_final:
        if left:
            found["subject"] = base + 0.1 + light + (0.4 if act.nominal and lexicon.head_first else 0.0)
            if not (act.nominal and lexicon.head_first):
                found["object"] = base + 0.35 + 0.2 * rank
            if gap <= 1 and (mention.bare_demonym or act.nominal) and not lexicon.head_first:
                found["of"] = base + (0.0 if mention.bare_demonym else 0.3)
        elif right and lexicon.head_first and gap <= 2 and act.nominal:
            found["of"] = base
        elif not right and lexicon.head_first and 0 <= mention.i - act.hit.first <= 2:
            found["of"] = (mention.i - act.hit.first) * _WORD  # between the noun and its light verb: "host of X was"
        else:
            other_clause = 0.8 if right and lexicon.head_first and base - max(gap, 0) * _WORD > 0.1 else 0.0
            if not (right and act.nominal and lexicon.postpositions):  # "in the blast two Russian guards died": not their blast
                found["subject"] = base + 0.9 + light + other_clause
            if not other_clause:  # a name behind the verb, in the next clause, would carry its object marker
                found["object"] = base + 0.9
    elif lexicon.verb_first:
        if right:
            found["subject"] = base + (0.0 if rank == 0 else 0.8 + 0.2 * rank) + light
            found["object"] = base + (0.45 if rank == 0 else 0.0 if rank == 1 else 0.5)
            if gap <= 2:
                found["of"] = base
        elif left:
            found["subject"] = base + 0.3 + light
        else:
            found["subject"] = 0.05 + light + 0.8 * rank
            found["object"] = 0.05 if rank else 0.6
    elif not left and not right:
        found["object"] = 0.1  # between verb and noun: "sent Kyiv tanks", "imposed US sanctions"
        found["of"] = 0.05 if mention.bare_demonym or act.hit.says is None else 0.5
    elif left:
        people = mention.bare_demonym and act.passive and gap <= 1  # "Poles were wounded": no adjective of the verb
        found["subject"] = base + (0.0 if people else light)
        if gap <= 2 and not people and (mention.bare_demonym or mention.group >= 0) and (gap == 0 or act.hit.says is not None or act.light is not None):
            found["of"] = base
    elif right:
        found["object"] = base + 0.2 * rank
    if mention.place_like and gap <= 3:
        found["goal"] = base + 0.05


def read_frame(sentence: Sentence, act: Act, lexicon: Lexicon) -> Reading:
    """Fills the roles of an act from the sentence."""
    usable = [u for m in sentence.mentions if m.parties and (u := _beside(m, act.hit)) is not None]
    standing = usable
    if lexicon.verb_first:  # a crowd, gunmen: whoever is named takes a place, known or not
        standing = sorted([*usable, *(m for m in sentence.mentions if _somebody(m))], key=lambda m: m.i)
        if act.nominal and _with_article(sentence, act.hit, lexicon):
            usable = [m for m in usable if _beside_noun(sentence, act, m)]
    ranks = _ranks(standing, act)
    if lexicon.verb_first and act.light is None and not act.nominal and (act.says == "linked" or _subject_before(sentence, act, standing)):
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
        swapped = frame.get("passive_actor") or (["by", "of"] if lexicon.postpositions else ["by", "agent", "of", "means"])
        actor_selectors = list(swapped)
        recipient_selectors = list(dict.fromkeys(["subject", *recipient_selectors, "object"]))
    elif (
        lexicon.postpositions and not act.nominal and (act.light or act.hit).says != "open"
        and "agent" in actor_selectors and _best(table, ["agent"], set())
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
    if lexicon.verb_final and lexicon.head_first:
        barred |= {id(m) for m, _ in table if "from" in m.markers and "self" in (m.owner, m.resolve)}  # "from its soil": the subject did it
    actor = _best(table, actor_selectors, taken | barred)
    own = {id(m) for m, _ in table if actor and m is not actor[0] and "self" in (m.owner, m.resolve) and m.keys <= actor[0].keys}
    taken |= own  # "its embassy": not whom the act is done to
    recipient = _best(table, recipient_selectors, taken)
    if any(id(m) in own and m.cls == "citizens" and not m.markers and 0 <= m.i - act.j <= 1 for m, _ in table):
        reading.own, recipient = True, None  # "urged its citizens to leave R": done to nobody else
    if frame.get("lone") == "recipient" and lexicon.verb_first and not act.passive and _alone_behind(actor, sentence, act, lexicon):
        actor, recipient = _best(table, frame.get("passive_actor") or ["by"], taken), actor
    same = actor is not None and (recipient is None or recipient[0] is actor[0] or recipient[0].resolve == "self" or recipient[0].keys <= actor[0].keys or (recipient[0].j <= act.i and resumes(sentence, act)))
    if frame.get("carries") and same and (_opens_clause(sentence, act) or resumes(sentence, act)) and _object_only(sentence, act, actor, lexicon):
        actor, recipient = None, actor
    if actor and recipient and actor[0] is recipient[0]:
        actor, recipient = _untangle(table, actor_selectors, recipient_selectors, actor, recipient)
    if actor:
        _take(reading, "actors", actor, sentence, "actor")
        taken = own | {id(m) for m in reading.actors}
        doers = frozenset().union(*(m.keys for m in reading.actors))
        while recipient and (id(recipient[0]) in taken or (recipient[0].keys and recipient[0].keys <= doers and not frame.get("mutual"))):
            officials = recipient[0].cls in ("office", "envoy", "person")  # who come and go for their state: a doer misread
            reading.own |= lexicon.postpositions and id(recipient[0]) not in taken and bool(recipient[0].nouns) and not officials
            taken.add(id(recipient[0]))  # what the doer has of its own is not the other side
            recipient = _best(table, recipient_selectors, taken)
    if recipient:
        _take(reading, "recipients", recipient, sentence, "recipient")
    return reading


def first_is_subject(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    """With prepositions before and the verb at the end, the first bare mention of a clause is its subject (Persian)."""
    bare = [(m, f) for m, f in table if not m.markers and m.j <= act.i and "subject" in f and sentence.around(m.j, act.i)[0] < 0.8]
    for mention, found in bare[1:]:
        if mention.group < 0 or mention.group != bare[0][0].group:
            found["subject"] += 0.35


def frame_behind(act: Act) -> bool:
    """Whether the words of the act stand behind doer and object ("declared B persona non grata"): frames say `behind: true`."""
    return bool(act.frame.get("behind"))


def _behind_both(sentence: Sentence, act: Act, table: Sequence[tuple[Mention, dict[str, float]]]) -> None:
    bare = [(m, f) for m, f in table if m.j <= act.i and not m.markers and not m.bare_demonym and sentence.cost(m.j, act.i) < 1.0]
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
    return 0 <= mention.i - act.hit.first <= _NOUN_WORDS and sentence.cost(act.hit.first, mention.i) < 0.3 or mention.group >= 0


def _object_only(sentence: Sentence, act: Act, actor: Choice | None, lexicon: Lexicon) -> bool:
    """ "..., and called on Y to": behind a verb joined to another verb the only bare name, with a preposition right behind it, is
    the object; the subject is carried on. Frames of such verbs say `carries: true`."""
    if actor is None or actor[2] != "subject" or actor[0].i < act.j or actor[0].i - act.j > 1 + resumes(sentence, act):
        return False
    end = actor[0].j
    joined = end < sentence.end and any(p not in ("and", "future") for p in sentence.words.analyses[end].pre)
    marked = any(h.kind == "marker" and h.i == end for h in sentence.hits)
    if end < sentence.end and not joined:  # also on a word that is not known
        written = [p + a for p, c in (lexicon.language.get("proclitics") or {}).items() if c not in ("and", "future") for a in lexicon.language.get("article") or ()]
        raw = sentence.words.quote(end, end + 1)
        joined = raw.startswith(tuple(written)) if written else False
        letters = tuple(p for p, c in (lexicon.language.get("proclitics") or {}).items() if c == "complement")
        if letters and not joined and len(raw) > _SHORT and raw.startswith(letters):
            joined = not any(h.kind in ("connective", "entity") and h.i == end for h in sentence.hits)
    earlier = any(h.says is not None and h.kind in ("trigger", "light", "speech") and h.j <= act.i for h in sentence.hits)
    return (earlier or resumes(sentence, act)) and (joined or marked)


def resumes(sentence: Sentence, act: Act) -> bool:
    """ "A letter accusing in-it B of": a preposition with a pronoun right behind the verb takes up the noun before, so the clause
    goes on about the subject before it."""
    k = act.hit.j
    if act.says is None or k >= sentence.end or sentence.words.analyses[k].suf is None or sentence.words.analyses[k].pre:
        return False
    return all(h.kind in ("marker", "connective", "status") for h in sentence.hits if h.i <= k < h.j)


def _opens_clause(sentence: Sentence, act: Act) -> bool:
    """ "And" is written on the verb: its subject follows, or is carried on, but does not stand before it."""
    return act.says is not None and "and" in sentence.words.analyses[act.i].pre


def _subject_before(sentence: Sentence, act: Act, mentions: Sequence[Mention]) -> bool:
    """Where the verb comes first, a bare mention right before it in its clause is the subject of a headline's order."""
    return any(
        not m.markers and not _opens_clause(sentence, act) and 0 <= act.i - m.j <= _SUBJECT_WORDS and sentence.cost(m.j, act.i) < 0.3 for m in mentions
    )


def _alone_behind(
    actor: Choice | None, sentence: Sentence, act: Act, lexicon: Lexicon
) -> bool:
    """The only unmarked mention, and it stands behind the verb: with a verb that is written alike in the passive ("killed"),
    frames say `lone: recipient`, and it is the one it was done to."""
    if actor is None or actor[2] != "subject" or actor[0].i < act.j:
        return False
    first = actor[0]
    defined = any(sentence.words.quote(first.i, first.i + 1).startswith(a) for a in lexicon.language.get("article") or ())
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


Choice = tuple[Mention, float, str]


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
    table: Sequence[tuple[Mention, dict[str, float]]], actors: Sequence[str], recipients: Sequence[str], actor: Choice,
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


def _object_closed(sentence: Sentence, i: int, j: int) -> bool:
    """An object marker stands between: the noun phrase is over, and what follows belongs to the verb (Persian)."""
    return any(h.kind == "marker" and h.entry.head == "object" and i <= h.i and h.j <= j for h in sentence.hits)


def _of_a_thing(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """The act stands in the relative clause of another noun ("seized a ship that went to Libya"): the ship went."""
    opens = next((i for i, j in sentence.asides if i <= act.i < j), None)
    return opens is not None and mention.j < opens and any(
        m is not mention and m.cls in ("thing", "force", "citizens") and mention.j <= m.i and 0 <= opens - m.j <= _OWN_WORDS for m in sentence.mentions
    )


def _joined_clause(sentence: Sentence, end: int, mention: Mention) -> bool:
    """Behind a verb that ends its clause and an "and": what is marked there belongs to the next verb."""
    joint = any(h.kind == "connective" and h.entry.head == "and" and 0 <= h.i - end <= 1 for h in sentence.hits)
    return joint and bool(mention.markers) and _verb_between(sentence, mention.j, sentence.end)


def _unknown_partner(sentence: Sentence, act: Act) -> bool:
    """ "Met the ambassadors of several countries": the partner is marked, and nobody known."""
    return bool(act.frame.get("mutual")) and any(
        "with" in m.markers and not m.parties and m.j <= act.i and sentence.cost(m.j, act.i) < 0.5 for m in sentence.mentions
    )


def _verb_between(sentence: Sentence, i: int, j: int) -> bool:
    return any(
        i <= h.i and h.j <= j and (h.kind == "speech" or (h.kind in ("light", "trigger") and h.says in ("done", "present", "planned")))
        for h in sentence.hits
    )


def _participle_between(sentence: Sentence, i: int, j: int) -> bool:
    """ "..., accusing B": behind a participle that opens a phrase of its own nothing belongs to the verb before."""
    return any(i <= h.i and h.j <= j and h.kind == "trigger" and h.says == "linked" and sentence.cost(i, h.i) > 0.3 for h in sentence.hits)


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
        if behind and (not act.nominal if verb_final else _own_verb(sentence, mention, act, after=True)):
            continue  # the doer of the next clause
        if verb_final and mention.i >= act.j and not act.nominal and _joined_clause(sentence, act.j, mention):
            continue  # a side of the next verb
        if not verb_final and mention.i >= act.j and _verb_between(sentence, act.j, mention.i):
            continue  # the object of another verb
        if act.frame.get("single") and reading.actors and ("in" in mention.markers or mention.reference is not None):
            continue  # enough is known, and this is the place, or who says it
        cost = abs(mention.i - act.i) * _WORD + sentence.cost(mention.j, act.i) if mention.j <= act.i else (
            (mention.i - act.j) * _WORD + sentence.cost(act.j, mention.i)
        )
        if verb_final and mention.i >= act.j and not act.nominal:
            cost += _BEHIND_VERB
        if cost < 1.0 and (best is None or cost < best[0]):
            best = (cost, mention)
    return best[1] if best else None
