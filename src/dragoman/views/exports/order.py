"""Events in the order of their ids, however many: what does not fit in memory is sorted in portions on disk and merged."""

from __future__ import annotations

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from operator import attrgetter
from typing import IO

from dragoman.model.ledger import LedgerEvent

PORTION = 10_000  # events held at once: some 100 MB

_id = attrgetter("id")


def in_order(events: Iterable[LedgerEvent], portion: int = PORTION) -> Iterator[LedgerEvent]:
    """The events by id; `portion` of them at most are in memory at once."""
    rest = iter(events)
    held = sorted(islice(rest, portion), key=_id)
    if len(held) < portion:
        yield from held
        return
    with ExitStack() as stack:
        runs = []
        while held:
            file = stack.enter_context(tempfile.TemporaryFile())
            for event in held:
                pickle.dump(event, file)
            file.seek(0)
            runs.append(_read(file))
            held = sorted(islice(rest, portion), key=_id)
        yield from heapq.merge(*runs, key=_id)


def _read(file: IO[bytes]) -> Iterator[LedgerEvent]:
    # Written by this process a moment ago, into a file that has no name: nothing of a stranger's is unpickled.
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
