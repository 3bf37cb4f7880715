"""Offices by date, states and regions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import tables
from dragoman.knowledge.base import KnowledgeBase, held_on
from dragoman.model.entities import Office
from dragoman.model.errors import UnsupportedLanguage

READ = ("hi", "fa", "fa-AF", "ar", "ur", "en")
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 12, 31))


@pytest.fixture
def kb() -> KnowledgeBase:
    return KnowledgeBase.load("en")


def one(kb: KnowledgeBase, form: str, kind: str) -> str:
    """The id of the only entity written so."""
    [identifier] = {s.entity for s in kb.surfaces() if s.form == form and s.kind == kind}
    return identifier


@pytest.mark.parametrize(
    ("office", "country", "on", "name"),
    [
        ("head_of_government", "PAK", date(2021, 6, 2), "Imran Khan"),
        ("head_of_state", "TJK", date(2025, 5, 29), "Emomali Rahmon"),
        ("foreign_minister", "PAK", date(2024, 6, 1), "Ishaq Dar"),
        ("head_of_government", "IRN", date(2024, 4, 22), "Ebrahim Raisi"),
        ("head_of_state", "USA", date(2018, 1, 1), "Donald Trump"),
        ("head_of_state", "USA", date(2022, 1, 1), "Joe Biden"),
        ("foreign_minister", "RUS", date(2025, 6, 1), "Sergey Lavrov"),
        ("head_of_state", "AFG", date(2020, 9, 10), "Ashraf Ghani"),
        ("foreign_minister", "AFG", date(2024, 9, 10), "Amir Khan Muttaqi"),
        ("org_head", "UNO", date(2020, 1, 1), "António Guterres"),
        ("head_of_government", "JPN", date(2023, 5, 1), "Fumio Kishida"),
    ],
)
def test_holder_of_an_office_on_a_day(kb: KnowledgeBase, office: str, country: str, on: date, name: str) -> None:
    holder = kb.holder(office, country, on)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(
    ("office", "country", "on"),
    [
        ("head_of_government", "PAK", None),  # no day
        ("head_of_government", "ATA", date(2020, 1, 1)),  # no such state
        ("head_of_state", "LBN", date(2024, 3, 1)),  # the office was vacant
        ("head_of_state", "VEN", date(2020, 3, 1)),  # claimed by two
    ],
)
def test_no_holder_in_doubt(kb: KnowledgeBase, office: str, country: str, on: date | None) -> None:
    assert kb.holder(office, country, on) is None


def test_office_on_a_day_is_the_one_held_or_the_last_before(kb: KnowledgeBase) -> None:
    khan = one(kb, "Imran Khan", "person")
    in_office = kb.office_on(khan, date(2021, 6, 2))
    afterwards = kb.office_on(khan, date(2024, 1, 1))
    assert in_office is not None
    assert in_office.kind == "head_of_government"
    assert afterwards is not None
    assert afterwards.kind == "head_of_government"
    assert kb.office_on(khan, date(2001, 1, 1)) is None


def test_country_of_a_person_is_that_of_the_office_on_the_day(kb: KnowledgeBase) -> None:
    baerbock = one(kb, "Annalena Baerbock", "person")
    assert kb.country_of(baerbock, date(2023, 1, 1)) == "DEU"


def test_capitals_and_neighbours(kb: KnowledgeBase) -> None:
    capital = kb.capital("TJK")
    assert capital is not None
    assert (capital.name, capital.geonames) == ("Dushanbe", 1221874)
    assert kb.capital_of(capital.id) == "TJK"
    assert kb.capital_of(one(kb, "Karachi", "place")) is None
    assert {"AFG", "CHN", "KGZ", "UZB"} == kb.neighbours("TJK")


def test_neighbours_are_neighbours_of_each_other(kb: KnowledgeBase) -> None:
    states = tables.fixed().states
    one_sided = [(a, b) for a in states for b in kb.neighbours(a) if a not in kb.neighbours(b)]
    assert one_sided == []


def test_regions_name_known_states(kb: KnowledgeBase) -> None:
    for name, codes in tables.regions().items():
        assert codes <= set(tables.fixed().states), name
    assert kb.region("central_asia") == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedLanguage, match="names in xx"):
        KnowledgeBase.load("xx")


@pytest.mark.parametrize("language", tables.languages())
def test_every_form_names_known_entities(language: str) -> None:
    kb = KnowledgeBase.load(language)
    forms = list(kb.surfaces())
    assert len(forms) > 300
    for surface in forms:
        for identifier in surface.candidates:
            assert kb.entity(identifier).id == identifier


@pytest.mark.parametrize("language", READ)
def test_every_state_has_a_name(language: str) -> None:
    named = {s.entity for s in KnowledgeBase.load(language).surfaces() if s.kind == "name"}
    assert {state.entity.id for state in tables.fixed().states.values()} <= named


@pytest.mark.parametrize("language", READ)
def test_states_in_the_news_have_nationality_words(language: str) -> None:
    worded = {i for s in KnowledgeBase.load(language).surfaces() if s.kind == "demonym" for i in s.candidates}
    small = {
        "small island and city states": "ATG BRB BRN CPV DMA FJI FSM GNB GNQ GRD KIR KNA LCA LIE MCO MHL NRU PLW PNG SLB SMR STP SWZ SYC TLS TON TTO TUV VAT VCT VUT WSM"
    }
    without_word = {
        "CAF",
        "GIN",
        "LSO",
        "MLI",
        "MNE",
        "NER",
        "NZL",
        "SLE",
    }  # the word means something else, or is a phrase
    expected = set(tables.fixed().states) - set(small["small island and city states"].split()) - without_word
    assert {code for code in expected if KnowledgeBase.load(language).state(code).id not in worded} == set()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Van", "May", "Mobile", "Reading", "Day", "Young"]),
        ("hi", ["साल", "मुल्क", "आती", "सारी", "हिन्दी"]),
        ("fa", ["سال", "میدان", "بم", "امید", "پاک"]),
        ("ar", ["كان", "المدينة", "صور", "سعيد", "عادل", "العديد"]),
        ("ur", ["سال", "قوم", "میدان", "اللہ", "کلاس"]),
    ],
)
def test_ordinary_words_are_no_forms(language: str, words: list[str]) -> None:
    forms = {s.form for s in KnowledgeBase.load(language).surfaces()}
    assert forms.isdisjoint(words)


@pytest.mark.parametrize(
    ("language", "form"),
    [("ur", "شام"), ("ar", "مالي"), ("fa", "دوشنبه"), ("fa", "ترک"), ("en", "Georgia"), ("ur", "چلی")],
)
def test_words_with_another_meaning_are_marked(language: str, form: str) -> None:
    marked = [s.ambiguous for s in KnowledgeBase.load(language).surfaces() if s.form == form]
    assert marked
    assert all(marked)


def test_capitals_are_asked_of_words_that_have_them() -> None:
    cased = {s.form: s.cased for s in KnowledgeBase.load("en").surfaces()}
    assert cased["WHO"]
    assert cased["Turkey"]
    assert not cased["Hong Kong"]


def test_dari_has_the_persian_forms_and_its_own() -> None:
    persian = {(s.form, s.kind) for s in KnowledgeBase.load("fa").surfaces()}
    dari = {(s.form, s.kind) for s in KnowledgeBase.load("fa-AF").surfaces()}
    assert persian < dari
    assert ("ناروی", "name") in dari - persian


@given(DAYS)
def test_whoever_holds_an_office_is_among_its_holders(on: date) -> None:
    kb = KnowledgeBase.load("en")
    for country in ("PAK", "IND", "IRN", "UKR"):
        holder = kb.holder("foreign_minister", country, on)
        assert holder is None or holder in kb.persons(country, "foreign_minister", on)


@given(DAYS, DAYS, DAYS)
def test_an_office_with_full_dates_is_held_from_start_to_end(first: date, second: date, on: date) -> None:
    start, end = sorted((first, second))
    office = Office("foreign_minister", "TJK", "", start.isoformat(), end.isoformat())
    assert held_on(office, on) == (start <= on <= end)


@pytest.mark.parametrize(
    ("seen", "on", "held"),
    [
        ("2022-12-10", date(2022, 12, 10), True),
        ("2022-12-10", date(2023, 12, 1), True),
        ("2022-12-10", date(2024, 6, 1), False),
    ],
)
def test_an_open_office_lapses_a_year_after_it_was_seen(seen: str, on: date, held: bool) -> None:
    assert held_on(Office("foreign_minister", "TJK", "", "2013", None, seen), on) is held
