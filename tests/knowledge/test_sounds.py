"""How names sound across scripts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import sounds
from dragoman.knowledge.names import romanise, skeleton

SPOKEN = st.text(alphabet="ABCDFGHJKLMNPQRSTVWXYZ", max_size=12)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Emomali Rahmon", "इमोमाली रहमोन", "إمام علي رحمن", "امامعلی رحمان", "Эмомалӣ Раҳмон"),
        ("Vladimir Putin", "व्लादिमीर पुतिन", "فلاديمير بوتين", "ولادیمیر پوتین", "Владимир Путин"),
        ("Bilawal Bhutto", "बिलावल भुट्टो", "بلاول بھٹو"),
        ("Rafael Grossi", "राफेल ग्रोसी", "رافائيل غروسي", "رافائل گروسی", "Рафаэль Гросси"),
    ],
)
def test_one_skeleton_for_all_scripts(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "latin"),
    [("ज़रीफ़", "zrif"), ("غروسي", "ghrwsy"), ("Şoygu", "shoygu"), ("Шойгу", "shoygu"), ("قریشی", "qryshy")],
)
def test_letters_that_names_need(text: str, latin: str) -> None:
    assert romanise(text).lower() == latin


def test_a_state_spells_its_names_its_own_way() -> None:
    assert sounds.words("Xi", "CHN") == ("shi",)
    assert sounds.words("Xi") == ("xi",)
    assert sounds.words("Recep", "TUR") == ("rejep",)
    assert sounds.words("शी", "CHN") == sounds.words("शी")


@given(st.text(max_size=40))
def test_romanised_text_is_ascii(text: str) -> None:
    assert romanise(text).isascii()


@given(SPOKEN, SPOKEN)
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert 0.0 <= sounds.likeness(a, b) <= 1.0
    assert sounds.likeness(a, b) == pytest.approx(sounds.likeness(b, a))


@given(SPOKEN.filter(bool))
def test_every_name_is_like_itself(a: str) -> None:
    assert sounds.likeness(a, a) == 1.0


@given(SPOKEN)
def test_the_skeleton_is_never_longer_and_has_no_doubles(a: str) -> None:
    bare = sounds.coarse(a)
    assert len(bare) <= len(a)
    assert all(x != y for x, y in itertools.pairwise(bare))
