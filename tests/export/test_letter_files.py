"""The files a message leaves as, read back by others' readers."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.message_text import Text
from incident_desk.errors import InputError
from incident_desk.export import message_paper, pdf
from incident_desk.export.eml import Person, eml
from incident_desk.export.files import FORMS, as_file
from incident_desk.export.letter import Letter

BODY = """Desde las **09:40** unos *1.200* clientes no pueden pagar.

- pague en efectivo
- o por [transferencia](https://a.example/ayuda)

<img src=http://a.example/x.png> <script>alert(1)</script> 🔥 مرحبا"""
LETTER = Letter(
    Text(BODY, "Pagos: avería & más", "Sin pagos con tarjeta"),
    "email",
    "es",
    datetime(2031, 5, 3, 10, 15, tzinfo=UTC),
    "3 de mayo de 2031, 10:15 UTC",
)


def read(data: bytes):
    return message_from_bytes(data, policy=policy.default)


def parts(data: bytes) -> tuple[str, str]:
    mail = read(data)
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return plain.replace("\r\n", "\n"), html.replace("\r\n", "\n")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("channel", ["email", "sms", "phone"])
def test_the_same_letter_gives_the_same_bytes(form, channel):
    letter = replace(LETTER, channel=channel)
    first = as_file(letter, form)
    pdf._sheet.cache_clear()
    assert as_file(replace(letter), form) == first


def test_another_form_is_refused():
    with pytest.raises(InputError):
        as_file(LETTER, ".doc")


def test_the_plain_file_is_the_exact_text_that_is_hashed():
    data = as_file(LETTER, ".txt")
    assert data.decode().startswith("Pagos: avería & más\n\nDesde las 09:40 unos 1.200")
    assert b"\r" not in data
    digest = hashlib.sha256(LETTER.going.exact.encode()).hexdigest()
    assert hashlib.sha256(data).hexdigest() == digest


def test_the_draft_opens_in_a_mail_program_to_be_sent():
    mail = read(eml(LETTER))
    assert mail["Subject"] == "Pagos: avería & más"
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime == LETTER.at
    assert mail["Message-ID"].endswith("@incident-desk.invalid>")
    assert mail["Content-Language"] == "es"
    assert mail["To"] is None
    assert mail["From"] is None
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.defects == []


def test_the_draft_says_the_same_as_plain_text_and_as_html():
    plain, html = parts(eml(LETTER))
    assert plain == f"{LETTER.going.content}\n"
    assert LETTER.going.html in html
    assert '<html lang="es">' in html


def test_the_draft_has_short_lines_of_seven_bits_that_end_as_mail_does():
    data = eml(replace(LETTER, text=Text("ñ" * 5000 + "\n.\nFrom x\n", "é" * 300)))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.count(b"\n") == data.count(b"\r\n")


def test_people_and_a_name_for_all_of_them_are_in_the_head():
    people = (Person("ana@a.example", "Núñez, Ana"), Person(" b@b.example "))
    mail = read(eml(LETTER, people, "Clientes: todos", Person("c@c.example", "Mesa")))
    assert [each.addr_spec for each in mail["To"].addresses] == ["ana@a.example", "b@b.example"]
    assert mail["To"].addresses[0].display_name == "Núñez Ana"
    assert mail["To"].groups[0].display_name == "Clientes todos"
    assert mail["From"].addresses[0].display_name == "Mesa"
    alone = read(eml(LETTER, people[1:]))
    assert alone["To"].groups[0].display_name is None


def test_a_group_of_nobody_names_nobody():
    assert read(eml(LETTER, (), "Clientes"))["To"] is None


@pytest.mark.parametrize(
    "address",
    ["", "x", "a@", "@b", "a b@c.d", "a@b\r\nBcc: x@y.z", "a@b,c@d", "ñ@b.c", "a@b..c", ".a@b.c"],
)
def test_an_address_that_no_mail_could_go_to_is_refused(address):
    with pytest.raises(InputError) as refused:
        eml(LETTER, (Person(address),))
    assert "\n" not in refused.value.values["address"]


def test_another_mail_has_another_id():
    ids = {
        read(eml(letter, people))["Message-ID"]
        for letter in (LETTER, replace(LETTER, at=LETTER.at + timedelta(minutes=1)))
        for people in ((), (Person("a@b.example"),))
    }
    assert len(ids) == 4


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
BREAKS = st.sampled_from(["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85", "\r\n "])
INJECTED = st.tuples(WORDS, BREAKS, st.sampled_from(["Bcc: x@evil.example", "\r\n\r\nbody"]), WORDS)


@given(INJECTED.map("".join), INJECTED.map("".join), INJECTED.map("".join))
def test_no_line_break_in_a_subject_or_a_name_makes_a_header(subject, group, name):
    letter = replace(LETTER, text=Text("The body", subject))
    mail = read(eml(letter, (Person("a@b.example", name),), group, Person("c@d.example", name)))
    assert set(mail.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version"),
        *("Content-Type", "Content-Language"),
    }
    assert [each.addr_spec for each in mail["To"].addresses] == ["a@b.example"]
    assert [each.addr_spec for each in mail["From"].addresses] == ["c@d.example"]
    assert mail.get_body(("plain",)).get_content().strip() == "The body"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_any_subject_is_read_back_as_it_was_written(subject):
    letter = replace(LETTER, text=Text("b", subject))
    data = eml(letter)
    assert data.isascii()
    assert read(data)["Subject"] == letter.going.subject


@given(WORDS)
def test_any_body_is_read_back_as_it_was_written(body):
    letter = replace(LETTER, text=Text(body, "s"))
    plain, html = parts(eml(letter))
    assert plain.rstrip("\n") == letter.going.content.rstrip("\n")
    assert letter.going.html in html


class Asked(HTMLParser):
    """Everything in a page that a browser would fetch."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.language = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.add(tag)
        self.language = self.language or values.get("lang", "")
        self.found += [values[name] for name in ("src", "background", "data") if name in values]
        assert "url(" not in values.get("style", "")


def test_the_page_is_whole_and_asks_nothing_of_anybody():
    page = as_file(replace(LETTER, channel="status_page"), ".html").decode()
    asked = Asked(page)
    assert page.startswith("<!doctype html>\n")
    assert asked.language == "es"
    assert asked.found == []
    assert asked.tags.isdisjoint({"img", "script", "link", "iframe", "style"})
    assert "default-src 'none'" in page
    assert "<h1>Pagos: avería &amp; más</h1>" in page
    assert "3 de mayo de 2031, 10:15 UTC" in page
    assert "SIMULACRO" not in page


def test_the_page_of_a_drill_says_so_and_one_without_a_subject_is_named():
    page = as_file(replace(LETTER, channel="chat", drill=True), ".html").decode()
    assert "SIMULACRO" in page
    assert "<title>Mensaje de chat</title>" in page
    assert "<h1>" not in page


def test_a_quote_in_the_subject_stays_a_quote():
    page = as_file(replace(LETTER, text=Text("b", '"><script>x</script>')), ".html").decode()
    assert "<script>" not in page


def paper(**changes: object) -> tuple[pdf.Pdf, pypdf.PdfReader]:
    made = pdf.pdf(message_paper.paper(replace(LETTER, **changes)))
    return made, pypdf.PdfReader(io.BytesIO(made.data))


def test_the_paper_is_tagged_dated_and_says_everything():
    made, reader = paper()
    text = reader.pages[0].extract_text()
    assert made.tagged
    assert made.missing == ""
    assert reader.metadata.title == "Pagos: avería & más"
    assert reader.metadata.creation_date == LETTER.at
    assert reader.trailer["/Root"]["/Lang"] == "es"
    for said in ("Desde las 09:40", "pague en efectivo", "transferencia (https://a.example/ayuda)"):
        assert said in text
    for said in (
        "<img src=http://a.example/x.png>",
        "<script>",
        "🔥",
        "10:15 UTC",
        "Página 1 de 1",
    ):
        assert said in text
    assert "**" not in text
    assert "SIMULACRO" not in text


def test_a_link_on_the_paper_leads_where_it_says():
    _, reader = paper()
    (link,) = reader.pages[0]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://a.example/ayuda"


def test_every_page_of_a_drill_says_so():
    _, reader = paper(text=Text("a line\n\n" * 90, "s"), drill=True)
    assert len(reader.pages) > 1
    assert all("SIMULACRO" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    ("channel", "title"), [("sms", "SMS"), ("phone", "Guion para el teléfono")]
)
def test_a_paper_without_a_subject_is_named_by_its_channel(channel, title):
    _, reader = paper(channel=channel)
    assert reader.metadata.title == title


def test_characters_no_font_has_stand_as_their_code():
    made, reader = paper(text=Text("left \U00013000 *\ue000*", "s"))
    assert made.tagged
    assert set(made.missing) == {"\U00013000", "\ue000"}
    assert "[U+13000]" in reader.pages[0].extract_text()


def test_the_date_keeps_its_zone_in_the_mail():
    away = datetime(2031, 5, 3, 12, 15, tzinfo=timezone(timedelta(hours=2)))
    assert b"Date: Sat, 03 May 2031 12:15:00 +0200\r\n" in eml(replace(LETTER, at=away))
