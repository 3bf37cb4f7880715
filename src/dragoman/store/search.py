"""Where do these words stand? An index of folded words, so that a spelling with or without nukta, hamza or accents is found.

SQLite keeps it in an FTS5 table, PostgreSQL in a column of lexemes; both hold words folded beforehand (words/fold.py), so that
Devanagari and Arabic script need no tokeniser of the database's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from dragoman.words.fold import WORD, fold_word

_FOLDED = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
_LONGEST = 100  # letters of a word that it is found by: PostgreSQL takes no word of more than 2 KiB
_ROOM = 1_000_000  # bytes of different words that are looked up for one text (PostgreSQL: 1 MiB)


def create(connection: Connection) -> None:
    """Makes the index."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(f'CREATE VIRTUAL TABLE found USING fts5(record UNINDEXED, words, tokenize="{_FOLDED}", detail=none)')
        )
        return
    connection.execute(text("CREATE TABLE found (record TEXT PRIMARY KEY, words TSVECTOR NOT NULL)"))
    connection.execute(text("CREATE INDEX found_words ON found USING GIN (words)"))


def add(connection: Connection, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Puts the folded words of records into the index; none of the records may be there already."""
    given = [{"record": record, "words": _fitting(words)} for record, words in rows]
    if not given:
        return
    if connection.dialect.name == "sqlite":
        joined = [{"record": g["record"], "words": " ".join(g["words"])} for g in given]
        connection.execute(text("INSERT INTO found (record, words) VALUES (:record, :words)"), joined)
        return
    connection.execute(
        text("INSERT INTO found (record, words) VALUES (:record, array_to_tsvector(CAST(:words AS text[])))"), given
    )


def _fitting(words: Sequence[str]) -> list[str]:
    """The words, each once; of a book those that one row of PostgreSQL takes."""
    found, room = [], _ROOM
    for word in dict.fromkeys(words):
        room -= len(word.encode()) + 4
        if room < 0:
            break
        found.append(word)
    return found


def find(connection: Connection, words: Sequence[str], most: int) -> list[str]:
    """The records that hold all of these folded words, the last added first."""
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        query = " ".join('"' + w.replace('"', '""') + '"' for w in words)
        rows = connection.execute(
            text("SELECT record FROM found WHERE found MATCH :query ORDER BY rowid DESC LIMIT :most"),
            {"query": query, "most": most},
        )
        return [str(r[0]) for r in rows]
    query = " & ".join("'" + w.replace("\\", "\\\\").replace("'", "''") + "'" for w in words)
    rows = connection.execute(
        text("SELECT record FROM found WHERE words @@ CAST(:query AS tsquery) LIMIT :most"),
        {"query": query, "most": most},
    )
    return [str(r[0]) for r in rows]


def folded(text: str) -> list[str]:
    """The words of a text as they are looked for in any spelling, each once."""
    words = (fold_word(m.group())[:_LONGEST] for m in WORD.finditer(text))
    return list(dict.fromkeys(w for w in words if w and w[0].isalnum()))
