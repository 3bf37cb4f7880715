"""Which entries do the files of a language hold? The one reader of the schema in docs/language-data.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.model.entities import Surface
from dragoman.words.fold import fold_word

STRUCTURE, OBJECTS, CONTEXTS = 0, 1, 2

_EVERYDAY_KINDS = frozenset({"family_name", "place", "person", "capital"})
_SHORTEST_NAME = 3  # letters; shorter surnames (Xi, Oh) are words of every language
# layer, kind, head, data, [(form, what it says)]
Item = tuple[int, str, str, dict[str, Any], list[tuple[str, str | None]]]


def entries(source: dict[str, Any], surfaces: Iterable[Surface]) -> Iterator[Item]:
    """Every entry of a language with its written forms, names of the knowledge base last."""
    yield from _triggers(source)
    yield from _words_by_class(source.get("markers"), "marker")
    yield from _words_by_class(source.get("connectives"), "connective")
    yield from _titles(source.get("titles") or {})
    for entry in source.get("reference") or []:
        yield _item(STRUCTURE, "reference", entry)
    yield from _verbs(source.get("verbs") or {})
    for entry in source.get("status") or []:
        yield _item(STRUCTURE, "status", entry, head=entry["cue"])
    yield from _speech(source.get("speech") or {})
    yield from _objects(source.get("objects") or {})
    everyday = {fold_word(str(w)) for w in (source.get("not_names") or {}).get("words") or []}
    yield from _names((source.get("titles") or {}).get("names") or {}, surfaces, everyday)


def _item(layer: int, kind: str, entry: dict[str, Any], head: str | None = None) -> Item:
    name = str(head or entry["head"])
    forms = [name, *(str(f) for f in entry.get("forms") or [])]
    data = {k: v for k, v in entry.items() if k not in ("head", "forms", "example", "cue", "note")}
    return layer, kind, name, data, [(f, None) for f in dict.fromkeys(forms)]


def _triggers(source: dict[str, Any]) -> Iterator[Item]:
    for entry in source.get("events") or []:
        kind = "position" if entry.get("stance") else "trigger"
        data = {k: v for k, v in entry.items() if k not in ("head", "forms", "example", "_file")}
        forms = entry.get("forms") or []
        written: list[tuple[str, str | None]]
        if isinstance(forms, dict):
            written = [(str(f), says) for says, listed in forms.items() for f in listed or []]
        else:
            written = [(str(f), entry.get("form")) for f in [entry["head"], *forms]]
        yield STRUCTURE, kind, str(entry["head"]), data, list(dict.fromkeys(written))


def _words_by_class(classes: dict[str, Any] | None, kind: str) -> Iterator[Item]:
    for name, forms in (classes or {}).items():
        if forms:
            yield STRUCTURE, kind, name, {"class": name}, [(str(f), None) for f in forms]


def _titles(titles: dict[str, Any]) -> Iterator[Item]:
    for entry in titles.get("nouns") or []:
        yield _item(STRUCTURE, "noun", entry)
    for name in ("honorifics", "former", "modifiers"):
        kind = {"honorifics": "honorific", "modifiers": "modifier"}.get(name, name)
        if titles.get(name):
            yield STRUCTURE, kind, name, {}, [(str(f), None) for f in titles[name]]


def _verbs(verbs: dict[str, Any]) -> Iterator[Item]:
    for name, forms in (verbs.get("lights") or {}).items():
        written = [(str(f), says) for says, listed in (forms or {}).items() for f in listed or []]
        yield STRUCTURE, "light", str(name), {}, written
    for kind in ("finite", "be"):
        if verbs.get(kind):
            yield STRUCTURE, kind, kind, {}, [(str(f), None) for f in verbs[kind]]


def _speech(speech: dict[str, Any]) -> Iterator[Item]:
    for entry in speech.get("verbs") or []:
        yield _item(STRUCTURE, "speech", entry)
    for name in ("nouns", "media"):
        if speech.get(name):
            written = [f if isinstance(f, str) else f["head"] for f in speech[name]]
            yield STRUCTURE, f"speech_{name}", name, {}, [(str(f), None) for f in written]


def _objects(objects: dict[str, Any]) -> Iterator[Item]:
    for name, kind in (("agreements", "agreement"), ("institutions", "institution"), ("projects", "project")):
        for entry in objects.get(name) or []:
            yield _item(OBJECTS, kind, entry)
    for entry in objects.get("known_projects") or []:
        yield _item(OBJECTS, "known_project", entry, head=entry["name"])
    for entry in objects.get("issues") or []:
        yield OBJECTS, "issue", str(entry["id"]), {"id": entry["id"]}, [(str(f), None) for f in entry["forms"]]
    for name in ("sessions", "occasions"):
        if objects.get(name):
            yield OBJECTS, name, name, {}, [(str(f), None) for f in objects[name]]
    for side, forms in (objects.get("deadline") or {}).items():
        yield OBJECTS, "deadline", str(side), {"side": side}, [(str(f), None) for f in forms or []]
    for context, forms in (objects.get("contexts") or {}).items():
        yield CONTEXTS, "context", str(context), {}, [(str(f), None) for f in forms or []]


def _names(own: dict[str, Any], surfaces: Iterable[Surface], everyday: set[str]) -> Iterator[Item]:
    for form, said in own.items():
        code, surface = (said["id"], said["surface"]) if isinstance(said, dict) else (said, "name")
        yield STRUCTURE, "entity", str(code), {"ids": [str(code)], "surface": surface}, [(str(form), None)]
    together: dict[tuple[str, ...], dict[str, list[tuple[str, str | None]]]] = {}
    for surface in surfaces:
        ids = tuple(surface.candidates)
        if surface.kind in _EVERYDAY_KINDS and (
            len(surface.form) < _SHORTEST_NAME or fold_word(surface.form) in everyday
        ):
            continue
        flag = _case(surface.form) + ("?" if surface.ambiguous else "")
        together.setdefault(ids, {}).setdefault(surface.kind + flag, []).append((surface.form, None))
    for ids, kinds in together.items():
        for kind, written in kinds.items():
            data = {"ids": list(ids), "surface": kind.rstrip("?!^"), "ambiguous": kind.endswith("?")}
            if "!" in kind or "^" in kind:
                data["case"] = "upper" if "!" in kind else "capital"
            yield STRUCTURE, "entity", ids[0], data, written


def _case(form: str) -> str:
    """How a Latin name must be written to be it: an acronym in capitals (WHO, not "who"), a name with a capital."""
    if not form.isascii() or not form[:1].isupper():
        return ""
    return "!" if form.isupper() and len(form) > 1 else "^"
