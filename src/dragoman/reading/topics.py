"""Is a report about something in which states only lend their names: a match, a tournament?"""

from __future__ import annotations

from dragoman.lexicon import Lexicon
from dragoman.words.tokens import Words

_DISTINCT = 4  # words of the topic, all different, that must occur
_EVERY = 60  # and one of them at least in so many words


def off_topic(words: Words, lexicon: Lexicon) -> str | None:
    """The topic of `topics.yml` that a report is about, else None. Teams bear the names of states, and beat one another."""
    topics: dict[str, list[str]] = lexicon.files.get("topics") or {}
    if not topics:
        return None
    keys = set(words.keys)
    for topic, listed in topics.items():
        seen = keys.intersection(listed)
        if len(seen) >= _DISTINCT and sum(k in seen for k in words.keys) * _EVERY >= len(words):
            return topic
    return None
