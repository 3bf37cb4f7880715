"""How was a report read? The steps of the reader, sentence by sentence."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import IO

from dragoman.documents.sources import Failure, reports
from dragoman.model.documents import Document
from dragoman.model.errors import DragomanError
from dragoman.pipeline import prepare, read_document
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
    found = False
    try:
        for document in prepare(raw):
            if (
                at is not None
                and document.portion is not None
                and not document.portion.start <= at < document.portion.end
            ):
                continue
            for line in _explained(document, at):
                found = True
                out.write(f"{line}\n".encode("utf-8", "replace"))
    except DragomanError as error:
        print(problem(Failure(raw.id, error)), file=sys.stderr)
        return 1
    if not found:
        print(f"{raw.id}: no sentence stands at character {at}; the text has {len(raw.text)}", file=sys.stderr)
        return 1
    return 0


def _explained(document: Document, at: int | None) -> Iterator[str]:
    """The steps and records of each sentence of a document, or of the one at a code point, below it."""
    trace = Trace()
    reading = read_document(document, trace)
    sentences = document.sentences
    starts = [sentence.start for sentence in sentences]
    below: dict[int, list[str]] = {}
    for step in trace.steps:
        said = f"{step.what:<9} {step.start}-{step.end} {wording.clean(step.text)}: {wording.clean(step.why)}"
        below.setdefault(bisect_right(starts, step.start) - 1, []).append(said)
    for record in reading.records:
        said = f"{'record':<9} {record.record}: {wording.describe(record)}"
        for n in dict.fromkeys(bisect_right(starts, quote.span.start) - 1 for quote in record.evidence):
            below.setdefault(n, []).append(said)
    for n, sentence in enumerate(sentences):
        if at is None or sentence.start <= at < sentence.end:
            text = wording.clean(document.text[sentence.start : sentence.end])
            yield f"{sentence.start}-{sentence.end} {sentence.kind}: {text}"
            yield from (f"    {said}" for said in below.get(n, ()))
