"""What can go wrong, in one tree.

    DragomanError
    ├── InputError               what was given to read cannot be read
    │   ├── NotText              bytes that are a PDF, a picture, an archive …
    │   ├── UnknownEncoding      bytes that are text in no encoding known here
    │   ├── EmptyReport          no word in it
    │   ├── BadRecord            a JSONL line that is not a report
    │   └── BadDate              a publication date that is no date
    ├── UnsupportedLanguage      a text in a language nobody has written data for
    ├── ReadingFailed            the reader itself broke on a report
    ├── LexiconError             a file of a language's folder breaks its schema
    ├── KnowledgeError           a file of the knowledge base is missing or broken
    ├── MissingExtra             something optional is asked for that is not installed
    ├── UnknownForm              the ledger is to be written out in a form that there is not
    └── LedgerError              the ledger cannot be used as it was asked to
        ├── LedgerMissing        there is none where it was looked for
        ├── NotALedger           a file or database of another kind
        ├── LedgerTooNew         written by a newer Dragoman
        ├── LedgerDamaged        the file is broken
        ├── LedgerFull           the disk is full
        ├── LedgerUnreachable    a folder that may not be written to, a server that does not answer
        └── NotInLedger          an id, a name or a pair that the ledger does not hold

Every error says what was found, where, and what to do; `str(error)` puts the three in one line.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors raised on purpose. `found`, `where` and `remedy` are sentences for the person at the keyboard."""

    def __init__(self, found: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(found, where, remedy)
        self.found = found
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.found}" if self.where else self.found
        return f"{head}. {self.remedy}" if self.remedy else head

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling, and failures travel between worker processes.
        return (_rebuild, (type(self), self.found, self.where, self.remedy, self.__dict__.copy()))


def _rebuild(
    cls: type[DragomanError], found: str, where: str | None, remedy: str | None, state: dict[str, object]
) -> DragomanError:
    error = cls.__new__(cls)
    DragomanError.__init__(error, found, where=where, remedy=remedy)
    error.__dict__.update(state)
    return error


class InputError(DragomanError):
    """What was given to read cannot be read."""


class NotText(InputError):
    """The bytes are a document or a picture of another kind, not plain text."""


class UnknownEncoding(InputError):
    """The bytes look like text but fit no encoding that is tried."""


class EmptyReport(InputError):
    """There is not one word in the text."""


class BadRecord(InputError):
    """A JSONL line is not a report: no JSON, no object, or no text in it."""


class BadDate(InputError):
    """A publication date is not an ISO date."""


class UnsupportedLanguage(DragomanError):
    """The text is in a language that Dragoman has no data for. `code` names it (BCP 47), or is None where it was not recognised."""

    def __init__(
        self, found: str, *, code: str | None = None, where: str | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(found, where=where, remedy=remedy)
        self.code = code


class ReadingFailed(DragomanError):
    """The reader broke on a report: a fault of Dragoman, not of the report."""


class LexiconError(DragomanError):
    """A data file of a language breaks its schema; `where` is file and entry."""


class KnowledgeError(DragomanError):
    """A file of the knowledge base is missing or broken; `where` is the file."""


class MissingExtra(DragomanError):
    """What was asked for needs packages that are installed only on request; `remedy` names the extra."""


class UnknownForm(DragomanError):
    """There is no form of that name to write the ledger in."""


class LedgerError(DragomanError):
    """The ledger cannot be used as it was asked to; `where` is its file or address."""


class LedgerMissing(LedgerError):
    """There is no ledger where it was looked for."""


class NotALedger(LedgerError):
    """A file or database that Dragoman did not make."""


class LedgerTooNew(LedgerError):
    """A newer Dragoman wrote it; what it holds cannot be known here."""


class LedgerDamaged(LedgerError):
    """The file is broken; nothing more is written to it."""


class LedgerFull(LedgerError):
    """The disk is full. What was added before is kept."""


class LedgerUnreachable(LedgerError):
    """The folder may not be written to, or the server does not answer."""


class NotInLedger(LedgerError):
    """What was asked for is not in the ledger."""
