"""Text in, records out: the one place where documents, knowledge and reading meet.

Each report is read on its own, so any number of workers gives the same records in the same order.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dragoman.documents.language import canonical, identify, require_supported
from dragoman.documents.sentence_rules import SentenceRules, load_rules
from dragoman.documents.sentences import split
from dragoman.documents.sources import Failure, RawReport, iso_date
from dragoman.knowledge import names
from dragoman.knowledge.base import KnowledgeBase
from dragoman.lexicon import Lexicon, load
from dragoman.model.documents import Document
from dragoman.model.entities import Entity
from dragoman.model.errors import DragomanError, EmptyReport, ReadingFailed
from dragoman.model.ids import text_hash
from dragoman.model.records import Reading, Report
from dragoman.reading.reader import read_report
from dragoman.reading.trace import Trace

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
    kb = Known(code)
    loaded = Resources(load_rules(code), kb, load(code, kb.surfaces(), stamp=_world_stamp()))
    # It lives to the end of the process: keep the garbage collector from going through it again and again.
    gc.freeze()
    return loaded


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
    document = prepare(raw)
    known = resources(document.report.language or "")
    return read_report(document, known.kb, known.lexicon, trace)


def prepare(raw: RawReport) -> Document:
    """The report with its language known and its sentences marked. Raises as `read` does."""
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
    return Document(report, raw.text, split(raw.text, resources(code).rules))


def read_many(docs: Iterable[RawReport | Failure], workers: int | None = None) -> Iterator[Reading | Failure]:
    """The records of many reports, in their order; what cannot be read comes as a Failure in its place.

    Args:
        docs: the reports; failures among them are passed on.
        workers: processes to read with; by default as many as there are processors, but one for few or short reports.
    """
    return map_many(docs, _same, workers)


def map_many(
    docs: Iterable[RawReport | Failure], render: Callable[[Reading, str], T], workers: int | None = None
) -> Iterator[T | Failure]:
    """As `read_many`, with `render` applied to each reading where it was read, so that only its result changes processes.

    Args:
        render: a function of a module's top level, given each reading and the text it is of.
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
                return _in_pool(chain(head, stream), render, count)
    return (_one(doc, render) for doc in chain(head, stream))


def _same(reading: Reading, _text: str) -> Reading:
    return reading


def _one(doc: RawReport | Failure, render: Callable[[Reading, str], T]) -> T | Failure:
    if isinstance(doc, Failure):
        return doc
    try:
        return render(read_raw(doc), doc.text)
    except DragomanError as error:
        if error.where is None:
            error.where = doc.id
        return Failure(doc.id, error)
    except Exception as error:  # noqa: BLE001 - see below
        # One report that trips the reader must not cost the others; what happened is kept for whoever mends it.
        reason = f"the reader failed ({type(error).__name__}: {error})"
        failed = ReadingFailed(
            reason, where=doc.id, remedy="This is a fault of Dragoman: please report it with the text"
        )
        return Failure(doc.id, failed)


def _chunk(docs: list[RawReport | Failure], render: Callable[[Reading, str], T]) -> list[T | Failure]:
    return [_one(doc, render) for doc in docs]


def _in_pool(
    docs: Iterable[RawReport | Failure], render: Callable[[Reading, str], T], workers: int
) -> Iterator[T | Failure]:
    with ProcessPoolExecutor(workers) as pool:
        pending: deque[Future[list[T | Failure]]] = deque()
        for chunk in _chunks(docs):
            pending.append(pool.submit(_chunk, chunk, render))
            # A bounded queue keeps memory level however long the input is.
            if len(pending) > 3 * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _chunks(docs: Iterable[RawReport | Failure]) -> Iterator[list[RawReport | Failure]]:
    chunk: list[RawReport | Failure] = []
    letters = 0
    for doc in docs:
        chunk.append(doc)
        letters += len(doc.text) if isinstance(doc, RawReport) else 0
        if len(chunk) >= _CHUNK_REPORTS or letters > _CHUNK_CHARS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk
