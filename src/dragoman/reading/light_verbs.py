"""Which verb makes an event of an event noun? "Held talks", "the visit took place": a light verb, near enough, and of no other noun."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.lexicon import Lexicon
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence
from dragoman.words.fold import fold_word

_CIRCUMSTANCES = frozenset({"because", "after", "before", "during", "about", "under", "instead", "besides"})
_DO_WORDS = 12
_LIGHT_WORDS = 5  # words that may stand between a noun and its light verb
_LIGHT_COST_FIRST = 1.15  # and the boundaries crossed: an adverb between commas stands there too
_LIGHT_WORDS_FIRST = 22  # the same where the verb comes first: the whole subject, with titles and names, stands between
_LIGHT_FAR = 16  # the same where phrases with prepositions may stand there (Persian)
_PASSIVE_FAR = 10  # words between an event noun and its passive verb in a language with the verb in the middle
_POSTPOSED = frozenset({"object"})  # markers that stand behind their noun in a language with prepositions
_OF_NOUN_PART = frozenset({"to", "object", "on"})  # postpositions a noun may have before its own light verb


def light_verb(sentence: Sentence, hit: Hit, lights: Iterable[str], lexicon: Lexicon) -> Hit | None:
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
        if (
            not behind
            and lexicon.postpositions
            and (sentence.cost(other.j, hit.i) > 0.3 or _noun_between(sentence, other, hit))
        ):
            continue  # and it stands in the same clause, before its own noun
        gap = other.i - hit.j if behind else hit.i - other.j
        if gap < 0 or (
            gap > (reach if behind == lexicon.verb_final else 3) and not _far_passive(sentence, hit, other, lexicon)
        ):
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
        h.kind == "trigger"
        and light.j <= h.i
        and h.j <= hit.i
        and h.says is None
        and h.entry.data.get("type") == hit.entry.data.get("type")
        and light.entry.head in (h.entry.data.get("light") or ())
        for h in sentence.hits
    )


def _joined_verb_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    """A verb with "and" written on it stands between a light verb and a noun: the noun is that verb's."""
    return any(
        light.j <= h.i
        and h.j <= hit.i
        and h.kind in ("light", "trigger")
        and h.says in ("done", "habitual", "planned")
        and "and" in sentence.words.analyses[h.i].pre
        for h in sentence.hits
    )


def _base_form(sentence: Sentence, light: Hit) -> bool:
    """A light verb's past that is also its verbal noun (the form it is listed under) is the noun behind a preposition or a cue."""
    if light.says != "done" or sentence.words.analyses[light.i].alts[0] != fold_word(light.entry.head):
        return False
    return any(
        h.j == light.i and h.kind in ("marker", "status") and not h.entry.data.get("only") for h in sentence.hits
    )


def _circumstance(sentence: Sentence, hit: Hit) -> bool:
    """The noun tells when, why or about what the verb is done, and is not what is done."""
    return any(h.kind == "marker" and h.j == hit.i and h.entry.head in _CIRCUMSTANCES for h in sentence.hits)


def _far_passive(sentence: Sentence, hit: Hit, light: Hit, lexicon: Lexicon) -> bool:
    """ "The withdrawal of troops from the north was completed": the passive verb of a noun with much behind it."""
    if (
        lexicon.verb_final
        or lexicon.verb_first
        or not hit.j < light.i <= hit.j + _PASSIVE_FAR
        or not be_before(sentence, light)
    ):
        return False
    return not any(
        hit.j <= h.i
        and h.j < light.i
        and (h.kind in ("speech", "finite") or (h.kind in ("light", "trigger") and h.says in ("done", "planned")))
        and not (h.kind == "finite" and light.i - h.j <= 2)
        for h in sentence.hits
    )


def _noun_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    return any(
        h.kind == "trigger"
        and light.j <= h.i
        and h.j <= hit.i
        and light.entry.head in (h.entry.data.get("light") or ())
        for h in sentence.hits
    )


def _another_noun(sentence: Sentence, hit: Hit, light: Hit, lexicon: Lexicon) -> bool:
    """The noun is an argument (its adposition says so), or a nearer event noun has the verb: "condemned the attack"."""
    for other in sentence.hits:
        beside = other.i == hit.j if lexicon.postpositions else other.j == hit.i
        of_noun_part = lexicon.language.get("noun_part", _OF_NOUN_PART) if lexicon.postpositions else _POSTPOSED
        if beside and other.kind == "marker" and other.entry.head not in of_noun_part:
            return True
        if (
            other.kind == "trigger"
            and other.entry.data.get("spans")
            and other.j <= hit.i
            and _spans(sentence, other, light)
        ):
            return True
        if other.kind != "trigger" or other.i < hit.j or other.j > light.i or hit.entry.data.get("spans"):
            continue
        if light.entry.head not in (other.entry.data.get("light") or ()):
            if not lexicon.postpositions and _spans(sentence, other, light):
                return True  # the nearer noun takes this verb in another of its uses
            continue
        reach = (
            hit.j if lexicon.postpositions else min(hit.j, other.i - 1)
        )  # "condemned and ...": right behind the noun (Persian)
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
        inside = (
            bool(hit.entry.data.get("spans")) and light.says == "open"
        )  # "accused of arming": the infinitive is in the complement
        return behind != lexicon.verb_final, inside, abs(light.i - hit.i), -(light.j - light.i)

    return rank(one) < rank(two)


def doing_verb(sentence: Sentence, noun: Hit, lexicon: Lexicon) -> Hit | None:
    """The verb that says that what a verbal noun names was done: "carried out the shelling of", "began withdrawing" (verbs.yml
    `do`). Its subject may stand between."""
    names = (lexicon.files.get("verbs") or {}).get("do") or ()
    best: Hit | None = None
    for other in sentence.hits:
        if (
            other.kind != "light"
            or other.entry.head not in names
            or other.says in (None, "open")
            or not 0 <= noun.i - other.j <= _DO_WORDS
        ):
            continue
        if sentence.cost(other.j, noun.i) >= 0.8 or (best is not None and best.i > other.i):
            continue
        between = range(other.j, noun.i)
        known = {k for m in sentence.mentions for k in range(m.i, m.j)}
        if "complement" in sentence.words.analyses[noun.i].pre or all(k in known for k in between):
            best = other
    if best is None or any(
        best.j <= h.i and h.j <= noun.i and h.kind in ("light", "trigger") and h.says in ("done", "habitual", "planned")
        for h in sentence.hits
    ):
        return None
    return best


def hyphened(sentence: Sentence, hit: Hit) -> bool:
    """Is a verb form the second half of a hyphened adjective ("army-backed", "Russian-occupied")?"""
    words, k = sentence.words, hit.i
    if hit.says is None or k - 2 < sentence.start or words.keys[k - 1] != "-":
        return False
    return words.ends[k - 2] == words.starts[k - 1] and words.ends[k - 1] == words.starts[k]


def be_before(sentence: Sentence, verb: Hit) -> bool:
    return any(h.kind == "be" and 0 <= verb.i - h.j <= 2 and sentence.cost(h.j, verb.i) < 0.1 for h in sentence.hits)
