"""Every form by which a language writes an entity, gathered by language, with doubles joined and doubtful words marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kb_build.places import Place
from kb_build.sources import READ_LANGUAGES, Row, clean, hand_written

KINDS = ("name", "official", "demonym", "capital", "metonym", "organisation", "group", "place", "person", "family_name")
INHERITED = {"fa-AF": "fa"}


@dataclass
class Forms:
    """The forms of one language: (form, kind) -> the entities written so, the likeliest first, and the forms in doubt."""

    language: str
    entries: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    doubtful: set[tuple[str, str]] = field(default_factory=set)

    def add(self, form: str, kind: str, entity: str, doubtful: bool = False) -> None:
        """Enter a form of at least two characters."""
        form = clean(form)
        if len(form) < 2:
            return
        entities = self.entries[form, kind]
        if entity not in entities:
            entities.append(entity)
        if doubtful:
            self.doubtful.add((form, kind))

    def lines(self) -> Iterable[str]:
        """The table's lines by kind and entity, the usual form first as the sources give it."""
        order = sorted(self.entries.items(), key=lambda item: (KINDS.index(item[0][1]), item[1][0]))
        for (form, kind), entities in order:
            flag = "ambiguous" if (form, kind) in self.doubtful else ""
            yield "\t".join((form, kind, " ".join(entities), flag)).rstrip("\t")


def inflected(form: str, rules: dict[str, list[list[str]]]) -> list[str]:
    """The feminine and plural forms that inflection.yml makes of a nationality word."""
    made = []
    for pairs in rules.values():
        for ending, replacement in pairs:
            if form.endswith(ending):
                if replacement:
                    made.append(form[: len(form) - len(ending)] + replacement)
                break
    return made


def state_forms(forms: dict[str, Forms], rows: list[Row], ids: dict[str, str]) -> None:
    """Names, official names, nationality words and metonyms of states."""
    extra, metonyms = hand_written("states"), hand_written("metonyms")
    kinds = {
        "short": "name",
        "official": "official",
        "demonym_adj_m": "demonym",
        "demonym_adj_f": "demonym",
        "demonym_pl": "demonym",
        "metonym": "metonym",
    }
    for row in rows:
        if row.kind not in kinds or row.language not in forms or len(row.code) > 3 or row.code not in ids:
            continue
        kind = kinds[row.kind]
        if row.name in extra["drop"].get(row.language, ()) or (
            kind == "metonym" and row.name in metonyms["drop"].get(row.language, ())
        ):
            continue
        forms[row.language].add(row.name, kind, ids[row.code])
    for code, by_language in extra["add"].items():
        for language, names in by_language.items():
            for name in names:
                forms[language].add(name, "name", ids[code])
    for code, by_language in metonyms["add"].items():
        for language, names in by_language.items():
            for name in names:
                forms[language].add(name, "metonym", ids[code])
    _demonyms(forms, ids)


def _demonyms(forms: dict[str, Forms], ids: dict[str, str]) -> None:
    rules, listed = hand_written("inflection"), hand_written("demonyms")
    people = listed.pop("people")
    for code, by_language in listed.items():
        for language, words in by_language.items():
            for word in words:
                forms[language].add(word, "demonym", ids[code])
                for made in inflected(clean(word), rules[language]):
                    forms[language].add(made, "demonym", ids[code])
    for code, by_language in people.items():
        for language, words in by_language.items():
            for word in words:
                forms[language].add(word, "demonym", ids[code])
    rejected = tuple(rules["reject_endings"])
    for language_forms in forms.values():
        for form, kind in list(language_forms.entries):
            if kind == "demonym" and form.endswith(rejected):
                del language_forms.entries[form, kind]


def organisation_forms(forms: dict[str, Forms], rows: list[Row], ids: dict[str, str]) -> None:
    """Names of organisations: the collected ones and those of organisations.yml; Latin acronyms stand in every language."""
    for row in rows:
        if (
            row.code in ids
            and row.language in forms
            and row.kind in {"short", "official"}
            and _is_organisation(row.code)
        ):
            forms[row.language].add(row.name, "organisation", ids[row.code])
        elif (
            row.code in ids and row.language in forms and row.kind.startswith("demonym") and _is_organisation(row.code)
        ):
            forms[row.language].add(row.name, "demonym", ids[row.code])
    for code, entry in hand_written("organisations").items():
        _add_names(forms, entry, "organisation", ids[code])


def _is_organisation(code: str) -> bool:
    return code in hand_written_codes()


_codes: set[str] = set()


def hand_written_codes() -> set[str]:
    """The codes of organisations.yml."""
    if not _codes:
        _codes.update(hand_written("organisations"))
    return _codes


def group_forms(forms: dict[str, Forms], groups: list[dict[str, object]]) -> None:
    """Names of armed groups and authorities."""
    for entry in groups:
        _add_names(forms, entry, "group", f"dgm:{entry['id']}")


def _add_names(forms: dict[str, Forms], entry: dict[str, object], kind: str, entity: str) -> None:
    for language, names in entry.items():
        if language in forms and isinstance(names, list):
            for name in names:
                forms[language].add(name, kind, entity)
                if language == "en" and _travels(name):
                    forms["latin"].add(name, kind, entity)


def _travels(name: str) -> bool:
    """Whether the press of other scripts writes this Latin name as it is: an acronym of three letters or more."""
    letters = name.replace("-", "").replace(".", "")
    return len(letters) >= 3 and letters.isalnum() and letters.upper() == letters


def place_forms(forms: dict[str, Forms], places: list[Place]) -> None:
    """Capitals, cities and regions; of two places with one name in one state only the larger, of several states the largest first."""
    size = {place.id: (place.kind == "capital", place.population) for place in places}
    country = {place.id: place.country for place in places}
    for place in sorted(places, key=lambda p: size[p.id], reverse=True):
        for language, names in place.names.items():
            if language not in forms:
                continue
            for name in names:
                taken = [
                    e for kind in ("capital", "place") for e in forms[language].entries.get((clean(name), kind), [])
                ]
                if any(country[other] == place.country for other in taken):
                    continue
                capital_of_another = forms[language].entries.get((clean(name), "capital"))
                forms[language].add(name, "capital" if capital_of_another else place.kind, place.id)


def mark_and_drop(forms: dict[str, Forms], ids: dict[str, str]) -> None:
    """Apply words.yml, and leave out what a language inherits unchanged."""
    words = hand_written("words")
    for language, listed in words["drop"].items():
        for code, form in (str(entry).split(":", 1) for entry in listed if str(entry).split(":")[0] in ids):
            for (written, _), entities in forms[language].entries.items():
                if written == form and ids[code] in entities:
                    entities.remove(ids[code])
        forms[language].entries = defaultdict(list, {key: e for key, e in forms[language].entries.items() if e})
    for language in READ_LANGUAGES:
        own = forms[language]
        sources = [language] + ([INHERITED[language]] if language in INHERITED else [])
        ambiguous = {clean(str(form)) for source in sources for form in words["ambiguous"].get(source, {})}
        dropped = {clean(str(form)) for source in sources for form in words["drop"].get(source, ())}
        for form, kind in list(own.entries):
            if form in dropped or f"{kind}:{form}" in dropped:
                del own.entries[form, kind]
            elif form in ambiguous:
                own.doubtful.add((form, kind))
    for heir, parent in INHERITED.items():
        for key, entities in list(forms[heir].entries.items()):
            same = forms[parent].entries.get(key)
            if same and set(entities) <= set(same) and (key in forms[heir].doubtful) == (key in forms[parent].doubtful):
                del forms[heir].entries[key]
