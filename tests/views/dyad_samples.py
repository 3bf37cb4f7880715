"""Two states with everything a view of them can hold, made by hand, told in several languages, one report of them hostile."""

from __future__ import annotations

from dragoman.ledger.scores import Month
from dragoman.model.ledger import Difference, LedgerDiscrepancy, LedgerEvent, LedgerObject, Source, Version
from dragoman.model.records import (
    CommitmentState,
    DiscrepancyValue,
    Participant,
    Place,
    Quantity,
    Report,
    Resolution,
    Session,
    When,
)
from dragoman.model.spans import Quote
from dragoman.views.dyads import Dyad

HINDI = "ताजिकिस्तान के राष्ट्रपति इमोमाली रहमोन ने बुधवार को इस्लामाबाद में प्रधानमंत्री इमरान खान से मुलाकात की।"
URDU = "تاجکستان کے صدر امام علی رحمان نے بدھ کو اسلام آباد میں وزیرِ اعظم عمران خان سے ملاقات کی اور ۱۲ معاہدوں پر دستخط کیے۔"
PERSIAN = "CASA-1000 به ارزش ۱٫۶ میلیارد دالر؛ امامعلی رحمان، رئیس‌جمهور تاجیکستان، تکمیل آن را تا پایان سال وعده داد."
DARI = "پاکستان متعهد شد که به آموزش افسران تاجیک ادامه دهد."
ARABIC = "اتهمت باكستان طاجيكستان بإيواء جماعات مسلحة (CASA-1000) وفق ما قاله المتحدث يوم 3 يونيو."
RUSSIAN = "Президент Таджикистана прибыл в Исламабад с двухдневным визитом."
HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)> & *signed* [x](javascript:alert(1)) `y` \x1b[31m\u202eEnd ]]>'
PASHTO = "پاکستان د تاجکستان د ولسمشر هرکلی وکړ."


def report(
    id: str, language: str, published: str | None, publisher: str | None = None, url: str | None = None
) -> Report:
    return Report(id=id, sha256="0" * 64, language=language, published=published, publisher=publisher, url=url)


def source(of: Report, *sentences: str, copy_of: str | None = None, because: str | None = None) -> Source:
    return Source(
        report=of,
        records=(f"clm_{of.id}",),
        evidence=tuple(Quote.of(s, 0, len(s)) for s in sentences),
        copy_of=copy_of,
        copy_because=because,
    )


def day(text: str) -> When:
    return When(start=text, end=text, precision="day")


HI = report("hi-1.txt", "hi", "2021-06-03", "Aaj Tak", "https://news.example/1?a=b")
UR = report("ur-1.txt", "ur", "2021-06-03", "Jang")
UR_COPY = report("ur-2.txt", "ur", "2021-06-04")
FA = report("fa-1.txt", "fa", "2021-06-04", "IRNA", "javascript:alert(1)")
PRS = report("prs-1.txt", "fa-AF", "2021-06-05")
AR = report("ar-1.txt", "ar", "2021-06-04", "SANA")
RU = report("ru-1.txt", "ru", None)
BAD = report("<b>&.txt", "en", "2021-06-06", '"><script>')

PAKISTAN = Participant(type="state", name="Pakistan", country="PAK")
TAJIKISTAN = Participant(type="state", name="Tajikistan", country="TJK")
RAHMON = Participant(type="person", name="Emomali Rahmon", office="president", country="TJK")
KHAN = Participant(type="person", name="Imran Khan", office="prime_minister", country="PAK")
SPOKESMAN = Participant(type="person", text="المتحدث", country="PAK")
ISLAMABAD = Place(name="Islamabad", country="PAK")

VISIT = LedgerEvent(
    id="evt_visit",
    event="CONSULT",
    mode="visit",
    kind="visit",
    actors=(RAHMON,),
    recipients=(PAKISTAN,),
    date=day("2021-06-02"),
    place=ISLAMABAD,
    score=4.0,
    sources=(
        source(HI, HINDI),
        source(UR, URDU),
        source(UR_COPY, URDU, copy_of="ur-1.txt", because="the same text but for 2 words"),
        source(RU, RUSSIAN),
    ),
    independent=3,
    languages=("hi", "ru", "ur"),
    differing=(Difference(field="date", versions=(Version(value="2021-06-02"), Version(value="2021-06-03"))),),
    first_reported="2021-06-03",
)
MEETING = LedgerEvent(
    id="evt_meeting",
    event="CONSULT",
    kind="meeting",
    actors=(KHAN, RAHMON),
    date=day("2021-06-02"),
    place=ISLAMABAD,
    score=2.5,
    sources=(source(HI, HINDI),),
    languages=("hi",),
    first_reported="2021-06-03",
)
SIGNING = LedgerEvent(
    id="evt_signing",
    event="SUPPORT",
    kind="signing",
    actors=(PAKISTAN, TAJIKISTAN),
    date=day("2021-06-02"),
    score=5.0,
    sources=(source(UR, URDU),),
    languages=("ur",),
    objects=("thg_documents",),
    first_reported="2021-06-03",
)
PLEDGE = LedgerEvent(
    id="evt_pledge",
    event="AGREE",
    kind="pledge",
    actors=(RAHMON,),
    recipients=(PAKISTAN,),
    score=2.5,
    sources=(source(FA, PERSIAN),),
    languages=("fa",),
    objects=("thg_casa_promise",),
    first_reported="2021-06-04",
)
ACCUSATION = LedgerEvent(
    id="evt_accusation",
    event="ACCUSE",
    kind="accusation",
    actors=(SPOKESMAN,),
    recipients=(TAJIKISTAN,),
    date=day("2021-06-03"),
    score=-3.0,
    sources=(source(AR, ARABIC),),
    languages=("ar",),
    first_reported="2021-06-04",
)
EXERCISE = LedgerEvent(
    id="evt_exercise",
    event="COOPERATE",
    kind="exercise",
    status="planned",
    actors=(PAKISTAN, TAJIKISTAN),
    date=When(start="2021-09-01", end="2021-09-30", precision="month"),
    score=9.5,
    sources=(source(BAD, HOSTILE),),
    languages=("en",),
    first_reported="2021-06-06",
)
DOCUMENTS = LedgerObject(
    id="thg_documents",
    thing="agreement",
    kind="memorandum",
    name="تفاهم نامه <i>",
    count=12,
    at_least=True,
    stage="signed",
    by=(PAKISTAN, TAJIKISTAN),
    date=day("2021-06-02"),
    sources=(source(UR, URDU), source(UR_COPY, URDU, copy_of="ur-1.txt")),
    languages=("ur",),
    events=("evt_signing",),
    first_reported="2021-06-03",
)
CASA_PROMISE = LedgerObject(
    id="thg_casa_promise",
    thing="commitment",
    kind="project",
    by=(TAJIKISTAN,),
    to=(PAKISTAN,),
    action=Quote.of(PERSIAN, PERSIAN.index("تکمیل"), PERSIAN.index(" وعده")),
    quantity=Quantity(value=1.6e9, currency="USD"),
    deadline=When(start="2021-12-31", end="2021-12-31", precision="day"),
    state="open",
    sources=(source(FA, PERSIAN),),
    languages=("fa",),
    events=("evt_pledge",),
    first_reported="2021-06-04",
)
TRAINING = LedgerObject(
    id="thg_training",
    thing="commitment",
    kind="training",
    by=(PAKISTAN,),
    to=(TAJIKISTAN,),
    state="reported_done",
    history=(
        CommitmentState(state="open", evidence=(Quote.of(DARI, 0, len(DARI)),)),
        CommitmentState(state="reported_done", date=day("2022-02-01"), evidence=(Quote.of(PASHTO, 0, len(PASHTO)),)),
    ),
    sources=(source(PRS, DARI), source(report("ps-1.txt", "ps", "2022-02-02"), PASHTO)),
    independent=2,
    languages=("fa-AF", "ps"),
    first_reported="2021-06-05",
)
KASHMIR = LedgerObject(
    id="thg_kashmir",
    thing="position",
    kind="raises",
    issue="kashmir",
    name="कश्मीर मुद्दा",
    by=(KHAN,),
    to=(RAHMON,),
    searched="6 reports from 2021-06-03 to 2021-06-06",
    date=day("2021-06-02"),
    sources=(source(HI, HINDI),),
    languages=("hi",),
)
COMMISSION = LedgerObject(
    id="thg_commission",
    thing="institution",
    kind="joint_commission",
    by=(PAKISTAN, TAJIKISTAN),
    sessions=(
        Session(number=6, date=day("2021-01-11"), place=Place(name="Dushanbe", country="TJK")),
        Session(number=7, date=When(start="2022-01-01", end="2022-12-31", precision="year"), status="planned"),
    ),
    sources=(source(UR, URDU),),
    languages=("ur",),
    first_reported="2021-06-03",
)
PROJECT = LedgerObject(
    id="thg_casa",
    thing="project",
    name="CASA-1000",
    quantity=Quantity(value=1.6e9, currency="USD"),
    by=(PAKISTAN, TAJIKISTAN),
    state="وعده داد",
    sources=(source(FA, PERSIAN), source(HI, HINDI)),
    independent=2,
    languages=("fa", "hi"),
    first_reported="2021-06-03",
)
DATES = LedgerDiscrepancy(
    id="dif_date",
    kind="date",
    field="date",
    values=(
        DiscrepancyValue(value="2021-06-02", evidence=(Quote.of(HINDI, 0, len(HINDI)),)),
        DiscrepancyValue(value="2021-06-03", evidence=(Quote.of(RUSSIAN, 0, len(RUSSIAN)),)),
    ),
    things=("evt_visit",),
    reports=("hi-1.txt", "ru-1.txt"),
)
SLIP = LedgerDiscrepancy(
    id="dif_capital",
    kind="capital",
    field="country",
    values=(
        DiscrepancyValue(value="KAZ", evidence=(Quote.of(ARABIC, 0, len(ARABIC)),)),
        DiscrepancyValue(value="TJK", source="knowledge base"),
    ),
    resolution=Resolution(value="TJK", why="Dushanbe is its capital"),
    reports=("ar-1.txt",),
)
DYAD = Dyad(
    codes=("PAK", "TJK"),
    names=("Pakistan", "Tajikistan"),
    events=(EXERCISE, PLEDGE, VISIT, MEETING, SIGNING, ACCUSATION),
    objects=(TRAINING, DOCUMENTS, CASA_PROMISE, KASHMIR, COMMISSION, PROJECT),
    discrepancies=(SLIP, DATES),
    since="2021-01-01",
    balance=(Month("2021-06", 11.0, 2.2, 5, 4), Month("2021-09", 9.5, 9.5, 1, 1)),
)
TODAY = "2022-03-15"
