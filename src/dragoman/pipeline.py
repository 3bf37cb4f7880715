"""Text in, records out: the one place where documents, knowledge and reading meet.

Each report is read on its own, so any number of workers gives the same records in the same order.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.documents.language import canonical, identify, require_supported
from dragoman.documents.portions import LONGEST, portions
from dragoman.documents.sentence_rules import SentenceRules, load_rules
from dragoman.documents.sentences import split
from dragoman.documents.sources import Failure, RawReport, iso_date
from dragoman.knowledge import names
from dragoman.knowledge.base import KnowledgeBase
from dragoman.lexicon import Lexicon, load
from dragoman.model.documents import Document, SentenceSpan
from dragoman.model.entities import Entity
from dragoman.model.errors import DragomanError, EmptyReport, ReadingFailed
from dragoman.model.ids import text_hash
from dragoman.model.records import Coverage, Reading, Report
from dragoman.reading.reader import read_report
from dragoman.reading.trace import Trace

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

# Starting workers costs about as much as reading this many letters in one process (measured: 0.15 s against 5 us a letter).
_POOL_CHARS = 120_000
_POOL_REPORTS = 40
# What one worker is handed at a time: enough to hide the cost of handing over, little enough to share the work evenly.
_CHUNK_CHARS = 60_000
_CHUNK_REPORTS = 32


@dataclass(frozen=True, slots=True)
class Found:
    """A person recognised by name: how alike the names are (0 to 1), and in words why it is taken to be this person."""

    entity: Entity
    score: float
    why: str


class Known(KnowledgeBase):
    """The knowledge base as reading asks it: by id and day, and by a name in any script."""

    def find_person(
        self, text: str, country: str | None = None, office: str | None = None, on: date | None = None
    ) -> Found | None:
        """The person whose name these words write, None where no one fits well enough."""
        match = names.find_person(self, text, country, office, on)
        return Found(match.entity, match.score, match.reason) if match else None

    def romanise(self, text: str) -> str:
        """Words in Latin letters."""
        return names.romanise(text)


@dataclass(frozen=True, slots=True)
class Resources:
    """All that reading one language needs, loaded once a process."""

    rules: SentenceRules
    kb: Known
    lexicon: Lexicon


@cache
def resources(code: str) -> Resources:
    """The resources of a supported language.

    Raises:
        UnsupportedLanguage: there is no such language folder.
        LexiconError: a file of it breaks its schema.
    """
    # It lives to the end of the process: keep the garbage collector from going through it again and again, also while it grows.
    collecting = gc.isenabled()
    gc.disable()
    try:
        kb = Known(code)
        return Resources(load_rules(code), kb, load(code, kb.surfaces(), stamp=_world_stamp()))
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


@cache
def _world_stamp() -> str:
    """Changes when the knowledge base's files do, so that names compiled from old ones are not used."""
    world = Path(str(files("dragoman"))) / "data" / "world"
    stats = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(world.rglob("*")) if p.is_file()]
    return text_hash(repr(stats))[:16]


def read(
    text: str,
    *,
    published: str | date | None = None,
    language: str | None = None,
    id: str = "-",
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Reading:
    """All records of one report.

    Args:
        text: the report, exactly as it should be quoted.
        published: ISO date; without it "on Wednesday" stays an unresolved date.
        language: hi, fa, fa-AF (or prs), ar, ur, en; detected where it is not given.
        id: what to call the report in its records.

    Raises:
        EmptyReport: there is no word in the text.
        UnsupportedLanguage: the text is in a language without data here.
        BadDate: `published` is no date.
    """
    day = published.isoformat() if isinstance(published, date) else published
    raw = RawReport(id=id, text=text, published=day, language=language, title=title, url=url, publisher=publisher)
    return read_raw(raw)


def read_raw(raw: RawReport, trace: Trace | None = None) -> Reading:
    """All records of one report; `trace` is filled with the steps of the reading. Raises as `read` does."""
    readings = list(read_portions(raw, trace))
    return readings[0] if len(readings) == 1 else _joined(readings)


def read_portions(raw: RawReport, trace: Trace | None = None) -> Iterator[Reading]:
    """As `read_raw`, one portion after another where the report is too long to be read at once; nothing is kept of those before.

    Positions are always of the whole text. What one portion tells is not merged with what another does, nor does "he" look back
    into the one before.
    """
    return (read_document(document, trace) for document in prepare(raw))


def read_document(document: Document, trace: Trace | None = None) -> Reading:
    """All records of a prepared document, which is a report or a portion of one."""
    known = resources(document.report.language or "")
    return read_report(document, known.kb, known.lexicon, trace)


def _joined(readings: Sequence[Reading]) -> Reading:
    """The readings of a report's portions as one."""
    parts = [r.coverage for r in readings]
    coverage = Coverage(
        words=sum(c.words for c in parts),
        sentences=sum(c.sentences for c in parts),
        recorded=sum(c.recorded for c in parts),
        unread=sum(c.unread for c in parts),
        unread_spans=tuple(chain.from_iterable(c.unread_spans for c in parts)),
    )
    records = tuple(chain.from_iterable(r.records for r in readings))
    named = tuple(chain.from_iterable(r.named for r in readings))
    return Reading(report=readings[0].report, records=records, coverage=coverage, named=named)


def prepare(raw: RawReport) -> Iterator[Document]:
    """The report, or its portions where it is too long to be read at once, language known, sentences marked. Raises as `read`."""
    if not any(c.isalnum() for c in raw.text[:1000]) and not any(c.isalnum() for c in raw.text):
        raise EmptyReport("there is no word in it", where=raw.id, remedy="Give a report's text")
    code = canonical(raw.language) if raw.language else require_supported(identify(raw.text), raw.id)
    report = Report(
        id=raw.id,
        sha256=text_hash(raw.text),
        language=code,
        published=iso_date(raw.published, raw.id) if raw.published else None,
        title=raw.title,
        url=raw.url,
        publisher=raw.publisher,
        retrieved=raw.retrieved,
    )
    rules = resources(code).rules
    for portion in portions(raw.text):
        if portion == (0, len(raw.text)):
            yield Document(report, raw.text, split(raw.text, rules))
            return
        found = split(portion.cut(raw.text), rules)
        sentences = [SentenceSpan(s.start + portion.start, s.end + portion.start, s.kind) for s in found]
        yield Document(report, raw.text, sentences, portion)


def read_many(docs: Iterable[RawReport | Failure], workers: int | None = None) -> Iterator[Reading | Failure]:
    """The records of many reports, in their order; what cannot be read comes as a Failure in its place.

    Args:
        docs: the reports; failures among them are passed on.
        workers: processes to read with; by default as many as there are processors, but one for few or short reports.
    """
    return map_many(docs, _same, workers, whole=True)


def map_many(
    docs: Iterable[RawReport | Failure],
    render: Callable[[Reading, str], T],
    workers: int | None = None,
    *,
    whole: bool = False,
) -> Iterator[T | Failure]:
    """As `read_many`, with `render` applied to each reading where it was read, so that only its result changes processes.

    Args:
        render: a function of a module's top level, given each reading and the text it is of.
        whole: one reading a report, however long; else one a portion (`Reading.portion`), so that memory stays level.
    """
    stream = iter(docs)
    head: list[RawReport | Failure] = []
    count = workers if workers is not None else os.cpu_count() or 1
    if count > 1:
        letters = 0
        for doc in stream:
            head.append(doc)
            letters += len(doc.text) if isinstance(doc, RawReport) else 0
            if letters > _POOL_CHARS and len(head) > 1 and (len(head) > _POOL_REPORTS or letters > 10 * _POOL_CHARS):
                return _in_pool(chain(head, stream), render, count, whole)
    return chain.from_iterable(_each(doc, render, whole) for doc in chain(head, stream))


def _same(reading: Reading, _text: str) -> Reading:
    return reading


def _each(doc: RawReport | Failure, render: Callable[[Reading, str], T], whole: bool) -> Iterator[T | Failure]:
    """What comes of one report: one thing, or of a very long one a thing for each portion."""
    if isinstance(doc, Failure):
        yield doc
        return
    try:
        if whole or not _is_long(doc):
            yield render(read_raw(doc), doc.text)
            return
        for reading in read_portions(doc):
            yield render(reading, doc.text)
    except DragomanError as error:
        if error.where is None:
            error.where = doc.id
        yield Failure(doc.id, error)
    except Exception as error:  # noqa: BLE001 - see below
        # One report that trips the reader must not cost the others; what happened is kept for whoever mends it.
        reason = f"the reader failed ({type(error).__name__}: {error})"
        failed = ReadingFailed(
            reason, where=doc.id, remedy="This is a fault of Dragoman: please report it with the text"
        )
        yield Failure(doc.id, failed)


def _is_long(doc: RawReport | Failure) -> bool:
    return isinstance(doc, RawReport) and len(doc.text) > LONGEST


def _chunk(docs: list[RawReport | Failure], render: Callable[[Reading, str], T], whole: bool) -> list[T | Failure]:
    return [out for doc in docs for out in _each(doc, render, whole)]


def _in_pool(
    docs: Iterable[RawReport | Failure], render: Callable[[Reading, str], T], workers: int, whole: bool
) -> Iterator[T | Failure]:
    from concurrent.futures import ProcessPoolExecutor  # slow to load, and few reports need it

    with ProcessPoolExecutor(workers) as pool:
        pending: deque[Future[list[T | Failure]]] = deque()
        for chunk in _chunks(docs):
            if _is_long(chunk[0]):  # read here, portion by portion: its records are too many to be sent back at once
                while pending:
                    yield from pending.popleft().result()
                yield from _each(chunk[0], render, whole)
                continue
            pending.append(pool.submit(_chunk, chunk, render, whole))
            # A bounded queue keeps memory level however long the input is.
            if len(pending) > 3 * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _chunks(docs: Iterable[RawReport | Failure]) -> Iterator[list[RawReport | Failure]]:
    """The reports in handfuls, a long one by itself."""
    chunk: list[RawReport | Failure] = []
    letters = 0
    for doc in docs:
        if _is_long(doc):
            if chunk:
                yield chunk
            yield [doc]
            chunk, letters = [], 0
            continue
        chunk.append(doc)
        letters += len(doc.text) if isinstance(doc, RawReport) else 0
        if len(chunk) >= _CHUNK_REPORTS or letters > _CHUNK_CHARS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk
