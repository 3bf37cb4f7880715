"""What act do the words at a trigger tell of, if any? Its verb group, what the form says, whether it is a passive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.reading.light_verbs import be_before, doing_verb, light_verb
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

# Markers behind which no finite verb stands.
_BEFORE_NOUNS = frozenset(
    {"to", "with", "in", "after", "before", "because", "during", "under", "about", "against", "on", "off"}
)
_CIRCUMSTANCES = frozenset({"after", "before", "because", "in", "about", "despite"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# Markers whose phrase may stand before a participle.
_PHRASES = frozenset({"of", "in", "for", "with", "from", "against", "to", "on", "by"})
_SEVERAL = ("we", "they", "pair", "pair_persons", "pair_sides", "triple")  # references to more than one


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


def attributive(sentence: Sentence, act: Act) -> bool:
    """ "Condemned the on-B-carried-out attack": with postpositions, a light verb before its noun and a postposition behind it say
    of the noun what was done; the doer of the sentence does something else."""
    behind = {h.entry.head for h in sentence.opening_at(act.hit.first) if h.kind == "marker"}
    if act.frame.get("mutual") or not behind:
        return False
    if act.nominal:  # "after the attack B sent troops"
        return bool(behind & _CIRCUMSTANCES) and act.hit.entry.data.get("type") in _HOSTILE
    return act.light is not None and act.light.j <= act.hit.i and sentence.kind != "headline"


def act_of(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> Act | None:
    """The verb group of a trigger, or None where its words tell of no act."""
    if hit.says == "linked" and with_article(sentence, hit, lexicon):
        return None  # "the signed agreement": nothing is told of
    if hit.says is not None and _written_as_noun(sentence, hit, lexicon):
        hit = replace(hit, says=None)
    light = light_verb(sentence, hit, lexicon) if hit.says is None else None
    verb = light or hit
    i, j, says = min(hit.i, verb.i), max(hit.j, verb.j), _form(sentence, verb)
    if light is None and hit.says is None and hit.entry.data.get("nominal") == "never":
        return None  # "relations": no verbal noun by itself
    if says == "present":
        if not _has_its_subject(sentence, verb) or (verb is hit and _noun_of_state(sentence, hit, lexicon)):
            return None
        says = "done"
    if lexicon.verb_first and says in (None, "open") and not hit.entry.data.get("status"):
        doing = doing_verb(sentence, verb, lexicon)
        if doing is not None:
            light, says, i = light or doing, _form(sentence, doing), min(i, doing.i)
    verb = light or hit
    if says == "open" and _plural_present(sentence, verb, lexicon):
        says = "done"
    if not _is_verb(sentence, hit, says, lexicon):
        return None
    says, passive = _voiced(sentence, verb, says, i, j, lexicon)
    frame = lexicon.frames.get(hit.entry.data.get("frame") or "", {})
    if passive and frame.get("active"):
        return None  # "was flown to a hospital in R": nobody's visit
    return Act(hit, i, j, says, light, passive, frame)


def _form(sentence: Sentence, verb: Hit) -> str | None:
    """What a verb form says; with the particle of the future written on it, that it is still to come."""
    future = verb.says in ("done", "habitual") and "future" in sentence.words.analyses[verb.i].pre
    return "planned" if future else verb.says


def _is_verb(sentence: Sentence, hit: Hit, says: str | None, lexicon: Lexicon) -> bool:
    """Is a trigger that has the form of a verb a verb here? Where the verb stands in the middle, adjectives and nouns look alike."""
    if hit.says is None or not lexicon.verb_medial:
        return True
    if hit.says in ("done", "participle"):
        return not _attribute(sentence, hit, lexicon)
    if hit.says == "passive":
        be = (lexicon.files.get("verbs") or {}).get("be") or ()
        if any(k in be for k in sentence.words.keys[hit.i : hit.j]):
            return True
        return not _has_object(sentence, hit) and not _in_a_phrase(sentence, hit)
    return hit.says not in ("open", "linked") or says != hit.says or not _noun_here(sentence, hit, lexicon)


def _voiced(
    sentence: Sentence, verb: Hit, says: str | None, i: int, j: int, lexicon: Lexicon
) -> tuple[str | None, bool]:
    """What the verb group [i, j) says by what stands around it, and whether it is a passive."""
    if says is None:
        return None, False
    if says == "open" and _factual(sentence, i, j, lexicon):
        says = "linked"
    if says == "linked" and not lexicon.verb_final and be_before(sentence, verb):
        says = "ongoing"
    passive = says.startswith("passive") or (says in ("participle", "done") and _passive(sentence, verb, j, lexicon))
    says = says.removeprefix("passive_")  # a passive that is also planned, open, negated ...
    if says == "participle" and not passive and not lexicon.verb_final:
        says = "done"
    return says, passive


def _written_as_noun(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A verb form with the article or a preposition written on it is the noun that is spelt alike."""
    articles = tuple(lexicon.language.get("article") or ())
    if not articles or hit.says in ("open", "linked"):
        return False
    pre = sentence.words.analyses[hit.i].pre
    if any(p not in ("and", "future", "to") for p in pre) or ("to" in pre and hit.says == "done"):
        return True
    if any(h.kind == "marker" and h.entry.head in _BEFORE_NOUNS for h in sentence.closing_at(hit.i)):
        return True
    return with_article(sentence, hit, lexicon)


def with_article(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """Is the article written on the word, behind the letters that are particles?"""
    raw, letters = sentence.words.quote(hit.i, hit.i + 1), len(sentence.words.analyses[hit.i].pre)
    articles = tuple(lexicon.language.get("article") or ())
    return any(raw.startswith(a, n) and not hit.entry.head.startswith(a) for a in articles for n in range(letters + 1))


def _plural_present(sentence: Sentence, verb: Hit, lexicon: Lexicon) -> bool:
    """A base form right behind several actors or "we": the present tense ("Iran and Iraq trade", "we condemn")."""
    if not lexicon.verb_medial:
        return False
    for mention in sentence.mentions:
        gap = verb.i - mention.j
        several = mention.group >= 0 or mention.resolve in _SEVERAL
        several = several or (gap == 0 and _plural_noun(sentence, mention, lexicon))
        if not several or mention.markers or not 0 <= gap <= 1:
            continue
        if gap == 0 or not any(h.i <= mention.j < h.j for h in sentence.hits):
            return True
    return False


def _plural_noun(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Does the mention end with a noun in the plural ("Malian officials")? language.yml `plurals` says which are."""
    plurals = lexicon.language.get("plurals") or {}
    last = sentence.words.keys[mention.j - 1]
    if not plurals or not mention.nouns or mention.nouns[-1].j != mention.j or last in plurals["not"]:
        return False
    return last in plurals["words"] or last.endswith(tuple(plurals["ending"]))


def _has_its_subject(sentence: Sentence, verb: Hit) -> bool:
    """A present form that is spelt like a plural noun ("strikes", "exports") is the verb right behind who does it."""
    if any(m.j == verb.i and not m.markers and not m.bare_demonym and m.resolve != "self" for m in sentence.mentions):
        return True
    return any(h.kind == "connective" and h.entry.head == "relative" for h in sentence.closing_at(verb.i))


def _noun_of_state(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """ "EU sanctions hit Syria": behind a state's name the same letters are the noun, unless the verb's object follows at once."""
    noun = any(h.kind == "trigger" and h.says is None and h.j == hit.j for h in sentence.opening_at(hit.i))
    before = next((m for m in sentence.mentions if m.j == hit.i), None)
    frame = lexicon.frames.get(hit.entry.data.get("frame") or "", {})
    if not noun or before is None or before.nouns or before.person or "object" not in (frame.get("recipient") or ()):
        return False
    return not any(
        not m.markers and 0 <= m.i - hit.j <= 1 and not subject_of_next(sentence, m) for m in sentence.mentions
    )


def _in_a_phrase(sentence: Sentence, hit: Hit) -> bool:
    """ "Handed over to the Greek troops stationed there": behind a preposition a participle with its noun tells what they are."""
    return hit.first == hit.j and any(m.marked is not None and m.i <= hit.i < m.j for m in sentence.mentions)


def _has_object(sentence: Sentence, hit: Hit) -> bool:
    """A headline's passive ("boats seized") with an object right behind it is an active verb ("boats seized a B freighter")."""
    if hit.first < hit.j:
        return False
    return any(not m.markers and 0 <= m.i - hit.j <= 1 and not subject_of_next(sentence, m) for m in sentence.mentions)


def _attribute(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A participle right behind an article or a possessor is an adjective ("a captured guard")."""
    if hit.j - hit.i > 1:
        return False  # of several words the first may be a noun: "the truce ... took effect"
    if any(h.kind == "modifier" for h in sentence.closing_at(hit.i)) and any(
        h.kind == "noun" for h in sentence.opening_at(hit.j)
    ):
        return True  # "two convicted spies"
    if _of_an_object(sentence, hit, lexicon):
        return True
    return any(
        (h.kind == "connective" and h.entry.head == "article") or (h.kind == "marker" and h.entry.head == "possessive")
        for h in sentence.closing_at(hit.i)
    )


def _of_an_object(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """Right behind another verb, a number or a preposition and right before people: "admit wounded Greek soldiers"."""
    keys, infinitive = sentence.words.keys, (lexicon.files.get("verbs") or {}).get("infinitive") or ()
    before = sentence.closing_at(hit.i)
    if any(h.kind == "marker" for h in before) and any(m.i == hit.j for m in sentence.mentions):
        return True  # "in occupied Nicosia"
    if not any(m.i == hit.j and not m.markers and m.nouns for m in sentence.mentions) or hit.i - 2 < sentence.start:
        return False
    return (
        keys[hit.i - 1].isdigit()
        or keys[hit.i - 2] in infinitive
        or any(
            h.kind == "marker" or (h.kind in ("trigger", "light") and h.says in ("open", "linked", "done"))
            for h in before
        )
    )


def _noun_here(sentence: Sentence, hit: Hit, lexicon: Lexicon) -> bool:
    """A form that is a verb's base and a noun alike ("attack") is the noun behind an article, a preposition or a nationality."""
    infinitive = (lexicon.files.get("verbs") or {}).get("infinitive") or ()
    for other in sentence.closing_at(hit.i):
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
    for hit in sentence.named("marker", "after", "because"):
        gap = hit.i - j if lexicon.postpositions else i - hit.j
        if 0 <= gap <= 3 and sentence.cost(min(hit.j, i), max(hit.i, j)) < 0.3:
            return True
    return False


def _passive(sentence: Sentence, verb: Hit, end: int, lexicon: Lexicon) -> bool:
    """A participle behind a word for "be" ("was struck"), or with the doer right behind it ("the tanker seized by Iran")."""
    if be_before(sentence, verb):
        return True
    if not lexicon.verb_medial:
        return False
    if _after_its_object(sentence, verb, lexicon) and not _object_behind(sentence, max(end, verb.j)):
        return True
    behind = max(end, verb.j)  # between verb and doer only a day: "seized Monday by" (not "debt owed by")
    return any(
        m.marked is not None
        and "by" in m.markers
        and 0 <= m.marked[0] - behind <= 1
        and (
            m.marked[0] == behind
            or sentence.words.analyses[behind].capital
            or not sentence.words.analyses[behind].key.isascii()
        )
        for m in sentence.mentions
    )


def _object_behind(sentence: Sentence, end: int) -> bool:
    """People right behind: "shots fired from R wounded two Greek soldiers"."""
    return any(
        not m.markers and 0 <= m.i - end <= 1 and m.nouns and m.nouns[0].entry.data["class"] != "thing"
        for m in sentence.mentions
    )


def _after_its_object(sentence: Sentence, verb: Hit, lexicon: Lexicon) -> bool:
    """A participle right behind a phrase with a preposition or the object of a verb ("freed nationals detained there")."""
    that = (lexicon.files.get("connectives") or {}).get("that") or ()
    for mention in sentence.mentions:
        if mention.j != verb.i or sentence.words.keys[mention.i - 1] in that:
            continue
        if mention.markers and mention.markers[0] in _PHRASES:
            return any(
                h.says != "open" and h.j <= mention.i and sentence.cost(h.j, mention.i) < 0.3
                for h in sentence.of_kind("light", "trigger", "speech", "finite")
                if h.says is not None or h.kind in ("speech", "finite")
            )
        return not mention.markers and any(
            h.says in ("done", "open", "linked", "present")
            and 0 <= mention.i - h.first <= 7
            and h.i != verb.i
            and sentence.cost(h.first, mention.i) == 0
            and not any(h.first <= m.i < mention.i for m in sentence.mentions)
            for h in sentence.of_kind("light", "trigger")
        )
    return False


def subject_of_next(sentence: Sentence, mention: Mention) -> bool:
    """Does a finite verb stand right behind the mention?"""
    return any(
        h.kind in ("finite", "be", "speech")
        or (h.kind in ("light", "trigger") and h.says in ("done", "present", "planned", "habitual"))
        for k in (mention.j, mention.j + 1)
        for h in sentence.opening_at(k)
    )
