"""GDELT: what pandas reads by the published column names, checked by type and range, and the codes themselves."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.ledger.scores import day_of, took_place, types
from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports import export
from dragoman.views.exports.codes import cameo, cameo_act, states
from dragoman.views.exports.gdelt import COLUMNS, event_number, rows
from tests.strategies import ledgers
from tests.views.exports.ledger_samples import CONDEMNED, LEDGER, MEETING, PROMISED, STRIKE_DENIED, VISIT, written

# The names and types of GDELT's own header file of September 2016, written out here so that a slip in the module shows.
PUBLISHED = """GLOBALEVENTID:i SQLDATE:i MonthYear:i Year:i FractionDate:f Actor1Code Actor1Name Actor1CountryCode
Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent:i EventCode EventBaseCode EventRootCode QuadClass:i GoldsteinScale:f
NumMentions:i NumSources:i NumArticles:i AvgTone:f Actor1Geo_Type:i Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code
Actor1Geo_ADM2Code Actor1Geo_Lat:f Actor1Geo_Long:f Actor1Geo_FeatureID Actor2Geo_Type:i Actor2Geo_FullName
Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat:f Actor2Geo_Long:f Actor2Geo_FeatureID ActionGeo_Type:i
ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat:f ActionGeo_Long:f
ActionGeo_FeatureID DATEADDED:i SOURCEURL""".split()
NAMES = [name.partition(":")[0] for name in PUBLISHED]
DTYPES = {n: {"i": "int64", "f": "float64", "": "str"}[t] for n, _, t in (name.partition(":") for name in PUBLISHED)}


def row(event: LedgerEvent, number: int = 0) -> dict[str, str]:
    return dict(zip(COLUMNS, list(rows(event))[number], strict=True))


def test_the_columns_are_the_published_ones() -> None:
    assert list(COLUMNS) == NAMES
    assert len(NAMES) == 61


def test_pandas_reads_it() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    read = pandas.read_csv(
        io.BytesIO(written("gdelt")), sep="\t", header=None, names=NAMES, dtype=DTYPES, keep_default_na=True
    )
    assert len(read) == 9  # a visit, a condemnation by two, a conference of four: six pairs
    assert read.GLOBALEVENTID.is_unique
    assert read.SQLDATE.between(19700101, 21001231).all()
    assert (read.MonthYear == read.SQLDATE // 100).all()
    assert (read.MonthYear // 100 == read.Year).all()
    assert (read.FractionDate.astype(int) == read.Year).all()
    assert read.QuadClass.isin([1, 2, 3, 4]).all()
    assert read.GoldsteinScale.between(-10, 10).all()
    assert read.EventCode.str.fullmatch(r"\d{3,4}").all()
    assert (read.EventCode.str[:3] == read.EventBaseCode).all()
    assert (read.EventCode.str[:2] == read.EventRootCode).all()
    assert read.IsRootEvent.isin([0, 1]).all()
    assert read.ActionGeo_Lat.dropna().between(-90, 90).all()
    assert read.DATEADDED.astype(str).str.fullmatch(r"\d{14}").all()
    assert read.SOURCEURL.notna().all()
    assert (read[["NumMentions", "NumSources", "NumArticles"]] >= 1).all(axis=None)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(4))
def test_any_text_leaves_61_cells_a_line(ledger: list[LedgerEvent]) -> None:
    text = written("gdelt", ledger).decode()
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert len(read) == text.count("\n")
    assert all(len(cells) == len(line.split("\t")) == 61 for cells, line in zip(read, text.splitlines(), strict=True))
    for cells in read:
        for name, kind in DTYPES.items():
            value = cells[NAMES.index(name)]
            if kind == "int64":
                assert 0 <= int(value) < 2**63
            elif kind == "float64" and value:
                assert -1e4 < float(value) < 1e4


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(4))
def test_left_out_is_what_did_not_take_place_or_has_no_day(ledger: list[LedgerEvent]) -> None:
    for event in ledger:
        assert bool(list(rows(event))) == bool(took_place(event) and day_of(event)[0])


def test_a_visit() -> None:
    found = row(VISIT)
    assert found["GLOBALEVENTID"] == str(0xA)
    assert (found["SQLDATE"], found["FractionDate"], found["DATEADDED"]) == ("20210602", "2021.4164", "20210603000000")
    assert (found["Actor1Code"], found["Actor1Name"], found["Actor2Code"]) == ("TJKGOV", "EMOMALI RAHMON", "PAKGOV")
    assert (found["EventCode"], found["EventRootCode"], found["QuadClass"], found["GoldsteinScale"]) == (
        "042",
        "04",
        "1",
        "1.9",
    )
    assert (found["NumMentions"], found["NumArticles"]) == ("2", "2")
    assert [found[f"ActionGeo_{n}"] for n in ("Type", "FullName", "CountryCode", "ADM1Code")] == [
        "4",
        "Islamabad, Pakistan",
        "PK",
        "PK08",
    ]
    assert found["SOURCEURL"] == "https://example.org/hi/1?a=b&c=d"
    assert len(list(rows(VISIT))) == 1  # two persons of one side are one side


def test_a_conference_has_a_row_for_each_two() -> None:
    found = [row(MEETING, n) for n in range(6)]
    assert [f["IsRootEvent"] for f in found] == ["1", "0", "0", "0", "0", "0"]
    assert {(f["Actor1CountryCode"], f["Actor2Code"]) for f in found[:3]} == {
        ("PAK", "TJKGOV"),
        ("PAK", "KOSGOV"),
        ("PAK", "IGOUNO"),
    }
    assert (found[2]["Actor2KnownGroupCode"], found[2]["Actor2Type1Code"]) == ("UNO", "IGO")
    assert found[0]["ActionGeo_ADM1Code"] == "USDC"
    assert found[0]["ActionGeo_Type"] == "3"
    assert found[0]["SQLDATE"] == "20221231"


def test_what_cannot_be_said_is_left_out_and_counted() -> None:
    assert not list(rows(STRIKE_DENIED))
    assert not list(rows(PROMISED))  # nobody knows when
    assert next(rows(replace(STRIKE_DENIED, status="occurred")))[NAMES.index("EventCode")] == "195"
    assert export(LEDGER, "gdelt", io.BytesIO()) == 2


def test_a_side_without_a_code_and_a_source_without_address() -> None:
    found = [row(CONDEMNED, n) for n in range(2)]
    assert [f["Actor1Code"] for f in found] == ["IGO", ""]
    assert found[0]["Actor2Code"] == "PAKREB"
    assert found[1]["Actor1Name"].count("'") == 2
    assert found[0]["SOURCEURL"] == CONDEMNED.id


def test_numbers_lead_back_to_events() -> None:
    assert f"evt_{event_number('evt_0123456789abcdef'):015x}" == "evt_0123456789abcde"
    assert event_number("evt_0123456789abcdef", 1) != event_number("evt_0123456789abcdef", 2)
    assert 0 < event_number("somebody's own") < 2**60


def test_every_act_has_a_code_and_every_code_a_weight() -> None:
    used = {rule["code"] for rules in cameo()["acts"].values() for rule in rules}
    assert used == set(cameo()["goldstein"])
    assert set(cameo()["acts"]) == set(types())
    for code, rules in cameo()["acts"].items():
        assert set(rules[-1]) == {"code"}, code  # the last fits all
        for rule in rules:
            assert set(rule.get("mode", ())) <= set(types()[code].modes), (code, rule)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (("SUPPORT", None, "signing"), "057"),
        (("AGREE", None, "visit"), "036"),
        (("REQUEST", "yield", "demand"), "105"),
        (("REQUEST", "yield", "request"), "025"),
        (("SANCTION", "expel", "expulsion"), "161"),
        (("ASSAULT", "targeted", "execution"), "1823"),
        (("COERCE", None, "blockade"), "191"),
        (("CONCEDE", None, "apology"), "055"),
        (("MOBILIZE", "weapons", "weapons_test"), "150"),
    ],
)
def test_codes(act: tuple[str, str | None, str | None], code: str) -> None:
    found = cameo_act(LedgerEvent(id="evt_1", event=act[0], mode=act[1], kind=act[2]))
    assert found is not None
    assert found.code == code
    assert cameo_act(LedgerEvent(id="evt_1", event="FIGHT")) is None


def test_codes_of_states() -> None:
    assert states()["PAK"] == ("PK", "PK")
    assert states()["TJK"] == ("TJ", "TI")
    assert states()["GBR"].fips == "UK"
    assert states()["XKX"].alpha2 == "XK"
