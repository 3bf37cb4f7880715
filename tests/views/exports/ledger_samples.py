"""A small ledger made by hand: every kind of trouble, sentences in Hindi, Persian, Arabic and Urdu."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from dragoman.model.ids import text_hash
from dragoman.model.ledger import Difference, Joined, LedgerEvent, Source, Version
from dragoman.model.records import Link, Participant, Place, Report, When
from dragoman.model.spans import Quote, Span
from dragoman.views.exports import export

HINDI = "इमोमाली रहमोन ने बुधवार को इस्लामाबाद में इमरान खान से मुलाकात की।"
PERSIAN = "رئیس‌جمهور تاجیکستان روز چهارشنبه وارد اسلام‌آباد شد."
ARABIC = "نفت إيران أنها «قصفت» مواقع في باكستان."
URDU = 'وزیر خارجہ نے کہا: "ہم مذمت کرتے ہیں"'


def report(id: str, language: str, text: str, **known: str) -> Report:
    return Report(id=id, sha256=text_hash(text), language=language, **known)


def source(of: Report, text: str, start: int = 0, **more: str) -> Source:
    return Source(report=of, records=("clm_a",), evidence=(Quote(text, Span(start, start + len(text))),), **more)


RAHMON = Participant(
    entity="Q57404",
    type="person",
    name="Emomali Rahmon",
    office="President",
    country="TJK",
    sector="GOV",
    text="इमोमाली रहमोन",
    span=Span(0, 13),
    link=Link(score=0.99, why="name and office agree"),
)
TAJIKISTAN = Participant(entity="Q863", type="state", name="Tajikistan", country="TJK", sector="GOV", text="तजाकिस्तान")
PAKISTAN = Participant(entity="Q843", type="state", name="Pakistan", country="PAK", sector="GOV")
IRAN = Participant(entity="Q794", type="state", name="Iran", country="IRN", sector="GOV")
KOSOVO = Participant(entity="Q1246", type="state", name="Kosovo", country="XKX", sector="GOV")
UN = Participant(entity="Q1065", type="organisation", name="United Nations Organization", code="UNO", sector="IGO")
SCO = Participant(
    entity="Q485207", type="organisation", name="Shanghai Cooperation Organisation", code="SCO", sector="IGO"
)
GROUP = Participant(entity="dgm:bla", type="group", name="Balochistan Liberation Army", country="PAK", sector="REB")
STRANGER = Participant(type="person", text='ایک "نامعلوم"\tشخص')
ISLAMABAD = Place(
    name="Islamabad", country="PAK", geonames=1176615, lat=33.72148, lon=73.04329, text="इस्लामाबाद", span=Span(31, 41)
)


def day(date: str, end: str | None = None) -> When:
    return When(start=date, end=end or date, precision="range" if end else "day")


VISIT = LedgerEvent(
    id="evt_00000000000000a1",
    event="CONSULT",
    mode="visit",
    kind="visit",
    contexts=("diplomatic", "economic"),
    actors=(RAHMON, TAJIKISTAN),
    recipients=(PAKISTAN,),
    date=day("2021-06-02"),
    place=ISLAMABAD,
    score=4.0,
    claims=("clm_a", "clm_b"),
    sources=(
        source(
            report(
                "hi/1.txt",
                "hi",
                HINDI,
                published="2021-06-03",
                publisher="BBC Hindi",
                url="https://example.org/hi/1?a=b&c=d",
                title='"भेंट" | रहमोन',
            ),
            HINDI,
        ),
        source(
            report("fa-2", "fa-AF", PERSIAN, published="2021-06-04", retrieved="2021-06-05"),
            PERSIAN,
            12,
            copy_of="hi/1.txt",
            copy_because="a translation",
        ),
    ),
    independent=1,
    languages=("fa-AF", "hi"),
    publishers=("BBC Hindi",),
    differing=(
        Difference(
            field="kind",
            versions=(Version(value="visit", records=("clm_a",)), Version(value="meeting", records=("clm_b",))),
        ),
    ),
    joined_because=(
        Joined(record="clm_a", because="the first"),
        Joined(record="clm_b", like="clm_a", score=4.5, because="both on 2021-06-02; the same sides"),
    ),
    objects=("obj_1",),
    first_reported="2021-06-03",
    last_reported="2021-06-04",
)
STRIKE_DENIED = LedgerEvent(
    id="evt_00000000000000b2",
    event="ASSAULT",
    mode="aerial",
    kind="strike",
    status="negated",
    actors=(IRAN,),
    recipients=(PAKISTAN,),
    date=day("2024-01-16", "2024-01-18"),
    place=Place(name="Pakistan", country="PAK"),
    score=-9.5,
    claims=("clm_c",),
    sources=(source(report("ar", "ar", ARABIC, published="2024-01-18"), ARABIC),),
    languages=("ar",),
    first_reported="2024-01-18",
    last_reported="2024-01-18",
)
MEETING = LedgerEvent(
    id="evt_fffffffffffffff1",
    event="CONSULT",
    mode="multilateral",
    kind="conference",
    actors=(PAKISTAN, TAJIKISTAN, KOSOVO, UN),
    place=Place(name="Washington", country="USA", geonames=4140963, lat=38.89511, lon=-77.03637),
    score=4.0,
    claims=("clm_d",),
    sources=(source(report("ur", "ur", URDU, published="2022-12-31", publisher="Jang"), URDU),),
    languages=("ur",),
    publishers=("Jang",),
    first_reported="2022-12-31",
    last_reported="2022-12-31",
)
CONDEMNED = LedgerEvent(
    id="evt_0c",
    event="ACCUSE",
    kind="condemnation",
    actors=(SCO, STRANGER),
    recipients=(GROUP,),
    date=day("2023-02-28"),
    score=-2.0,
)
PROMISED = LedgerEvent(
    id="evt_0d",
    event="AGREE",
    kind="visit",
    status="planned",
    actors=(PAKISTAN,),
    recipients=(IRAN,),
    date=When(text="बुधवार", span=Span(3, 9)),
    score=2.5,
)
LEDGER = (VISIT, STRIKE_DENIED, MEETING, CONDEMNED, PROMISED)


def written(form: str, events: Sequence[LedgerEvent] = LEDGER, seed: int = 1) -> bytes:
    """The events in a form, handed in in some order."""
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    out = io.BytesIO()
    export(shuffled, form, out)
    return out.getvalue()
