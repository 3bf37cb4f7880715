"""What a mention is once its parts are known."""

from __future__ import annotations

from dragoman.reading.mentions import Mention, Party
from tests.reading.mention_examples import mentions


def one(text: str, language: str = "en") -> Mention:
    ((_, mention),) = mentions(text, language)
    return mention


def test_the_class_follows_the_parts() -> None:
    assert one("Kenya").cls == "state"
    assert one("The Kenyan foreign minister").cls == "office"
    assert one("Kenyan soldiers").cls == "force"
    assert one("they").cls == "reference"


def test_a_demonym_alone_is_bare() -> None:
    assert one("Kenyan").bare_demonym
    assert not one("Kenyan soldiers").bare_demonym


def test_a_state_may_say_where_and_a_minister_may_not() -> None:
    assert one("Kenya").place_like
    assert not one("The foreign minister of Kenya").place_like


def test_a_reference_before_a_noun_is_its_owner() -> None:
    mention = one("their ambassador")
    assert (mention.owner, mention.reference) == ("self", None)


def test_keys_are_those_of_known_parties() -> None:
    parties = (Party(country="KEN"), Party(code="UNO", type="organisation"), Party(name="Somebody"))
    assert Mention(0, 2, parties=parties).keys == {"KEN", "UNO"}


def test_mentions_overlap_where_they_share_a_word() -> None:
    assert Mention(2, 4).overlaps(3, 6)
    assert not Mention(2, 4).overlaps(4, 6)
