"""Do the files of a language keep to the schema of docs/language-data.md? `python -m dragoman.lexicon_check hi`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from dragoman.lexicon import available, read_files

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
KINDS = frozenset(
    """visit meeting reception call conference session negotiation mediation pledge agreement offer invitation signing ratification
    joint_statement praise congratulation condolence recognition support settlement relations_opened concession easing apology pardon
    cooperation trade exercise extradition intelligence_sharing training project aid arms_transfer loan debt_relief asylum rescue
    compensation withdrawal release ceasefire disarmament access return resignation deescalation request demand accusation condemnation
    concern complaint investigation lawsuit summons refusal veto denial cancellation threat warning protest riot sanction severance
    expulsion recall closure aid_cut conviction deployment weapons_test drill incursion alert restriction seizure arrest deportation
    blockade occupation censorship disinformation cyber_attack curfew strike clash attack assassination execution abduction""".split()
)
STANCES = frozenset("raises supports opposes concern no_response no_comment".split())
SAYS = frozenset("done planned ongoing open passive linked participle habitual negated present".split())
SAYS |= {f"passive_{s}" for s in SAYS}
STATUSES = frozenset("negated possible planned ongoing none occurred".split())
CLASSES = frozenset(
    "office institution force envoy counterpart delegation official side citizens thing capital group vague private".split()
)
FIELDS = frozenset(
    """head forms light nominal type mode kind frame form status requires unless weak then example stance spans ahead joint _file note interstate""".split()
)
NEEDED = ("language", "markers", "connectives", "titles", "reference", "verbs", "frames", "status", "speech", "objects")
SELECTORS = frozenset(
    """subject object goal clause speaker of pronoun agent with from to on against between by in about for including besides because instead
    according under before after until as possessive at means
    relative""".split()
)


def problems(code: str) -> Iterator[str]:
    """Everything wrong with a language's files, each as one line that names the file and the entry.

    Raises UnsupportedLanguage and LexiconError as `read_files` does.
    """
    source = read_files(code)
    for name in NEEDED:
        if not source.get(name):
            yield f"{code}/{name}.yml: missing or empty"
    frames = source.get("frames") or {}
    classes = set(source.get("markers") or {}) | SELECTORS
    for name, frame in frames.items():
        for role in ("actor", "recipient", "sides", "nominal_actor", "nominal_recipient", "passive_actor", "place"):
            for selector in frame.get(role) or []:
                if selector not in classes:
                    yield f"{code}/frames.yml: {name}: unknown selector {selector!r} in {role}"
    lights = set((source.get("verbs") or {}).get("lights") or {})
    for entry in source["events"]:
        yield from (
            f"{code}/events/{entry.get('_file')}.yml: {entry.get('head')}: {p}" for p in _event(entry, frames, lights)
        )
    for noun in (source.get("titles") or {}).get("nouns") or []:
        if noun.get("class") not in CLASSES:
            yield f"{code}/titles.yml: {noun.get('head')}: unknown class {noun.get('class')!r}"
    for cue in source.get("status") or []:
        if cue.get("status") not in STATUSES:
            yield f"{code}/status.yml: {cue.get('cue')}: unknown status {cue.get('status')!r}"
        if cue.get("where", "either") not in ("before", "after", "either", "clause"):
            yield f"{code}/status.yml: {cue.get('cue')}: unknown where {cue.get('where')!r}"


def _event(entry: dict[str, Any], frames: dict[str, Any], lights: set[str]) -> Iterator[str]:
    if entry.get("stance"):
        if entry["stance"] not in STANCES:
            yield f"unknown stance {entry['stance']!r}"
    elif entry.get("type") not in TYPES:
        yield f"unknown type {entry.get('type')!r}"
    if not entry.get("stance") and entry.get("kind") not in KINDS:
        yield f"unknown kind {entry.get('kind')!r}"
    if entry.get("frame") not in frames:
        yield f"unknown frame {entry.get('frame')!r}"
    for light in entry.get("light") or []:
        if light not in lights:
            yield f"unknown light verb {light!r}"
    forms = entry.get("forms") or []
    says = {str(f) for f in (forms if isinstance(forms, dict) else [entry.get("form")]) if f}
    for unknown in sorted(says - SAYS):
        yield f"unknown form class {unknown!r}"
    for field in sorted(set(entry) - FIELDS):
        yield f"unknown field {field!r}"


def main(codes: list[str]) -> int:
    """Prints the problems of the languages named (all without names); 1 when there is one."""
    found = [p for code in codes or available() for p in problems(code)]
    for problem in found:
        print(problem)
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
