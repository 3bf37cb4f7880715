"""Why the reader saw, or did not see, an event."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.documents.sources import RawReport
from dragoman.reading.trace import Step, Trace

TEXT = "Kenya accused Uganda of spying."


def traced(text: str) -> Trace:
    trace = Trace()
    pipeline.read_raw(RawReport(id="x", text=text, published="2024-05-15", language="en"), trace)
    return trace


def test_a_reading_leaves_its_steps() -> None:
    assert [s.text for s in traced(TEXT).steps if s.what == "event"] == ["accused"]


def test_every_step_quotes_the_text() -> None:
    assert all(TEXT[s.start : s.end] == s.text for s in traced(TEXT).steps if s.what == "mention")


def test_what_was_rejected_says_why() -> None:
    rejected = [s for s in traced("Did Kenya accuse Uganda of spying?").steps if s.what == "rejected"]
    assert rejected
    assert all(s.why for s in rejected)


def test_the_steps_at_a_place() -> None:
    trace = Trace([Step("mention", 0, 5, "Kenya", ""), Step("mention", 14, 20, "Uganda", "")])
    assert [s.text for s in trace.at(4)] == ["Kenya"]
    assert trace.at(5) == []
    assert [s.text for s in trace.at(12, reach=2)] == ["Uganda"]
    assert [s.text for s in trace.at(5, reach=1)] == ["Kenya"]
