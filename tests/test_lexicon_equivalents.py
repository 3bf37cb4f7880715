"""Words of a language that stand beside those of the one it extends."""

from __future__ import annotations

from dragoman.lexicon_equivalents import add_equivalents


def test_forms_and_conditions_take_both_words() -> None:
    entry = {
        "head": "lift",
        "forms": ["lift sanctions"],
        "requires": ["sanctions"],
        "unless": ["truck"],
        "type": "CONCEDE",
    }
    wide = add_equivalents([entry], {"sanctions": ["penalties"], "truck": ["lorry"]})[0]
    assert wide["forms"] == ["lift", "lift sanctions", "lift penalties"]
    assert wide["requires"] == ["sanctions", "penalties"]
    assert wide["unless"] == ["truck", "lorry"]


def test_forms_by_what_they_say_stay_apart() -> None:
    entry = {"head": "lift", "forms": {"done": ["lifted sanctions"], "negated": ["kept sanctions"]}}
    wide = add_equivalents([entry], {"sanctions": ["penalties"]})[0]
    assert wide["forms"] == {
        "done": ["lifted sanctions", "lifted penalties"],
        "negated": ["kept sanctions", "kept penalties"],
    }


def test_the_entry_given_is_left_as_it_was() -> None:
    entry = {"head": "lift", "forms": ["lift"], "requires": ["sanctions"]}
    add_equivalents([entry], {"sanctions": ["penalties"]})
    assert entry == {"head": "lift", "forms": ["lift"], "requires": ["sanctions"]}
