"""Which tables hold the ledger?

What was read is append-only: texts, readings, reports, records, decisions. What follows from it can be made anew from them at any
time: members, ties, placements, things. Ids follow from contents, so that writing twice writes once.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

from dragoman.model.ids import unwritable

# The number of the last migration; a ledger with a higher one was written by a newer Dragoman.
VERSION = 1

metadata = MetaData()

_ESCAPED = "\u0091"  # a control character that nobody writes: what follows it is escaped


def escape(text: str) -> str:
    """A text in ASCII, as Python escapes it: unlike JSON this keeps two halves of a character apart."""
    return text.encode("unicode_escape").decode("ascii")


def unescape(line: str) -> str:
    """The text that `escape` was given."""
    return line.encode("ascii").decode("unicode_escape")


class Words(TypeDecorator[str]):
    """Text of whatever a person or a file system gave: names, titles, addresses, reasons.

    What no database takes (a NUL, a lone surrogate) is written escaped behind a mark, and comes back as it was.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and (unwritable(value) or value.startswith(_ESCAPED)):
            return _ESCAPED + escape(value)
        return value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        if value is not None and value.startswith(_ESCAPED):
            return unescape(value[1:])
        return value


def _table(name: str, *columns: Column[object] | Index) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _text(name: str, *extra: ForeignKey, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, Text, *extra, primary_key=key, nullable=null)


def _words(name: str, *, null: bool = False) -> Column[object]:
    return Column(name, Words, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=null)


# -- what was read: never changed -----------------------------------------------------------------------------------

# `escaped` 1: the text holds what no database takes (a lone surrogate, a NUL) and is written as `escape` does.
texts = _table("texts", _text("sha256", key=True), _text("text"), _number("escaped"))

# A text as it was read: in a language, as published on a day.
readings = _table(
    "readings",
    _text("key", key=True),
    _text("sha256", ForeignKey("texts.sha256")),
    _text("language"),
    _text("published", null=True),
    _text("reader"),
    _number("words"),
    _number("sentences"),
    _number("recorded"),
    _number("unread"),
    _text("print"),  # what tells a copy of it, JSON (ledger/copies.py)
    Index("readings_published", "published"),
)

# Who published it, under which name. A name with another text is another version of that report.
reports = _table(
    "reports",
    _text("key", key=True),
    _text("reading", ForeignKey("readings.key")),
    _words("id"),
    _words("title", null=True),
    _words("url", null=True),
    _words("publisher", null=True),
    _words("retrieved", null=True),
    Index("reports_reading", "reading"),
    Index("reports_id", "id"),
)

records = _table(
    "records",
    _text("id", key=True),
    _text("reading", ForeignKey("readings.key")),
    _text("record"),
    _number("position"),
    _text("json"),
    Index("records_reading", "reading"),
    Index("records_record", "record"),
)

decisions = _table(
    "decisions",
    Column("number", Integer, primary_key=True, autoincrement=True),
    _text("at"),
    _words("by"),
    _text("judgement"),
    _text("claims"),  # JSON: ids of the claims it is about
    _text("others"),  # JSON: the claims they are set apart from, or brought together with
    _words("because"),
)

# -- what follows from it -------------------------------------------------------------------------------------------

members = _table(
    "members",
    _text("id", key=True),
    _text("face"),
    _text("place"),
    _text("founder", null=True),
    Index("members_founder", "founder"),
)

buckets = _table(
    "buckets",
    _text("bucket"),
    _text("first"),
    _text("last"),
    _text("member", ForeignKey("members.id")),
    Index("buckets_bucket", "bucket", "last", "first"),
    Index("buckets_member", "member"),
)

ties = _table(
    "ties",
    Column("one", Text, ForeignKey("members.id"), primary_key=True),
    Column("two", Text, ForeignKey("members.id"), primary_key=True),
    _number("score"),  # in hundredths
    _words("why"),
    Index("ties_two", "two"),
)

placements = _table(
    "placements",
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    _text("member", ForeignKey("members.id")),
    _text("lines"),  # the paragraphs of the text that its sentences stand in: "2 5"
    Index("placements_member", "member"),
)

# Claims joined (`record` ledger_event) and objects joined (agreement, commitment, institution, project, position).
things = _table(
    "things",
    _text("id", key=True),
    _text("founder"),
    _text("record"),
    _text("event", null=True),
    _text("kind", null=True),
    _text("status", null=True),
    _text("start"),  # of its date, or of its first report; empty where neither is known
    _text("finish"),
    _text("first_reported", null=True),
    _text("last_reported", null=True),
    _number("reports"),
    _number("independent"),
    _number("score", null=True),  # conflict to cooperation, in hundredths
    _words("topic", null=True),  # of a position its issue
    _text("called"),  # the folded words of its name and issue, each between spaces
    _text("due", null=True),  # the last day of a deadline
    _text("json"),  # last, so that what stands before it is read without it
    Index("things_founder", "founder"),
    Index("things_start", "record", "start", "id", "finish"),
    Index("things_kind", "record", "kind", "start", "id", "finish"),
    Index("things_due", "record", "status", "due", "id"),
    Index("things_topic", "record", "topic", "kind"),
)

sides = _table(
    "sides",
    _text("thing", ForeignKey("things.id")),
    _text("role"),
    _text("key"),
    _text("entity", null=True),
    _words("name", null=True),
    Index("sides_key", "key", "thing"),
    Index("sides_entity", "entity"),
    Index("sides_thing", "thing"),
)

# Where the reports of a thing contradict each other.
disputes = _table(
    "disputes",
    _text("id", key=True),
    _text("thing", ForeignKey("things.id")),
    _text("kind"),
    _text("json"),
    Index("disputes_thing", "thing"),
)

# Which thing a record is part of, for looking one up by the other.
parts = _table(
    "parts",
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    _text("thing", ForeignKey("things.id")),
    Index("parts_thing", "thing"),
)

# An id that was given out and is no longer: what was founded by a claim that a newer report has put behind an earlier one.
former = _table("former", _text("id", key=True), _text("record", ForeignKey("records.id")))
