"""Language folders: all keep to the schema, are loaded, extended and cached as docs/language-data.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import lexicon, pipeline
from dragoman.lexicon_check import problems
from dragoman.model.errors import LexiconError, UnsupportedLanguage

LANGUAGES = lexicon.available()
SIX = {"hi", "fa", "fa-AF", "ar", "ur", "en"}
FOLDER = """\
language.yml: |
  {name: Test, code: xx, script: Latn, direction: ltr, order: verb-medial, marking: preposition, endings: [[s, ""]]}
"""


def test_the_six_languages_have_a_folder() -> None:
    assert set(LANGUAGES) >= SIX


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_file_keeps_to_the_schema(code: str) -> None:
    assert list(problems(code)) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_type_of_the_ontology_has_words(code: str) -> None:
    types = {e["type"] for e in lexicon.read_files(code)["events"] if e.get("type")}
    assert len(types) == 16


def write(root: Path, code: str, **files: str) -> None:
    for name, text in files.items():
        path = root / code / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_language_that_extends_another_takes_and_replaces_its_entries(tmp_path: Path) -> None:
    write(tmp_path, "xx", language="{code: xx, order: verb-medial, marking: preposition}",
          reference="[{head: they, resolve: pair}, {head: he, resolve: he}]")  # fmt: skip
    write(tmp_path, "xx-YY", language="{code: xx-YY, extends: xx}", reference="[{head: he, forms: [hee], resolve: he}]")
    merged = lexicon.read_files("xx-YY", tmp_path)
    assert {e["head"]: e.get("forms") for e in merged["reference"]} == {"he": ["hee"], "they": None}
    assert merged["language"]["order"] == "verb-medial"
    assert merged["language"]["code"] == "xx-YY"


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path: Path) -> None:
    write(tmp_path, "xx", language="{code: xx}", markers="{on: [on, no, yes]}")
    assert lexicon.read_files("xx", tmp_path)["markers"] == {"on": ["on", "no", "yes"]}


def test_an_unknown_language_is_named_with_those_there_are() -> None:
    with pytest.raises(UnsupportedLanguage, match="en"):
        lexicon.read_files("tlh")


def test_a_key_written_twice_is_an_error_that_says_where() -> None:
    with pytest.raises(LexiconError, match="stands twice"):
        lexicon.parse("forms:\n  attack: raid\n  attack: strike\n", "titles.yml")


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    write(tmp_path, "xx", language="{code: xx")
    with pytest.raises(LexiconError, match=r"language\.yml"):
        lexicon.read_files("xx", tmp_path)


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    loaded = lexicon.load("en", pipeline.resources("en").kb.surfaces())
    assert loaded.layers[0].listed


def test_a_corrupt_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kb = pipeline.resources("en").kb
    lexicon.load("en", kb.surfaces(), stamp="t")
    cached = list((tmp_path / "dragoman").glob("lexicon-*.json"))
    assert len(cached) == 1
    cached[0].write_bytes(b"{broken")
    assert lexicon.load("en", kb.surfaces(), stamp="t").layers[0].listed
    assert cached[0].read_bytes() != b"{broken"


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"entries": []}', b"[" * 100_000])
def test_a_cache_of_another_shape_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kb = pipeline.resources("en").kb
    lexicon.load("en", kb.surfaces(), stamp="t")
    (cached,) = (tmp_path / "dragoman").glob("lexicon-*.json")
    cached.write_bytes(content)
    assert lexicon.load("en", kb.surfaces(), stamp="t").layers[0].listed


def test_a_cache_that_others_can_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "dragoman"
    folder.mkdir()
    folder.chmod(0o777)
    lexicon.load("en", pipeline.resources("en").kb.surfaces(), stamp="t")
    assert not list(folder.iterdir())


def test_old_cache_files_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(lexicon, "_CACHE_FILES", 1)
    kb = pipeline.resources("en").kb
    for stamp in ("a", "b"):
        lexicon.load("en", kb.surfaces(), stamp=stamp)
    assert len(list((tmp_path / "dragoman").glob("lexicon-*.json"))) == 1
