"""What do the files of a language say? Loading, compiling and caching them; no word of any language stands here.

A language is compiled once into plain lists (its forms folded, the names of the knowledge base among them) and kept in the
user's cache folder under the hash of everything that went in; without a writable cache it is compiled anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dragoman import __version__
from dragoman.lexicon_equivalents import add_equivalents
from dragoman.lexicon_index import GAP, Entries, Index
from dragoman.lexicon_vocabulary import vocabulary
from dragoman.model.entities import Surface
from dragoman.model.errors import LexiconError, UnsupportedLanguage
from dragoman.words.tokens import Tokeniser, cut

GAP_WORDS = 4  # words that may stand in the gap of a form
_JOINER = "\u200c"
# What a compiled language depends on.
_COMPILERS = (
    "lexicon_entries.py",
    "lexicon_equivalents.py",
    "lexicon_index.py",
    "lexicon_vocabulary.py",
    "words/tokens.py",
    "words/fold.py",
)
_COMPILED = frozenset({"code", "source", "entries", "forms", "words"})
_CACHE_FILES = 48  # some 70 MB: all languages of several versions in use side by side

# Layers keep apart what may overlap in the text: a word can be an event trigger and the name of an agreement at once.
STRUCTURE, OBJECTS, CONTEXTS = 0, 1, 2


@dataclass(slots=True)
class Lexicon:
    """A language, ready to read with. `layers[n]` knows the forms that begin with a word."""

    code: str
    language: dict[str, Any]
    frames: dict[str, dict[str, Any]]
    files: dict[str, Any]
    layers: tuple[Index, ...]
    tokeniser: Tokeniser
    at_end: frozenset[str] = frozenset()  # words that are verbs only where their clause ends
    interposed: frozenset[str] = frozenset()  # days that may stand inside a verb (language.yml)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)  # listed words as keys, as they are asked for
    # What language.yml says of the order of words; every rule asks for it.
    verb_final: bool = field(init=False)
    verb_first: bool = field(init=False)
    verb_medial: bool = field(init=False)
    postpositions: bool = field(init=False)
    head_first: bool = field(init=False)

    def __post_init__(self) -> None:
        self.verb_final = self.language["order"] == "verb-final"
        self.verb_first = self.language["order"] == "verb-first"
        self.verb_medial = not self.verb_final and not self.verb_first
        self.postpositions = self.language["marking"] == "postposition"
        self.head_first = self.language.get("name_order") == "head-first"


def languages_folder() -> Path:
    """Where the package keeps the folders of its languages."""
    return Path(str(files("dragoman"))) / "data" / "languages"


def available() -> list[str]:
    """Codes of the languages that have a folder."""
    return sorted(p.name for p in languages_folder().iterdir() if (p / "language.yml").exists())


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which `on`, `no`, `yes` are words: they are words of languages, and names of markers. A key written twice is an
    error: the second would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(text: str, where: str) -> Any:
    """YAML text as plain values. Raises LexiconError naming the file."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError("this is not YAML", where=where, remedy=str(error)) from error


def read_files(code: str, folder: Path | None = None) -> dict[str, Any]:
    """The files of a language as parsed, with those of the language it extends: {"titles": ..., "events": [...]}.

    Raises UnsupportedLanguage where there is no such folder.
    """
    root = folder or languages_folder()
    if not (root / code / "language.yml").exists():
        raise UnsupportedLanguage(
            f"there is no language folder {code!r}", remedy=f"Available: {', '.join(available())}."
        )
    own: dict[str, Any] = {"events": []}
    for path in sorted((root / code).rglob("*.yml")):
        data = parse(path.read_text(encoding="utf-8"), str(path))
        if path.parent.name == "events":
            for entry in data or []:
                entry["_file"] = path.stem
                own["events"].append(entry)
        else:
            own[path.stem] = data
    base = own["language"].get("extends")
    if not base:
        return own
    merged = _extended(read_files(base, root), own)
    merged["events"] = add_equivalents(merged["events"], own["language"].get("equivalents") or {})
    return merged


def _extended(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What a language that extends another says: own entries come first, an own entry replaces the one of its head."""
    merged = dict(base)
    for name, value in own.items():
        merged[name] = _merge(base.get(name), value)
    return merged


def _merge(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{k: _merge(base.get(k), v) for k, v in own.items()}}
    if isinstance(base, list) and isinstance(own, list):
        mine = {_identity(e) for e in own if isinstance(e, dict)}
        own = [_with_forms(e, base) for e in own]
        return [*own, *(e for e in base if not (isinstance(e, dict) and _identity(e) in mine) and e not in own)]
    return base if own is None else own


def _with_forms(entry: Any, base: list[Any]) -> Any:
    """An entry known by a name or id of the world (a project, an issue) keeps the forms the extended language has for it."""
    if not isinstance(entry, dict) or not {"name", "id"} & set(entry):
        return entry
    same = [e for e in base if isinstance(e, dict) and _identity(e) == _identity(entry)]
    more = [f for e in same for f in e.get("forms") or () if f not in (entry.get("forms") or ())]
    return {**entry, "forms": [*(entry.get("forms") or ()), *more]} if more else entry


def _identity(entry: dict[str, Any]) -> tuple[Any, ...]:
    name = next((entry[k] for k in ("head", "cue", "name", "id") if k in entry), None)
    return (name, entry.get("type"), entry.get("stance"), entry.get("resolve"))


def load(code: str, surfaces: Iterable[Surface], *, stamp: str = "", folder: Path | None = None) -> Lexicon:
    """The compiled language. `surfaces`: names from the knowledge base; `stamp` identifies them for the cache."""
    key = _stamp(code, stamp, folder)
    compiled = _cached(key)
    if compiled is None:
        compiled = compile_language(code, surfaces, folder)
        _keep(key, compiled)
    return _ready(compiled)


def _stamp(code: str, stamp: str, folder: Path | None) -> str:
    digest = hashlib.blake2b(f"{__version__} {code} {stamp}".encode(), digest_size=16)
    root = folder or languages_folder()
    code_too = [Path(__file__), *(Path(__file__).parent / name for name in _COMPILERS)]
    for path in sorted([*root.rglob("*.yml"), root.parent / "fold.yml", *code_too]):
        stat = path.stat() if path.exists() else None
        digest.update(f"{path} {stat.st_size if stat else 0} {stat.st_mtime_ns if stat else 0}".encode())
    return digest.hexdigest()


def _cache_path(key: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "dragoman" / f"lexicon-{key}.json"


def _cached(key: str) -> dict[str, Any] | None:
    path = _cache_path(key)
    try:
        found = json.loads(path.read_bytes()) if _trusted(path.parent) else None
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and set(found) == _COMPILED else None


def _trusted(folder: Path) -> bool:
    """Whether nobody else can have put a file there: a cache under /tmp could be planted."""
    if not hasattr(os, "getuid"):
        return True
    stat = folder.stat()
    return stat.st_uid in (0, os.getuid()) and not stat.st_mode & 0o002


def _keep(key: str, compiled: dict[str, Any]) -> None:
    path = _cache_path(key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _trusted(path.parent):
            return
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps(compiled, ensure_ascii=False), encoding="utf-8")
        temporary.replace(path)
        _forget_old(path.parent)
    except OSError:
        return  # a read-only home only costs the time to compile again


def _forget_old(folder: Path) -> None:
    """Every change to a language leaves a file that nothing asks for again."""
    kept = sorted(folder.glob("lexicon-*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for path in kept[_CACHE_FILES:]:
        path.unlink(missing_ok=True)


def compile_language(code: str, surfaces: Iterable[Surface], folder: Path | None = None) -> dict[str, Any]:
    """Everything the engine needs, as plain lists: entries, forms of each layer by their first word, and the words by class."""
    from dragoman.lexicon_entries import entries  # the one reader of the schema; here to keep this module short

    source = read_files(code, folder)
    language = source["language"]
    shaper = Tokeniser(vocabulary=frozenset(), article=language.get("article") or ())
    kept: list[list[Any]] = []
    forms: tuple[dict[str, list[list[Any]]], ...] = ({}, {}, {})
    for layer, kind, head, data, written in entries(source, surfaces):
        kept.append([kind, head, data])
        seen: set[tuple[str, ...]] = set()
        for form, says in written:
            for words in spellings(form, shaper):
                if words and words not in seen:
                    seen.add(words)
                    forms[layer].setdefault(words[0], []).append([len(kept) - 1, says, *words[1:]])
    plain = {k: v for k, v in source.items() if k not in ("events", "titles", "times", "quantities")}
    times = {k: source.get(k) for k in ("times", "quantities")}
    known = vocabulary(source, kept, forms)
    return {"code": code, "source": {**plain, **times}, "entries": kept, "forms": forms, "words": known}


def spellings(form: str, shaper: Tokeniser) -> Iterator[tuple[str, ...]]:
    """The word sequences a form stands for: a zero-width non-joiner is written, left out, or replaced by a space."""
    for variant in dict.fromkeys((form, form.replace(_JOINER, " "))):
        parts = re.split(rf"({GAP}|\.\.\.)", variant)
        words: list[str] = []
        for part in parts:
            if part in (GAP, "..."):
                words.append(GAP)
            else:
                words.extend(shaper.shapes(part))
        yield tuple(words)


def _ready(compiled: dict[str, Any]) -> Lexicon:
    source, words = compiled["source"], compiled["words"]
    language = source["language"]
    entries = Entries(compiled["entries"])
    tokeniser = Tokeniser(
        vocabulary=frozenset(words["vocabulary"]),
        names=frozenset(words["names"]),
        article=language.get("article") or (),
        proclitics=language.get("proclitics"),
        enclitics=language.get("enclitics"),
        endings=language.get("endings") or (),
        join_previous=language.get("join_previous") or (),
        join_next=language.get("join_next") or (),
        restore=language.get("restore") or (),
        verbs=frozenset(words["verbs"]),
        acts=frozenset(words["acts"]),
        finite=frozenset(words["finite"]),
        short=frozenset(words["short"]),
        glued=language.get("glued") or (),
        open_letters=str(language.get("open_letters") or ""),
        loose=language.get("loose") or (),
    )
    return Lexicon(
        code=compiled["code"],
        language=language,
        frames=source.get("frames") or {},
        files=source,
        layers=tuple(Index(layer, entries) for layer in compiled["forms"]),
        tokeniser=tokeniser,
        at_end=frozenset(w for form in language.get("verbs_at_end") or () for w in cut(form)),
        interposed=frozenset(language.get("interposed") or ()),
    )
