"""Values of the model for property tests, made by Hypothesis; each new field of a record belongs in here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dragoman.ledger.scores import score, types
from dragoman.model.ids import text_hash
from dragoman.model.ledger import Difference, Joined, LedgerEvent, Source, Version
from dragoman.model.records import Link, Participant, Place, Report, When
from dragoman.model.spans import Quote, Span

STATES = ("PAK", "TJK", "IRN", "AFG", "IND", "XKX", "USA")
TYPES = types()  # read before the first draw, whose time Hypothesis watches
KINDS = ("visit", "meeting", "signing", "strike", "sanction", "accusation", "pledge", "protest", None)

# Sentences as reports write them, and letters that break careless writers: quotes, tabs, line ends, controls, half a surrogate.
SENTENCES = (
    "\u200e\u2067 ",
    "इमोमाली रहमोन ने बुधवार को इस्लामाबाद में इमरान खान से मुलाकात की।",
    "رئیس‌جمهور تاجیکستان روز چهارشنبه وارد اسلام‌آباد شد.",
    "وقّع الجانبان مذكرة تفاهم في دوشنبه، «بحضور الرئيسين».",
    'He said, "we agree;\tfully"\r\nand left.',
    "=SUM(A1) \x00 \u202e \ud800 end",
)
texts = st.sampled_from(SENTENCES) | st.text(max_size=30)
names = st.sampled_from(("Emomali Rahmon", "Shehbaz Sharif", "عمران خان", "शहबाज़ शरीफ़", 'A "B" C', "a\tb\nc"))
days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 5000), st.integers(0, 200))
quotes = st.builds(lambda text, start: Quote(text, Span(start, start + len(text))), texts, st.integers(0, 5000))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object | None]:
    """The value or None."""
    return st.none() | strategy


reports = st.builds(
    Report,
    id=st.text("abc/._0", min_size=1, max_size=8),
    sha256=texts.map(text_hash),
    language=st.sampled_from(("hi", "fa", "fa-AF", "ar", "ur", "en", None)),
    published=maybe(days),
    title=maybe(texts.filter(bool)),  # of what is empty a record keeps nothing
    url=st.sampled_from((None, "https://example.org/news/1?a=b&c=d", "https://example.org/خبر")),
    publisher=st.sampled_from((None, "BBC Hindi", "ایسنا")),
    retrieved=maybe(days),
)
participants = st.one_of(
    st.builds(
        Participant,
        entity=st.sampled_from(("Q843", "Q863", None)),
        type=st.just("state"),
        name=st.sampled_from(("Pakistan", "Tajikistan")),
        country=st.sampled_from(STATES),
        sector=st.just("GOV"),
        text=texts,
        span=spans,
        link=maybe(st.builds(Link, score=st.floats(0, 1), why=st.just("named"))),
    ),
    st.builds(
        Participant,
        entity=st.sampled_from(("Q57404", None)),
        type=st.just("person"),
        name=maybe(names),
        office=st.sampled_from(("President", None)),
        country=st.sampled_from(STATES),
        text=texts,
        span=spans,
        discrepancies=st.sampled_from(((), ("dsc_1",))),
    ),
    st.builds(
        Participant,
        entity=st.just("Q1065"),
        type=st.just("organisation"),
        name=st.just("United Nations Organization"),
        code=st.just("UNO"),
        sector=st.just("IGO"),
    ),
    st.builds(Participant, type=st.just("group"), name=names, sector=st.just("REB"), text=texts),
    st.just(Participant()),
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A date: a day, a longer time, or words that nobody could resolve."""
    words: dict[str, Any] = {
        "text": draw(maybe(texts)),
        "span": draw(maybe(spans)),
        "calendar": draw(st.sampled_from(("gregorian", "jalali"))),
    }
    start = date.fromisoformat(draw(days))
    match draw(st.sampled_from(("day", "range", None))):
        case "day":
            return When(start=start.isoformat(), end=start.isoformat(), precision="day", **words)
        case "range":
            end = start + timedelta(days=draw(st.integers(1, 400)))
            return When(start=start.isoformat(), end=end.isoformat(), precision="range", **words)
    return When(**words)


places = st.one_of(
    st.just(
        Place(
            name="Islamabad",
            country="PAK",
            geonames=1176615,
            lat=33.72148,
            lon=73.04329,
            text="इस्लामाबाद",
            span=Span(43, 53),
        )
    ),
    st.just(Place(name="Pakistan", country="PAK")),
    st.just(Place(name="Washington", country="USA", geonames=4140963, lat=38.89511, lon=-77.03637)),
    st.builds(Place, name=maybe(names), country=st.sampled_from((*STATES, None)), text=maybe(texts)),
)
sources = st.builds(
    Source,
    report=reports,
    records=st.sampled_from(((), ("clm_1",), ("clm_1", "clm_2"))),
    evidence=st.lists(quotes, max_size=2).map(tuple),
    copy_of=st.sampled_from((None, "a")),
    copy_because=st.sampled_from((None, "the same text")),
)


@st.composite
def events(draw: st.DrawFn) -> LedgerEvent:
    """A ledger event; types and modes are PLOVER's, all else may be anything the records allow."""
    code = draw(st.sampled_from(sorted(TYPES)))
    mode = draw(st.sampled_from((None, *TYPES[code].modes)))
    kind = draw(st.sampled_from(KINDS))
    given = draw(st.lists(sources, max_size=3))
    published = sorted(s.report.published for s in given if s.report.published)
    return LedgerEvent(
        id=f"evt_{draw(st.integers(0, 2**64 - 1)):016x}",
        event=code,
        mode=mode,
        kind=kind,
        contexts=draw(st.sampled_from(((), ("diplomatic",), ("economic", "military")))),
        status=draw(st.sampled_from(("occurred", "ongoing", "planned", "possible", "negated"))),
        actors=tuple(draw(st.lists(participants, min_size=1, max_size=3))),
        recipients=tuple(draw(st.lists(participants, max_size=2))),
        date=draw(st.none() | whens()),
        place=draw(st.none() | places),
        score=score(code, mode, kind),
        claims=draw(st.sampled_from((("clm_1",), ("clm_1", "clm_2")))),
        sources=tuple(given),
        independent=draw(st.integers(1, 5)),
        languages=tuple(sorted({s.report.language for s in given if s.report.language})),
        publishers=tuple(sorted({s.report.publisher for s in given if s.report.publisher})),
        differing=draw(
            st.sampled_from(
                (
                    (),
                    (
                        Difference(
                            field="kind",
                            versions=(
                                Version(value="visit", records=("clm_1",)),
                                Version(value=2.5),
                                Version(value=None),
                            ),
                        ),
                    ),
                )
            )
        ),
        joined_because=draw(
            st.sampled_from(((), (Joined(record="clm_2", like="clm_1", score=3.5, because="both on 2021-06-02"),)))
        ),
        discrepancies=draw(st.sampled_from(((), ("dif_1",)))),
        objects=draw(st.sampled_from(((), ("obj_1",)))),
        first_reported=published[0] if published else None,
        last_reported=published[-1] if published else None,
    )


def ledgers(size: int = 6) -> st.SearchStrategy[list[LedgerEvent]]:
    """Events of one ledger: no id twice."""
    return st.lists(events(), max_size=size, unique_by=lambda e: e.id)


def in_month(event: LedgerEvent, day: str) -> LedgerEvent:
    """The event on another day."""
    return replace(event, date=When(start=day, end=day, precision="day"))
