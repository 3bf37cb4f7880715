"""How was a report read? The steps of the reader, sentence by sentence."""

from __future__ import annotations

import sys
from typing import IO

from dragoman.documents.sources import Failure, reports
from dragoman.model.errors import DragomanError
from dragoman.pipeline import prepare, read_raw
from dragoman.reading.trace import Trace
from dragoman.views import wording
from dragoman.views.tally import problem


def show(path: str, published: str | None, language: str | None, at: int | None, out: IO[bytes]) -> int:
    """Write the steps of the first report at `path`; with `at`, only those of the sentence at that code point."""
    raw = next(iter(reports([path], language=language, published=published)), None)
    if raw is None:
        print(f"{path}: there is no report in it", file=sys.stderr)
        return 1
    if isinstance(raw, Failure):
        print(problem(raw), file=sys.stderr)
        return 1
    trace = Trace()
    try:
        document = prepare(raw)
        reading = read_raw(raw, trace)
    except DragomanError as error:
        print(problem(Failure(raw.id, error)), file=sys.stderr)
        return 1
    lines: list[str] = []
    for sentence in document.sentences:
        if at is not None and not sentence.start <= at < sentence.end:
            continue
        lines.append(
            f"{sentence.start}-{sentence.end} {sentence.kind}: {wording.clean(raw.text[sentence.start : sentence.end])}"
        )
        steps = [s for s in trace.steps if sentence.start <= s.start < sentence.end]
        lines += [f"    {s.what:<9} {s.start}-{s.end} {wording.clean(s.text)}: {wording.clean(s.why)}" for s in steps]
        for record in reading.records:
            if any(sentence.start <= quote.span.start < sentence.end for quote in record.evidence):
                lines.append(f"    {'record':<9} {record.record}: {wording.describe(record)}")
    if not lines:
        print(f"{raw.id}: no sentence stands at character {at}; the text has {len(raw.text)}", file=sys.stderr)
        return 1
    out.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    return 0
