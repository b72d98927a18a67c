"""The report on paper, read back as a reader would: its words, its outline, its tags, its date."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest
from pictures import png

from incident_desk.domain.document import (
    Card,
    Column,
    Document,
    Figure,
    Lines,
    Pair,
    Pairs,
    Section,
    StepLine,
    Steps,
    Table,
    Text,
    as_data,
)
from incident_desk.export import glyphs
from incident_desk.export import pdf as paper
from incident_desk.export.pdf import Pdf, pages, pdf

HOSTILE = (
    '#read("/etc/passwd")',
    "$x^2$",
    "*bold* _it_ `raw` = head",
    "<b>html</b>",
    "<img src=http://x/y.png>",
    "{{7*7}}",
    '#import "@preview/x:0.1.0"',
    "\\u{41} @label <label> // gone /* gone */",
)


def sample(language: str = "en", **changes: object) -> Document:
    document = Document(
        title="Payments are down",
        language=language,
        reference="INC-2031-0007",
        kind="Incident report",
        dated_at_text="As of 3 May 2031, 10:15",
        document_date=datetime(2031, 5, 3, 10, 15, tzinfo=UTC),
        drill="",
        badge="SEV 2 Major",
        badge_level=2,
        facts=(Pair("Phase", "Mitigating"), Pair("Commander", "Ana Núñez")),
        sections=(
            Section("Situation", (Pairs((Pair("Impact", "Nobody can pay"),)),)),
            Section("Words", (Text("\n".join(HOSTILE)),)),
            Section("Messages", (Card("Customers", "Sent at 10:00", "Dear all,\nwe work on it."),)),
            Section("Steps", (Steps((StepLine("done", "Fail over", "", "Ana", True),)),)),
            Section("Timeline", (timeline(40),)),
            Section("Review", (), "No review yet."),
        ),
        footer="INC-2031-0007 footer",
    )
    return replace(document, **changes)


def timeline(rows: int) -> Table:
    columns = (Column("When", 2), Column("Who", 1), Column("What", 6))
    return Table(columns, tuple(("10:00", "Ana", f"entry {row}") for row in range(rows)))


def only(*texts: str) -> Document:
    return sample(sections=(Section("Words", tuple(Text(text) for text in texts)),))


def read(made: Pdf) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.data))


def words(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.fixture(scope="module")
def made() -> Pdf:
    return pdf(sample())


@pytest.fixture(scope="module")
def reader(made: Pdf) -> pypdf.PdfReader:
    return read(made)


def test_it_is_tagged_and_meets_pdf_ua(made, reader):
    root = reader.trailer["/Root"]
    assert made.tagged
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_it_carries_its_title_its_language_and_its_own_date(reader):
    assert reader.metadata.title == "Payments are down"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata.creation_date == datetime(2031, 5, 3, 10, 15, tzinfo=UTC)
    assert reader.metadata.author is None


def test_every_section_is_in_the_outline(reader):
    titles = [each.title for each in reader.outline]
    assert titles == ["Situation", "Words", "Messages", "Steps", "Timeline", "Review"]


def test_everything_in_the_document_is_on_the_paper(reader):
    text = words(reader)
    for expected in ("SEV 2 Major", "Ana Núñez", "Nobody can pay", "we work on it.", "Fail over"):
        assert expected in text
    assert "Critical" in text
    assert "No review yet." in text
    assert all(f"entry {row}" in text for row in range(40))


def test_markup_in_the_data_stays_text(reader):
    text = words(reader)
    for line in HOSTILE:
        assert line in text


def test_every_page_says_which_it_is_in_the_language_of_the_document(reader):
    count = len(reader.pages)
    assert count > 1
    for number, page in enumerate(reader.pages, start=1):
        assert f"Page {number} of {count}" in page.extract_text()
        assert "INC-2031-0007 footer" in page.extract_text()
    spanish = read(pdf(sample("es")))
    assert f"Página 1 de {len(spanish.pages)}" in spanish.pages[0].extract_text()
    assert spanish.trailer["/Root"]["/Lang"] == "es"


def test_the_table_repeats_its_head_on_every_page(reader):
    carried = [page.extract_text() for page in reader.pages if "entry" in page.extract_text()]
    assert len(carried) > 1
    assert all("When Who What" in text for text in carried)


def test_a_drill_says_so_on_every_page():
    drilled = read(pdf(sample(drill="THIS IS A DRILL")))
    assert all("THIS IS A DRILL" in page.extract_text() for page in drilled.pages)


def test_the_same_document_gives_the_same_bytes():
    first = pdf(sample()).data
    paper._sheet.cache_clear()
    assert pdf(sample()).data == first


def test_a_title_of_ten_thousand_letters_is_whole_and_inside_the_page():
    made = pdf(sample(title="W" * 10_000))
    reader = read(made)
    assert made.tagged
    lines = re.findall(r"^W+$", words(reader), re.MULTILINE)
    assert sum(map(len, lines)) == 10_000
    assert max(map(len, lines)) < 50


def test_a_long_address_breaks_inside_its_column_and_copies_without_hidden_marks():
    address = "https://status.example.org/" + "abcdefghij" * 40
    columns = (Column("Narrow", 1), Column("Wide", 5))
    reader = read(pdf(sample(sections=(Section("T", (Table(columns, ((address, "w"),)),)),))))
    text = words(reader)
    assert address in re.sub(r"\s", "", text)
    assert max(map(len, re.findall(r"[a-j]+", text))) < 25


def test_other_scripts_and_emoji_print_as_themselves():
    made = pdf(only("汉字 漢字 한국어 かな", "Ωμέγα Привет", "😀 ⚠ ✓", "שלום", "مرحبا", "हिन्दी"))
    text = words(read(made))
    assert made.tagged
    assert made.missing == ""
    for character in "汉字漢한국어かΩП😀⚠✓שלוםمرحباह":
        assert character in text


def test_a_character_no_font_has_stands_as_its_code_point_and_is_told():
    made = pdf(only("left \U00013000 \x00 \ue000 \ud800 right"))
    text = words(read(made))
    assert made.tagged
    assert set(made.missing) == {"\U00013000", "\x00", "\ue000", "\ud800"}
    for point in ("[U+13000]", "[U+0000]", "[U+E000]", "[U+D800]"):
        assert text.count(point) == 2  # in its place and in the note
    assert "No font here" in text


def test_windows_line_ends_are_no_missing_characters():
    assert pdf(only("one\r\ntwo")).missing == ""


def test_five_hundred_entries_fit_in_one_report():
    text = words(read(pdf(sample(sections=(Section("Timeline", (timeline(500),)),)))))
    assert all(f"entry {row}" in text for row in range(500))


def test_pages_are_pictures_of_the_same_report(reader):
    count = len(reader.pages)
    every, total = pages(sample(), 0, 99, 20.0)
    second, _ = pages(sample(), 1, 1, 20.0)
    assert total == count == len(every)
    assert second == [every[1]]
    assert every[0].startswith(b"\x89PNG")


def test_when_the_standard_cannot_be_met_the_report_still_comes(monkeypatch):
    monkeypatch.setattr(glyphs, "refused", lambda _: set())
    made = pdf(only("kept \U00013001"))
    assert not made.tagged
    assert "kept" in words(read(made))


def pictured(*data: bytes) -> Document:
    shown = tuple(Figure(one, "png", 400, 300, f"Lamps {n}") for n, one in enumerate(data))
    return sample(sections=(Section("Pictures", shown),))


def test_pictures_are_set_with_their_captions_and_read_aloud_by_them():
    first, second = png(400, 300), png(401, 300)
    made = pdf(pictured(first, second))
    reader = read(made)
    assert made.tagged
    assert sum(len(page.images) for page in reader.pages) == 2
    assert "Lamps 0" in words(reader)
    assert "Lamps 1" in words(reader)
    page, total = pages(pictured(first, second), 0, 1, 72)
    assert (len(page), total) == (1, 1)


def test_a_damaged_picture_costs_its_place_and_not_the_report():
    reader = read(pdf(pictured(png(400, 300, whole=False), png(400, 300))))
    assert sum(len(page.images) for page in reader.pages) == 1
    assert "cannot be printed" in words(reader)
    assert "Lamps 0" in words(reader)


def test_a_blocked_step_is_told_by_its_mark():
    step = StepLine("blocked", "Restart", "", "Ana · no key", critical=True)
    assert pdf(sample(sections=(Section("Steps", (Steps((step,)),)),))).tagged


def test_the_document_as_data_names_each_block():
    sections = as_data(sample())["sections"]
    blocks = [block["block"] for section in sections for block in section["blocks"]]
    assert blocks == ["pairs", "text", "card", "steps", "table"]


def test_a_compact_list_of_hostile_lines_stands_on_one_page():
    lines = Section("What we know", (Lines((*HOSTILE, *(f"line {n}" for n in range(40)))),))
    made = pdf(sample(sections=(lines,), compact=True))
    found = read(made)
    assert made.tagged
    assert len(found.pages) == 1
    assert all(" ".join(line.split()) in words(found) for line in (*HOSTILE, "line 39"))
