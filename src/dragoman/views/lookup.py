"""Who is this? What is known of a name, for a person or as JSON."""

from __future__ import annotations

import sys
from datetime import date
from typing import IO, Any

from dragoman.knowledge.lookup import Found, find
from dragoman.model.ids import dumps
from dragoman.views.ledger_text import event_row
from dragoman.views.queries import Acts, acts_of
from dragoman.views.wording import clean

_FORMS = 4


def show(name: str, on: str | None, form: str, out: IO[bytes], where: str | None = None) -> int:
    """Write what the name may stand for, the likeliest first; the exit code is 1 where nothing is known.

    Args:
        name: in any language and script.
        on: ISO date of the day for which offices are asked.
        form: table or jsonl.
        where: a ledger; what it holds of whoever is found is told as well.
    """
    found = find(name, date.fromisoformat(on) if on else None)
    if not found:
        print(
            f"'{clean(name)}': nothing is known by this name. Try its full form, or another spelling", file=sys.stderr
        )
        return 1
    told = {one.entity.id: acts_of(where, one.entity.id) for one in found} if where else {}
    if form == "jsonl":
        shown = [dumps(_json(one, on) | _counted(told.get(one.entity.id))) for one in found]
    else:
        shown = [_text(one, on) + _said(told.get(one.entity.id)) for one in found]
    out.write(("\n".join(shown) + "\n").encode("utf-8", "replace"))
    return 0


def _text(found: Found, on: str | None) -> str:
    entity = found.entity
    code = entity.country or entity.code
    lines = [f"{entity.name} ({entity.type}{', ' + code if code else ''}, {entity.id})"]
    lines.append(f"  found: {found.reason}")
    for office in found.offices:
        term = f"{office.start or '?'} to {office.end or '?'}"
        lines.append(
            f"  {'on ' + on if on else 'office'}: {office.title or office.kind.replace('_', ' ')}, {office.country} ({term})"
        )
    if on and entity.type == "person" and not found.offices:
        lines.append(f"  on {on}: no office known")
    for language, forms in found.names.items():
        more = f" and {len(forms) - _FORMS} more" if len(forms) > _FORMS else ""
        lines.append(f"  {language}: {', '.join(forms[:_FORMS])}{more}")
    return "\n".join(clean_line(line) for line in lines)


def _said(told: Acts | None) -> str:
    """What the ledger holds of somebody, as more lines."""
    if told is None or not told.number:
        return ""
    others = ", ".join(f"{name} ({number})" for name, number in told.others)
    last = "".join(f"\n    {' '.join(event_row(event)[:5])}" for event in told.last)
    return f"\n  in the ledger: {told.number} events, most with {clean(others)}; the last:{last}"


def _counted(told: Acts | None) -> dict[str, Any]:
    if told is None:
        return {}
    return {"events": told.number, "with": dict(told.others), "last": [e.id for e in told.last]}


def clean_line(line: str) -> str:
    """A line without control characters, its indentation kept."""
    return line[: len(line) - len(line.lstrip())] + clean(line)


def _json(found: Found, on: str | None) -> dict[str, Any]:
    entity = found.entity
    return {
        "entity": entity.id,
        "type": entity.type,
        "name": entity.name,
        "country": entity.country,
        "code": entity.code,
        "on": on,
        "offices": [
            {"kind": o.kind, "title": o.title, "country": o.country, "start": o.start, "end": o.end}
            for o in found.offices
        ],
        "names": {language: list(forms) for language, forms in found.names.items()},
        "lat": entity.lat,
        "lon": entity.lon,
        "geonames": entity.geonames,
        "score": found.score,
        "why": found.reason,
    }
