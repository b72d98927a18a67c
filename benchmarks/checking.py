"""What a check of a message takes, and that no kind of text makes it slow."""

from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.figures import Figure, medians
from benchmarks.words import Words
from incident_desk.desk.in_force import built_in_rules
from incident_desk.domain.readiness import Record, check

_ROUNDS = 11
# Texts of one kind of character or word: what would make a careless pattern look again and again.
_HOSTILE = (
    *("a", "1", "1.", "1.1.1.1 ", "!", "?", ".", "- ", "a-", "@", "a@a.", "http://.", "[", "[a]("),
    *(
        "{",
        "<A ",
        "#",
        "`",
        "```\n",
        "*",
        "**a",
        "_",
        "\n",
        "\r\n",
        " ",
        "\t",
        "ñ",
        "e\u0301",
        "😅",
    ),
    *("👨\u200d", "AAAA ", "10:00 ", "10:00:", "::", "0:", "/var/", "C:\\a\\", "\\\\a\\", "1,111"),
    *("a'", "since 10:00 ", "next update ", "300 customers ", "mfa disabled ", "mfa not disabled "),
    *(
        "engineer Marta ",
        "eyJ",
        "eyJa.eyJ",
        "db-01 ",
        "password: ",
        ">a\n",
        "e.g. ",
        "ES91",
        "1 2 ",
    ),
    *(
        "12345678Z ",
        "UTC+1 ",
        "a las 9 ",
        "[A",
        "{a",
        "$",
        "1k ",
        "CVE-",
        "\x00",
        "cannot one two ",
    ),
)
_MESSAGE = (
    "Since {hour}:40 CET some 1,{number} customers cannot pay by card: {words}. Our team is"
    " repairing it. In the meantime you can pay in cash. Next update by {hour}:30 CET. "
)


def checked() -> Iterator[Figure]:
    text, hostile = _text(10_000), [unit * (100_000 // len(unit)) for unit in _HOSTILE]
    now = datetime(2026, 1, 15, 14, 45, tzinfo=UTC)
    known = {"now": now, "severity": 1, "last_text": text, "other_text": text, "channel": "sms"}
    alone = Record(stage="update", language="en")
    whole = Record(stage="update", language="en", people_low=900, started_at=now, **known)
    rules = built_in_rules()
    plain, beside = medians(
        _ROUNDS, lambda: check(text, alone, rules), lambda: check(text, whole, rules)
    )
    yield Figure("check a message of 10,000 characters", plain, goal=50)
    yield Figure("the same beside two others as long, all rules at work", beside, goal=100)
    yield _slowest(hostile)


def _slowest(hostile: list[str]) -> Figure:
    """A hostile text ten times as long must take about ten times as long, not a hundred."""
    rules = built_in_rules()
    worst = Figure("", 0, floor=1)
    for text in hostile:
        for language in ("en", "es"):
            record = Record(stage="update", language=language, channel="sms")
            long, short = medians(
                1,
                lambda text=text, record=record: check(text, record, rules),
                lambda text=text, record=record: check(text[:10_000], record, rules),
            )
            name = f"check 100,000 times {text[:8]!r} ({language}), the worst of its kind"
            figure = Figure(name, long, "ms", max(short, 1), 30)
            worst = max(worst, figure, key=lambda each: each.judged)
    return worst


def _text(length: int) -> str:
    words, pieces = Words(7), []
    while sum(map(len, pieces)) < length:
        chance = words.chance
        told = {"hour": chance.randint(10, 22), "number": chance.randint(100, 999)}
        pieces.append(_MESSAGE.format(words=words.sentence(), **told))
    return "".join(pieces)[:length]
