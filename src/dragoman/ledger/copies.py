"""Which reports are copies of one another? Republished wire copy counts as one source, in one language or translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from dragoman.ledger.prints import alike, read

_DAYS = 3  # between publications, beyond which nothing is compared
_LOOKED_UP = 16  # of the smallest hashes of a text, by which others with the same words are found


def near_in_time(one: str | None, two: str | None) -> bool:
    """Whether two days of publication are near enough for a copy; a day that is not known is near every other."""
    if one is None or two is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days) <= _DAYS


class Copies:
    """For each reading the group of copies it is in (named after one of them) and what it has in common with another of it."""

    def __init__(self, groups: Mapping[str, tuple[str, str | None]] | None = None) -> None:
        self._groups = groups or {}

    def group(self, reading: str) -> tuple[str, str | None]:
        """The group of a reading, itself where it is a telling of its own; and in words why it is there."""
        return self._groups.get(reading, (reading, None))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a reading when copies are looked for."""

    language: str | None
    published: str | None
    print: str


def find_copies(found: Mapping[str, Known]) -> Copies:
    """Which of these readings are copies of which, however they are ordered.

    In one language only texts that share one of their smallest hashes are compared, and translations only between what is left
    when copies count once, so that a thing told by a thousand reports takes no million comparisons.
    """
    home = {key: key for key in found}
    why: dict[str, str] = {}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    def join(pairs: Iterable[tuple[str, str]]) -> None:
        for one, two in pairs:
            a, b = found[one], found[two]
            if root(one) == root(two) or not near_in_time(a.published, b.published):
                continue
            found_alike = alike(a.print, b.print, same_language=a.language == b.language)
            if found_alike:
                why.setdefault(one, found_alike.words)
                why.setdefault(two, found_alike.words)
                first, second = sorted((root(one), root(two)))
                home[second] = first

    join(_sharing_hashes(found))
    left = sorted(k for k in found if root(k) == k)
    join((a, b) for a, b in combinations(left, 2) if found[a].language != found[b].language)
    return Copies({key: (root(key), why.get(key)) for key in found})


def _sharing_hashes(found: Mapping[str, Known]) -> list[tuple[str, str]]:
    """Pairs of one language that share one of the smallest hashes of either, those published next to each other."""
    holders: dict[tuple[str | None, int], list[str]] = {}
    for key in sorted(found, key=lambda k: (found[k].published or "", k)):
        for value in sorted(read(found[key].print).hashes)[:_LOOKED_UP]:
            holders.setdefault((found[key].language, value), []).append(key)
    chains = (pair for keys in holders.values() for pair in pairwise(keys))
    return sorted(set(chains))
