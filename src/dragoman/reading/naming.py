"""Which words beside a title are a personal name that the lexicon does not hold?"""

from __future__ import annotations

from dragoman.reading.mentions import Mention
from dragoman.reading.parts import COMMAS, OPENING, Stretch, is_person
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

_NAMED = frozenset({"office", "envoy", "official", "counterpart"})  # nouns a personal name may follow
_FOR_SOMEBODY = frozenset({"envoy", "official"})  # titles of those who speak for a person
_NAME_WORDS = 4
_PARTICLE = 3  # letters of de, al, bin
_INITIAL = 3  # letters and vowel signs of one initial
_HALF = 3  # letters of a word that may be half of a name


def behind_initials(words: Words, k: int, end: int) -> int:
    """Behind initials with their full stops ("K.P."), which may look like small words: where the name goes on."""
    while k + 2 < end and words.keys[k + 1] == "." and words.starts[k + 1] == words.ends[k]:
        if words.ends[k] - words.starts[k] > _INITIAL:
            break
        k += 2
    return k


def name_behind(stretch: Stretch, mention: Mention) -> None:
    """Takes in a personal name after a title, also between commas; where verbs stand in the middle, after "Peru's" too."""
    if stretch.order.medial and mention.states and not mention.nouns and not mention.person:
        _name_owned(stretch, mention)
    if not mention.nouns or mention.nouns[-1].entry.data["class"] not in _NAMED:
        return
    if mention.person:
        _longer_name(stretch, mention, mention.person)
        return
    between = stretch.order.head_first or (
        stretch.order.medial and mention.nouns[-1].entry.data["class"] != "counterpart"
    )
    apart = mention.j < stretch.end and stretch.comma(mention.j) and between
    first = mention.j + apart
    k = _end_of_name(stretch, first)
    if k == first and stretch.order.postpositions and mention.states and _city(stretch, first):
        k = _end_of_name(stretch, first + 1)
        k = first if k == first + 1 else k
    if k == first:
        return
    if apart and stretch.order.medial:
        k = _over_surname(stretch, k)
    if not apart or (k < stretch.end and stretch.comma(k) and k - first > 1):
        mention.name, mention.j = (first, k), k


def _over_surname(stretch: Stretch, k: int) -> int:
    """Behind a known surname that ends a name whose first word is not known (", Francis Fonseca,")."""
    known = next((h for h in stretch.here(k) if h.kind == "entity" and h.entry.data["surface"] == "family_name"), None)
    return known.j if known is not None and known.i == k else k


def _name_owned(stretch: Stretch, mention: Mention) -> None:
    """ "Croatia's Gordan Radman": two unknown words or more behind a state's possessive are somebody of that state."""
    owns = stretch.marker(mention.j, ("possessive",))
    if owns is None or mention.bare_demonym:
        return
    k = _end_of_name(stretch, owns.j)
    if k - owns.j > 1:
        mention.name, mention.j, mention.cls = (owns.j, k), k, "person"


def _longer_name(stretch: Stretch, mention: Mention, person: Hit) -> None:
    """A word known as somebody's surname with unknown words behind it is the first name of somebody else (head-first)."""
    surname = person.entry.data["surface"] == "family_name" and "introduced" not in person.entry.data
    if not surname or not stretch.order.head_first or person.j != mention.j:
        return
    k = _end_of_name(stretch, person.j)
    if k > person.j:
        mention.person, mention.name, mention.j = None, (person.i, k), k
        mention.classify()


def name_before(stretch: Stretch, mention: Mention, floor: int) -> None:
    """Takes in a personal name before the title, not before word `floor`."""
    if mention.name or not mention.nouns or mention.nouns[0].i != mention.i:
        return
    if mention.person and not _speaks_for_person(stretch, mention):
        return
    comma = mention.i - 1
    if comma > floor and stretch.words.keys[comma] in COMMAS:
        _name_before_comma(stretch, mention, comma, floor)
    elif stretch.order.head_first:
        _name_beside(stretch, mention, floor)


def _speaks_for_person(stretch: Stretch, mention: Mention) -> bool:
    return stretch.order.head_first and _title(mention) in _FOR_SOMEBODY and not mention.states


def _name_before_comma(stretch: Stretch, mention: Mention, comma: int, floor: int) -> None:
    """ "Ararat Mirzoyan, foreign minister of Armenia": the unknown words before the comma are the name."""
    k = comma
    while k > floor and comma - k < _NAME_WORDS and (_nameable(stretch, k - 1) or _half(stretch, k - 1)):
        k -= 1
    if comma - k < 2 or _title(mention) not in _NAMED or not any(_nameable(stretch, n) for n in range(k, comma)):
        return
    if not (k == floor or stretch.comma(k - 1) or _edge(stretch, k)):
        return
    mention.name, mention.i = (k, comma), k
    if mention.person:  # "Steve Witkoff, envoy of Trump"
        mention.possessor, mention.person = mention.person, None
        mention.classify()


def _name_beside(stretch: Stretch, mention: Mention, floor: int) -> None:
    """ "Friedrich Merz chancellor of Germany": two unknown words or more right before an office and its state (head-first)."""
    if not mention.states or _title(mention) not in _NAMED or mention.person or mention.owner:
        return
    k = mention.i
    while k > floor and mention.i - k < _NAME_WORDS and _nameable(stretch, k - 1):
        k -= 1
    if mention.i - k > 1 and (k == floor or _edge(stretch, k)):
        mention.name, mention.i = (k, mention.i), k


def _title(mention: Mention) -> str:
    return str(mention.nouns[0].entry.data["class"])


def _edge(stretch: Stretch, k: int) -> bool:
    """Whether the word before k is none that a name could go on with."""
    return not stretch.unknown(k - 1)


def _end_of_name(stretch: Stretch, first: int) -> int:
    """Behind the name that begins at a word, with its initials and particles; the word itself when none does."""
    named = k = behind_initials(stretch.words, first, stretch.end)
    while k < stretch.end and k - named < _NAME_WORDS:
        if _nameable(stretch, k):
            k += 1
        elif k > named and (joined := _behind_particle(stretch, k)):
            k, named = joined, named + joined - k - 1  # a particle is no word of its own
        else:
            break
    return k if k > named else first


def _city(stretch: Stretch, k: int) -> bool:
    """One word that is a city's name: a first name where a title with its state stands before it ("President Santiago ...")."""
    hit = stretch.part(k) if k < stretch.end else None
    return (
        hit is not None
        and hit.j == k + 1
        and hit.kind == "entity"
        and hit.entry.data["surface"] in ("capital", "place")
    )


def _behind_particle(stretch: Stretch, k: int) -> int:
    """Behind "de", "al-", or the hyphen in a name: the word after the next part of the name; 0 when there is none."""
    words, end = stretch.words, stretch.end
    if (
        words.keys[k] == "-"
        and k + 1 < end
        and words.starts[k] == words.ends[k - 1]
        and words.starts[k + 1] == words.ends[k]
    ):
        return k + 2 if _nameable(stretch, k + 1) else 0
    hyphen = k + 2 < end and words.keys[k + 1] == "-" and words.starts[k + 2] == words.ends[k + 1]
    small = stretch.unknown(k) and len(words.keys[k]) <= _PARTICLE and (hyphen or words.keys[k].isascii())
    following = k + 2 if hyphen else k + 1
    return following + 1 if small and following < end and _nameable(stretch, following) else 0


def _half(stretch: Stretch, k: int) -> bool:
    """A word of the lexicon that no hit uses here may be half of a name ("John" is "soul" in Persian)."""
    key = stretch.words.analyses[k].key
    return stretch.order.head_first and stretch.unknown(k) and not key[0].isdigit() and len(key) >= _HALF


def _nameable(stretch: Stretch, k: int) -> bool:
    analysis = stretch.words.analyses[k]
    if not stretch.unknown(k) or analysis.key[0].isdigit() or analysis.pre:
        return False
    return analysis.capital if analysis.key.isascii() else not analysis.known


def known_surname(stretch: Stretch, mention: Mention) -> None:
    """A first name that the lexicon does not hold, then a known surname: the whole name says who it is ("Minister Ruben X" is not
    the X who is known); one the report has introduced stays who it is."""
    if mention.name is None or mention.name[1] != mention.j or mention.j >= stretch.end:
        return
    surname = stretch.part(mention.j)
    if surname is None or not is_person(surname):
        return
    if surname.entry.data["surface"] == "family_name" and "introduced" not in surname.entry.data:
        mention.name = mention.name[0], surname.j
    else:
        mention.person, mention.name = surname, None
    mention.j, mention.cls = surname.j, "person"


def name_in_quotes(stretch: Stretch, mention: Mention) -> bool:
    """ "To «X» president of A": behind the quotation marks around a name stands the office (where the head is first)."""
    person = mention.person is not None and not mention.nouns and stretch.order.head_first
    return person and mention.i > stretch.start and stretch.words.keys[mention.i - 1] in OPENING


def named_behind_comma(m: Mention) -> bool:
    """Whether the noun is a person's, whose name may stand behind a comma ("on the French side's initiative, Putin ...")."""
    return not m.nouns or m.nouns[-1].entry.data["class"] in ("office", "envoy", "official", "counterpart")


def two_leaders(m: Mention, hit: Hit) -> bool:
    """ "The Turkish president prime minister Khan's invitation": two who lead are two persons."""
    return {str(m.nouns[-1].entry.data.get("office")), str(hit.entry.data.get("office"))} == {
        "head_of_state",
        "head_of_government",
    }
