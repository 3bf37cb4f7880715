"""Annotated sentences a linguist can write: how a line is read, and how it is compared with what the reader says.

    [A: the Omani minister] visited [R: Tehran]. :: CONSULT kind=visit status=occurred

Docs: docs/language-data.md, "Examples".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.model.records import Claim, Participant, Position, Reading
from dragoman.model.spans import Span

EXAMPLES = Path(__file__).parent / "examples"
PUBLISHED = "2024-05-15"  # a report's date where the line gives none
_OPEN = re.compile(r"\[([ARP]):\s*")
# Types whose sides may be written in either role: who acts is often a matter of the verb chosen.
_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_OTHER = frozenset({"times.txt", "quantities.txt"})  # files with a format of their own, read by their own tests


@dataclass(frozen=True)
class Example:
    """One line: the sentence without its tags, the tags with their spans, and what is expected."""

    where: str
    text: str
    tags: tuple[tuple[str, Span], ...]
    expected: tuple[str, ...]
    published: str


def languages() -> list[str]:
    return sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir())


def files(language: str) -> list[Path]:
    return [p for p in sorted((EXAMPLES / language).glob("*.txt")) if p.name not in _OTHER]


def examples(path: Path) -> Iterator[Example]:
    """The examples of a file; a line without an expectation is a mistake and raises ValueError."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path.parent.name}/{path.name}:{number}"
        sentence, separator, expected = line.rpartition("::")
        if not separator:
            raise ValueError(f"{where}: no '::' with what is expected")
        published = re.search(r"published=(\S+)", expected)
        text, tags = untag(sentence.strip())
        parts = tuple(p.strip() for p in expected.split(";") if p.strip())
        yield Example(where, text, tags, parts, published.group(1) if published else PUBLISHED)


def untag(sentence: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """The sentence without its tags, and the span each tag had there."""
    out: list[str] = []
    open_tags: list[tuple[str, int]] = []
    tags: list[tuple[str, Span]] = []
    i = 0
    while i < len(sentence):
        match = _OPEN.match(sentence, i)
        if match:
            open_tags.append((match.group(1), len(out)))
            i = match.end()
        elif sentence[i] == "]" and open_tags:
            role, start = open_tags.pop()
            tags.append((role, Span(start, len(out))))
            i += 1
        else:
            out.append(sentence[i])
            i += 1
    return "".join(out), tuple(tags)


def mistakes(example: Example, reading: Reading) -> list[str]:
    """What the reader says otherwise than the line; empty when all is as expected."""
    claims = [r for r in reading.records if isinstance(r, Claim)]
    positions = [r for r in reading.records if isinstance(r, Position)]
    found = (_mistake(part, example, claims, positions) for part in example.expected)
    return [m for m in found if m]


def _mistake(part: str, example: Example, claims: list[Claim], positions: list[Position]) -> str | None:
    words = part.split()
    fields = dict(w.split("=", 1) for w in words if "=" in w)
    if words[0] == "none":
        return f"an event {claims[0].event}" if claims else None
    if words[0] == "not":
        wrong = [c for c in claims if c.event in words[1].split("|") and (len(words) < 3 or c.status == words[2])]
        return f"{wrong[0].event} {wrong[0].status} is there" if wrong else None
    if "stance" in fields:
        return None if any(p.stance == fields["stance"] for p in positions) else f"no position {fields['stance']}"
    reasons = [r for c in claims if (r := _unlike(c, words[0], fields, example)) is not None]
    return None if len(reasons) < len(claims) else f"no {words[0]}: {'; '.join(reasons) or 'no event at all'}"


def _unlike(claim: Claim, types: str, fields: dict[str, str], example: Example) -> str | None:
    """Why a claim is not the one expected; None when it is."""
    if claim.event not in types.split("|"):
        return f"type {claim.event}"
    if "sides" in fields and not _sides_fit(claim, fields["sides"]):
        return f"sides {_codes(claim.actors)}>{_codes(claim.recipients)}"
    for name in ("status", "kind", "mode"):
        if name in fields and getattr(claim, name) not in fields[name].split("|"):
            return f"{name} {getattr(claim, name)}"
    if "date" in fields and (claim.date is None or claim.date.start != fields["date"]):
        return f"date {claim.date and claim.date.start}"
    for role, span in example.tags:
        if role != "P" and not any(p.span and p.span.overlaps(span) for p in _pool(claim, role)):
            return f"{span.cut(example.text)!r} is not {'an actor' if role == 'A' else 'a recipient'}"
    return None


def _sides_fit(claim: Claim, wanted: str) -> bool:
    """`KEN+UGA`: these are all sides, in any role; `KEN>UGA`: these acted and were acted on."""
    if ">" not in wanted:
        return sorted({*_codes(claim.actors), *_codes(claim.recipients)}) == sorted(wanted.split("+"))
    actors, recipients = (sorted(side.split("+")) for side in wanted.split(">"))
    return _codes(claim.actors) == actors and _codes(claim.recipients) == recipients


def _codes(participants: tuple[Participant, ...]) -> list[str]:
    return sorted({str(p.country or p.code) for p in participants})


def _pool(claim: Claim, role: str) -> tuple[Participant, ...]:
    everyone = (*claim.actors, *claim.recipients)
    if claim.event in _MUTUAL or not claim.actors or not claim.recipients:
        return everyone
    return claim.actors if role == "A" else claim.recipients
