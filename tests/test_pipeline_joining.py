"""What a desk would want of joining: small situations that look alike and are not, or look different and are one.

Each situation is told by made-up reports, so that reader, joining and assembly are tried together.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.documents.sources import RawReport
from dragoman.ledger.contradictions import discrepancies_of
from dragoman.model.ids import dumps
from dragoman.model.ledger import LedgerEvent, LedgerObject, LedgerThing
from dragoman.model.records import to_json
from dragoman.pipeline_ledger import add
from dragoman.store import asking, opening

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports.jsonl"


@pytest.fixture
def where(tmp_path: Path) -> Iterator[str]:
    yield str(tmp_path / "desk.db")
    opening.close_all()


def told(where: str, *reports: tuple[str, str | None]) -> list[LedgerThing]:
    """All that a ledger holds after these reports, named a, b, c …: a text each, and its day of publication."""
    docs = [RawReport(id="abcdefghij"[k], text=text, published=day) for k, (text, day) in enumerate(reports)]
    assert not add(where, docs, workers=1).failures
    with opening.reading(where) as connection:
        return list(asking.every_thing(connection))


def events(things: Sequence[LedgerThing], *kinds: str) -> list[tuple[str, str]]:
    """The events of these kinds: which reports tell of each, and its status."""
    found = [t for t in things if isinstance(t, LedgerEvent) and t.kind in kinds]
    return sorted(("".join(s.report.id for s in t.sources), t.status) for t in found)


def one(things: Sequence[LedgerThing], *kinds: str) -> LedgerEvent:
    [found] = [t for t in things if isinstance(t, LedgerEvent) and t.kind in kinds]
    return found


def objects(things: Sequence[LedgerThing], thing: str) -> list[LedgerObject]:
    return [t for t in things if isinstance(t, LedgerObject) and t.thing == thing]


def test_two_meetings_of_the_same_states_in_one_week(where: str) -> None:
    things = told(
        where,
        (
            "Pakistani Foreign Minister Ishaq Dar met Iranian Foreign Minister Abbas Araghchi in Tehran on Monday.",
            "2025-05-06",
        ),
        (
            "Pakistani Foreign Minister Ishaq Dar met Iranian Foreign Minister Abbas Araghchi in Islamabad on Friday.",
            "2025-05-09",
        ),
        ("The foreign ministers of Pakistan and Iran held talks in Islamabad on Friday.", "2025-05-10"),
        ("The foreign ministers of Iran and Pakistan met on Monday.", "2025-05-06"),
    )
    assert events(things, "meeting", "negotiation") == [("ad", "occurred"), ("bc", "occurred")]


def test_a_visit_announced_and_then_made(where: str) -> None:
    things = told(
        where,
        (
            "Iranian President Masoud Pezeshkian will visit Pakistan on August 2, the foreign ministry said.",
            "2025-07-28",
        ),
        ("Iranian President Masoud Pezeshkian will visit Pakistan next week.", "2025-07-27"),
        ("Iranian President Masoud Pezeshkian visited Pakistan on Saturday.", "2025-08-03"),
    )
    visit = one(things, "visit")
    assert [s.report.id for s in visit.sources] == ["b", "a", "c"]
    assert visit.status == "occurred"
    assert visit.date is not None
    assert visit.date.start == "2025-08-02"


def test_a_strike_and_its_denial(where: str) -> None:
    things = told(
        where,
        ("Pakistan struck Afghanistan on Tuesday, officials in Kabul said.", "2024-12-25"),
        ("Pakistan denied that it had struck Afghanistan on Tuesday.", "2024-12-25"),
        ("Pakistani jets bombed Afghanistan on Tuesday, killing 46 people.", "2024-12-26"),
    )
    strike = one(things, "strike")
    assert events(things, "strike") == [("abc", "occurred")]
    with opening.reading(where) as connection:
        records = {record.id: record for _, record in asking.every_record(connection)}
    [found] = discrepancies_of(strike, records)
    assert (found.kind, [v.value for v in found.values]) == ("denied", ["occurred", "negated"])
    assert all(v.evidence for v in found.values)


def test_strikes_there_and_back(where: str) -> None:
    things = told(
        where,
        ("Iran struck Pakistan on Tuesday with missiles and drones. Pakistan struck Iran on Thursday.", "2024-01-18"),
        ("Pakistan carried out strikes in Iran on Thursday.", "2024-01-18"),
        ("Iran bombed Pakistan on Tuesday.", "2024-01-18"),
    )
    assert events(things, "strike", "attack") == [("ab", "occurred"), ("ac", "occurred")]


def test_a_visit_recalled_a_year_later_is_the_one_of_that_year(where: str) -> None:
    things = told(
        where,
        ("Chinese President Xi Jinping visited Russia on March 20, 2023.", "2023-03-21"),
        ("Last year Chinese President Xi Jinping visited Russia.", "2024-03-21"),
        ("Chinese President Xi Jinping visited Russia on Wednesday.", "2024-03-21"),
    )
    assert events(things, "visit") == [("ab", "occurred"), ("c", "occurred")]


def test_acts_of_a_whole_year_are_not_one(where: str) -> None:
    things = told(
        where,
        ("Israel struck Syria on March 20, 2023.", "2023-03-21"),
        ("Israel struck Syria in 2023.", "2024-03-21"),
    )
    assert events(things, "strike") == [("a", "occurred"), ("b", "occurred")]


def test_what_nobody_dates_is_not_put_to_a_day(where: str) -> None:
    things = told(
        where,
        ("Chinese President Xi Jinping visited Russia on March 20, 2023.", "2023-03-21"),
        ("Chinese President Xi Jinping visited Russia on Monday.", None),
    )
    assert events(things, "visit") == [("a", "occurred"), ("b", "occurred")]


def test_outlets_that_give_other_days_stay_apart(where: str) -> None:
    things = told(
        where,
        (
            "Indian Prime Minister Narendra Modi met Ukrainian President Volodymyr Zelensky in Kyiv on Friday.",
            "2024-08-24",
        ),
        (
            "Indian Prime Minister Narendra Modi met Ukrainian President Volodymyr Zelensky in Kyiv on Thursday.",
            "2024-08-24",
        ),
        ("Narendra Modi met Volodymyr Zelensky in Kyiv on August 23.", "2024-08-25"),
    )
    assert events(things, "meeting") == [("ac", "occurred"), ("b", "occurred")]
    assert all(e.independent == len(e.sources) for e in things if isinstance(e, LedgerEvent))  # short news, no copies


def test_a_third_party_that_only_one_report_names(where: str) -> None:
    things = told(
        where,
        ("The foreign ministers of China, Pakistan and Afghanistan met in Kabul on Wednesday.", "2025-08-21"),
        ("The foreign ministers of China and Pakistan met in Kabul on Wednesday.", "2025-08-21"),
    )
    assert events(things, "meeting") == [("ab", "occurred")]


def test_two_meetings_on_one_day_that_one_report_tells_apart(where: str) -> None:
    things = told(
        where,
        (
            (
                "The foreign ministers of China and Pakistan met in Kabul on Wednesday. "
                "The foreign ministers of China, Pakistan and Afghanistan met in Kabul on Wednesday."
            ),
            "2025-08-21",
        ),
        (
            "The foreign ministers of China, Pakistan and Afghanistan met in Kabul on Wednesday, it was said.",
            "2025-08-21",
        ),
    )
    assert events(things, "meeting") == [("a", "occurred"), ("ab", "occurred")]


def test_a_call_is_no_visit(where: str) -> None:
    things = told(
        where,
        ("Iranian President Ebrahim Raisi visited Pakistan on Monday.", "2024-04-09"),
        (
            "Iranian President Ebrahim Raisi spoke by phone with Pakistani Prime Minister Shehbaz Sharif on Monday.",
            "2024-04-09",
        ),
    )
    assert events(things, "visit", "call") == [("a", "occurred"), ("b", "occurred")]


def test_one_meeting_and_its_papers_in_three_languages(where: str) -> None:
    things = told(
        where,
        (
            (
                "Tajik President Emomali Rahmon met Pakistani Prime Minister Imran Khan in Islamabad on Wednesday. "
                "Tajikistan and Pakistan signed 12 agreements."
            ),
            "2021-06-03",
        ),
        (
            (
                "ताजिकिस्तान के राष्ट्रपति इमोमाली रहमोन ने बुधवार को इस्लामाबाद में पाकिस्तान के प्रधानमंत्री इमरान खान से मुलाकात की। "
                "ताजिकिस्तान और पाकिस्तान ने 12 समझौतों पर हस्ताक्षर किए।"
            ),
            "2021-06-03",
        ),
        (
            (
                "امامعلی رحمان، رئیس جمهور تاجیکستان روز چهارشنبه در اسلام آباد با عمران خان، نخست وزیر پاکستان دیدار کرد. "
                "تاجیکستان و پاکستان ۱۲ سند امضا کردند."
            ),
            "2021-06-03",
        ),
    )
    assert events(things, "meeting") == [("abc", "occurred")]
    assert events(things, "signing") == [("abc", "occurred")]
    [papers] = objects(things, "agreement")
    assert (papers.count, papers.languages, papers.stage) == (12, ("en", "fa", "hi"), "signed")


def test_one_promise_in_two_languages_and_two_promises_in_one(where: str) -> None:
    things = told(
        where,
        ("Pakistan pledged to raise trade with Tajikistan to 500 million dollars by 2026.", "2024-07-03"),
        ("پاکستان نے تاجکستان کے ساتھ تجارت کو 2026 تک 50 کروڑ ڈالر تک بڑھانے کا وعدہ کیا۔", "2024-07-03"),
        ("Iran pledged to release 5 American prisoners.", "2023-08-11"),
        ("Iran promised the United States not to enrich uranium above 60 percent.", "2023-08-12"),
    )
    found = sorted("".join(s.report.id for s in t.sources) for t in objects(things, "commitment"))
    assert found == ["ab", "c", "d"]


WAR = (
    "Israel struck Iran on Friday with {n} jets.",
    "Iran fired {n} missiles at Israel on Friday.",
    "China condemned the Israeli strikes on Iran.",
    "Iran accused the United States of helping Israel.",
    "Russian President Vladimir Putin spoke by phone with Iranian President Masoud Pezeshkian on Friday.",
    "Saudi Arabia condemned Israel.",
    "Pakistan expressed support for Iran.",
)


def test_one_day_of_war_in_three_hundred_reports(where: str) -> None:
    chance = random.Random(1)
    docs = []
    for k in range(300):
        text = " ".join(s.format(n=chance.choice((20, 60, 100))) for s in chance.sample(WAR, chance.randint(2, 5)))
        docs.append(RawReport(id=f"r{k:03}", text=text, published=chance.choice(("2025-06-13", "2025-06-14"))))
    add(where, docs, workers=1)
    with opening.reading(where) as connection:
        found = [t for t in asking.every_thing(connection) if isinstance(t, LedgerEvent)]
    for kind, number in (("call", 1), ("condemnation", 2), ("accusation", 1), ("support", 1)):
        assert sum(e.kind == kind for e in found) == number, kind
    strikes = [e for e in found if e.kind == "strike" and e.date]  # "the strikes" that are condemned have no day
    assert sorted((e.actors[0].country, e.recipients[0].country) for e in strikes) == [("IRN", "ISR"), ("ISR", "IRN")]
    assert all(len(e.sources) > 100 for e in strikes)


def test_the_order_of_the_examples_changes_nothing(tmp_path: Path) -> None:
    docs = [RawReport(**json.loads(line)) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    exports = []
    for name, order in (("one", docs), ("two", [*docs[::-1], *docs])):
        where = str(tmp_path / f"{name}.db")
        for doc in order:
            add(where, [doc], workers=1)
        with opening.reading(where) as connection:
            exports.append([dumps(to_json(thing)) for thing in asking.every_thing(connection)])
    opening.close_all()
    assert exports[0] == exports[1] != []
