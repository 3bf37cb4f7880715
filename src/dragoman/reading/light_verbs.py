"""Which verb makes an event of an event noun? "Held talks", "the visit took place": a light verb, near enough, and of no other noun."""

from __future__ import annotations

from dragoman.lexicon import Lexicon
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence
from dragoman.words.fold import fold_word

_CIRCUMSTANCES = frozenset({"because", "after", "before", "during", "about", "under", "instead", "besides"})
_DO_WORDS = 12  # words, all of its subject, between a verb of doing and the verbal noun
_LIGHT_WORDS = 5  # words that may stand between a noun and its light verb
_WRONG_SIDE = 3  # the same on the side where it stands only now and then
_LIGHT_COST = 0.8  # less than the boundaries between them cost
_LIGHT_COST_FIRST = 1.15  # the same where the verb comes first: an adverb between commas stands there too
_LIGHT_WORDS_FIRST = 22  # the same where the verb comes first: the whole subject, with titles and names, stands between
_LIGHT_FAR = 16  # the same where phrases with prepositions may stand there (Persian)
_REPORT_FAR = 22  # words between an act that is told of and the verb that tells of it
_PASSIVE_FAR = 10  # words between an event noun and its passive verb in a language with the verb in the middle
_POSTPOSED = frozenset({"object"})  # markers that stand behind their noun in a language with prepositions
_OF_NOUN_PART = frozenset({"to", "object", "on"})  # postpositions a noun may have before its own light verb


def light_verb(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> Hit | None:
    """The light verb that makes an event of a noun, if the noun takes one: the nearest that goes with it."""
    names = frozenset(hit.entry.data.get("light") or ())

    def rank(verb: Hit) -> tuple[bool, bool, int, int]:
        behind = verb.i >= hit.first
        inside = bool(hit.entry.data.get("spans")) and verb.says == "open"  # "accused of arming": in the complement
        return behind != lexicon.verb_final, inside, abs(verb.i - hit.i), -(verb.j - verb.i)

    verbs = [
        h
        for h in sentence.of_kind("light")
        if h.entry.head in names and not hyphened(sentence, h) and _goes_with(sentence, hit, h, lexicon)
    ]
    found = min(verbs, key=rank, default=None)
    return found or (_reporting_verb(sentence, hit, lexicon) if lexicon.head_first and lexicon.verb_final else None)


def _reporting_verb(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> Hit | None:
    """ "Told of the arrest of two" (verbs.yml `report`): the verb asserts the noun behind its "of"; words that only say that an
    act was done or began may stand between ("of the holding of a drill")."""
    report = (lexicon.files.get("verbs") or {}).get("report") or {}
    verbs = [
        h
        for h in sentence.of_kind("light")
        if h.entry.head in report.get("verbs", ()) and hit.j <= h.i <= hit.j + _REPORT_FAR
    ]
    if not verbs:
        return None
    k, through = hit.i - 1, report.get("through", ())
    while k > sentence.start and sentence.words.keys[k] in through:
        k -= 1
    if not any(h.j == k + 1 and h.entry.head == "from" for h in sentence.of_kind("marker")):
        return None
    told = [v for v in verbs if v.says == "done" and not _of_longer_verb(sentence, hit, v)]
    return next((v for v in told if sentence.cost(hit.j, v.i) < _LIGHT_COST), None)


def _goes_with(sentence: Sentence, hit: Hit, verb: Hit, lexicon: Lexicon) -> bool:
    """Is the verb near enough to the noun, and of no other noun? Behind it where the verb is last, before it elsewhere."""
    behind = verb.i >= hit.first
    gap = verb.i - hit.j if behind else hit.i - verb.j
    crossed = sentence.cost(hit.j, verb.i) if behind else sentence.cost(verb.j, hit.i)
    if gap < 0:
        return False
    if lexicon.verb_final:
        if behind:
            return _behind_noun(sentence, hit, verb, lexicon, gap, crossed)
        return lexicon.postpositions and _moved_to_front(sentence, hit, verb, gap, crossed)
    if lexicon.verb_first:
        return _before_noun(sentence, hit, verb, behind, gap, crossed)
    if not behind and _auxiliary(sentence, verb, hit):
        return False
    if behind:  # over any boundary it is another verb's noun: "jets and deployed"
        return crossed <= 0 and (gap <= _WRONG_SIDE or _far_passive(sentence, hit, verb))
    return gap <= _LIGHT_WORDS and crossed < _LIGHT_COST


def _behind_noun(sentence: Sentence, hit: Hit, verb: Hit, lexicon: Lexicon, gap: int, crossed: float) -> bool:
    """Where the verb is last."""
    if gap > (_LIGHT_FAR if lexicon.head_first else _LIGHT_WORDS) or crossed >= _LIGHT_COST:
        return False
    if lexicon.head_first and (_of_saying(sentence, hit, verb) or _of_longer_verb(sentence, hit, verb)):
        return False
    return not _is_argument(sentence, hit, lexicon) and not any(
        _has_taken(sentence, other, hit, verb, lexicon) for other in sentence.of_kind("trigger")
    )


def _moved_to_front(sentence: Sentence, hit: Hit, verb: Hit, gap: int, crossed: float) -> bool:
    """Where the verb is last, only a finite one is moved to the front, in headlines, before its own noun."""
    finite = verb.says not in ("linked", "open")
    return finite and gap <= _WRONG_SIDE and crossed <= 0.3 and not _noun_between(sentence, verb, hit)


def _before_noun(sentence: Sentence, hit: Hit, verb: Hit, behind: bool, gap: int, crossed: float) -> bool:
    """Where the verb comes first."""
    if gap > (_WRONG_SIDE if behind else _LIGHT_WORDS_FIRST) or crossed >= _LIGHT_COST_FIRST:
        return False
    if _base_form(sentence, verb) or _joined_verb_between(sentence, verb, hit):
        return False
    return behind or not (_nearer_noun(sentence, hit, verb) or _circumstance(sentence, hit))


def _nearer_noun(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """Another event noun of the same light verb stands between, and the noun is not joined to it: "thanked ... for its support"."""
    return "and" not in sentence.words.analyses[hit.i].pre and any(
        light.j <= h.i
        and h.j <= hit.i
        and h.says is None
        and h.entry.data.get("type") == hit.entry.data.get("type")
        and light.entry.head in (h.entry.data.get("light") or ())
        for h in sentence.of_kind("trigger")
    )


def _joined_verb_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    """A verb with "and" written on it stands between a light verb and a noun: the noun is that verb's."""
    return any(
        light.j <= h.i
        and h.j <= hit.i
        and h.says in ("done", "habitual", "planned")
        and "and" in sentence.words.analyses[h.i].pre
        for h in sentence.of_kind("light", "trigger")
    )


def _base_form(sentence: Sentence, light: Hit) -> bool:
    """A light verb's past that is also its verbal noun (the form it is listed under) is the noun behind a preposition or a cue."""
    if light.says != "done" or sentence.words.analyses[light.i].alts[0] != fold_word(light.entry.head):
        return False
    before = sentence.closing_at(light.i)
    return any(h.kind in ("marker", "status") and not h.entry.data.get("only") for h in before)


def _circumstance(sentence: Sentence, hit: Hit) -> bool:
    """The noun tells when, why or about what the verb is done, and is not what is done."""
    return any(h.kind == "marker" and h.entry.head in _CIRCUMSTANCES for h in sentence.closing_at(hit.i))


def _auxiliary(sentence: Sentence, verb: Hit, hit: Hit) -> bool:
    """ "Had already rejected any talks": the "had" of another verb."""
    if not any(h.kind == "finite" and h.j == verb.j for h in sentence.opening_at(verb.i)):
        return False
    return any(
        h.says in ("done", "participle") and 0 <= h.i - verb.j <= 2 and h.j <= hit.i
        for h in sentence.of_kind("light", "trigger")
    )


def _far_passive(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """ "The withdrawal of troops from the north was completed": the passive verb of a noun with much behind it."""
    if not hit.j < light.i <= hit.j + _PASSIVE_FAR or not be_before(sentence, light):
        return False
    return not any(
        hit.j <= h.i
        and h.j < light.i
        and (h.kind in ("speech", "finite") or h.says in ("done", "planned"))
        and not (h.kind == "finite" and light.i - h.j <= 2)
        for h in sentence.of_kind("speech", "finite", "light", "trigger")
    )


def _noun_between(sentence: Sentence, light: Hit, hit: Hit) -> bool:
    """Another event noun that takes this verb stands between."""
    return any(
        light.j <= h.i and h.j <= hit.i and light.entry.head in (h.entry.data.get("light") or ())
        for h in sentence.of_kind("trigger")
    )


def _is_argument(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """The noun's adposition says that it is an argument, and no part of the verb."""
    allowed = lexicon.language.get("noun_part", _OF_NOUN_PART) if lexicon.postpositions else _POSTPOSED
    beside = sentence.opening_at(hit.j) if lexicon.postpositions else sentence.closing_at(hit.i)
    return any(h.kind == "marker" and h.entry.head not in allowed for h in beside)


def _has_taken(sentence: Sentence, other: Hit, hit: Hit, verb: Hit, lexicon: Lexicon) -> bool:
    """Has another event noun, nearer to the verb or around the noun, taken it: "condemned the attack"?"""
    if other.j <= hit.i:
        return bool(other.entry.data.get("spans")) and _spans(sentence, other, verb)
    if other.i < hit.j or other.j > verb.i or hit.entry.data.get("spans"):
        return False
    if verb.entry.head not in (other.entry.data.get("light") or ()):  # it may take this verb in another of its uses
        return not lexicon.postpositions and _spans(sentence, other, verb)
    last = other.i - 1
    first = hit.j if lexicon.postpositions else min(hit.j, last)
    if not lexicon.postpositions:
        last = first  # "condemned and ...": right behind the noun (Persian)
    return not any(first <= h.i <= last for h in sentence.named("connective", "and"))


def _of_saying(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """The verb is part of a verb of saying or denying further on ("stressed" is "made stress")."""
    if any(h.kind == "connective" and h.entry.head == "and" for h in sentence.opening_at(hit.j)):
        return False  # "condemned and stressed that" with one verb for both
    return any(hit.j <= h.i < light.i and light.j <= h.j for h in sentence.of_kind("speech", "status"))


def _of_longer_verb(sentence: Sentence, hit: Hit, light: Hit) -> bool:
    """The verb is the end of a verb of several words around the noun: "did not (come to accept a mediation) become ready"."""
    return any(
        h.kind == "trigger" and h.says is not None and h.first <= hit.i and light.i > h.i
        for h in sentence.closing_at(light.j)
    )


def _spans(sentence: Sentence, opener: Hit, light: Hit) -> bool:
    """A word whose complement stands between it and its verb ("demander of talks became") has taken this verb."""
    names = opener.entry.data.get("light") or ()
    return sentence.cost(opener.j, light.i) < 0.8 and any(
        h.kind == "light" and h.entry.head in names for h in sentence.opening_at(light.i)
    )


def doing_verb(sentence: Sentence, noun: Hit, lexicon: Lexicon) -> Hit | None:
    """The verb that says that what a verbal noun names was done: "carried out the shelling of", "began withdrawing" (verbs.yml
    `do`). Its subject may stand between."""
    names = (lexicon.files.get("verbs") or {}).get("do") or ()
    known = {k for m in sentence.mentions for k in range(m.i, m.j)}
    complement = "complement" in sentence.words.analyses[noun.i].pre
    best: Hit | None = None
    for other in sentence.of_kind("light"):
        if other.entry.head not in names or other.says in (None, "open"):
            continue
        near = 0 <= noun.i - other.j <= _DO_WORDS and sentence.cost(other.j, noun.i) < _LIGHT_COST
        if not near or (best is not None and best.i > other.i):
            continue
        if complement or all(k in known for k in range(other.j, noun.i)):
            best = other
    if best is None or any(
        best.j <= h.i and h.j <= noun.i and h.says in ("done", "habitual", "planned")
        for h in sentence.of_kind("light", "trigger")
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
    """Does a word for "be" stand before the verb, with an adverb between at most?"""
    return any(0 <= verb.i - h.j <= 2 and sentence.cost(h.j, verb.i) < 0.1 for h in sentence.of_kind("be"))
