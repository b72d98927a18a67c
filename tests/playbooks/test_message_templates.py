"""The form of a message template: what it may hold, and that nothing else can ever run."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.message_text import Text
from incident_desk.domain.templates import FIELDS, MOST_CHARACTERS
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.playbooks.message_templates import MOST_OF_A_VALUE, read


def body(text):
    return f"{{% block body %}}\n{text}\n{{% endblock %}}"


def filled(text, **values):
    return read(body(text), "a.txt").fill(values)


def mistake(source):
    with pytest.raises(InputError) as told:
        read(source, "en/a.txt")
    assert all("en/a.txt" in told.value.told(texts(language)) for language in LANGUAGES)
    return told.value.key.removeprefix("message_templates."), told.value.values.get("line")


def test_a_known_field_is_replaced_by_its_value_and_told():
    found = filled("Since {{ started }}.", started="09:40")
    assert (found.text, found.fields, found.missing) == (
        Text("Since 09:40."),
        {"started": "09:40"},
        (),
    )


def test_a_field_without_a_value_stays_in_braces_and_is_told_once():
    found = filled("{{ impact }} {{title}} {{ impact }}", title="Mail", impact="  ")
    assert (found.text.body, found.missing) == ("{impact} Mail {impact}", ("impact",))
    assert found.fields == {"title": "Mail"}


def test_only_fields_that_are_shown_are_told():
    found = filled("{% if cause %}It is known.{% else %}{{ impact }}{% endif %}", cause="x")
    assert (found.text.body, found.fields, found.missing) == ("It is known.", {}, ())


def test_the_next_update_stays_open_whatever_its_value():
    found = filled("{% if next_update %}Next: {{ next_update }}{% endif %}", next_update="noon")
    assert (found.text.body, found.missing) == ("Next: {next_update}", ("next_update",))


@pytest.mark.parametrize(
    ("known", "said"),
    [("", "no"), ("cause", "cause"), ("impact", "impact"), ("cause impact", "both")],
)
def test_conditions_may_be_joined(known, said):
    text = (
        "{% if cause and impact %}both{% elif cause and not impact %}cause"
        "{% elif (impact or cause) %}impact{% else %}no{% endif %}"
    )
    assert filled(text, **dict.fromkeys(known.split(), "x")).text.body == said


def test_a_line_of_which_its_tags_leave_nothing_goes_as_a_whole():
    text = (
        "A\n{% if cause %}\n{{ cause }}\n{% endif %}\n{% if impact %}I{% endif %}\nB{# no #}\n\nC"
    )
    assert filled(text).text.body == "A\nB\n\nC"
    assert filled(text, cause="k", impact="i").text.body == "A\nk\nI\nB\n\nC"


def test_paragraphs_that_are_gone_leave_one_empty_line():
    assert filled("A\n\n{% if cause %}\nk\n{% endif %}\n\nB").text.body == "A\n\nB"


def test_subject_and_short_are_one_line():
    source = (
        "{% block subject %}\n{{ title }}:\n news\n{% endblock %}"
        "{% block short %}{{ impact }}.\n{% if cause %}x{% endif %}\nBye{% endblock %}"
    )
    text = read(source + body("b"), "a.txt").fill({"title": "a\n b", "impact": "c\n\nd"}).text
    assert (text.subject, text.short) == ("a b: news", "c d. Bye")


def test_fields_come_in_the_order_of_subject_body_and_short():
    source = (
        "{% block short %}{{ cause }}{% endblock %}{% block subject %}{{ title }}{% endblock %}"
    )
    assert read(source + body("{{ impact }}"), "a").fill({}).missing == ("title", "impact", "cause")


@given(st.text(alphabet="{}%#-+ \ntileif\x00\x01<>&'\"") | st.text())
def test_a_value_comes_out_as_it_went_in_and_is_never_read_as_a_template(value):
    found = filled("<{{ title }}>", title=value)
    assert found.text.body == (f"<{value}>" if value.strip() else "<{title}>")


def test_a_value_that_looks_like_a_field_stays_a_value():
    found = filled("{{ title }} {{ impact }}", title="{{ impact }} {impact} {% if %}", impact="z")
    assert found.text.body == "{{ impact }} {impact} {% if %} z"


def test_a_long_value_is_cut_where_it_can_be_seen():
    found = filled("{{ cause }}", cause="x" * 10**6)
    assert found.text.body == "x" * MOST_OF_A_VALUE + "…"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{% for x in title %}{{ title }}{% endfor %}", "loop"),
        ("{{ title() }}", "call"),
        ("{{ range(9) }}", "call"),
        ("{{ self.body() }}", "call"),
        ("{{ super() }}", "call"),
        ("{{ title.__class__ }}", "attribute"),
        ("{{ title['x'] }}", "attribute"),
        ("{{ title[0] }}", "attribute"),
        ("{{ title|upper }}", "filter"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{% include 'b.txt' %}", "include"),
        ("{% import 'b.txt' as b %}", "include"),
        ("{% from 'b.txt' import b %}", "include"),
        ("{% extends 'b.txt' %}", "include"),
        ("{% macro m() %}x{% endmacro %}", "macro"),
        ("{% call title() %}x{% endcall %}", "macro"),
        ("{% set title = 'x' %}", "set"),
        ("{% set title %}x{% endset %}", "set"),
        ("{% with %}x{% endwith %}", "other"),
        ("{{ 'x' }}", "other"),
        ("{{ title ~ impact }}", "other"),
        ("{{ title if impact else cause }}", "other"),
        ("{{ true }}", "other"),
        ("{{ (title, cause) }}", "other"),
        ("{{ 9 ** 9 ** 9 }}", "other"),
        ("{% if title == 'x' %}y{% endif %}", "other"),
        ("{% if title is defined %}y{% endif %}", "other"),
        ("{% if title %}{% elif 1 %}y{% endif %}", "other"),
        ("{% if title %}a{% else %}{{ cause|e }}{% endif %}", "filter"),
        ("{% autoescape true %}x{% endautoescape %}", "other"),
        ("{% do title %}", "unreadable"),
        ("{% if title %}x", "unreadable"),
        ("{% iff title %}x{% endif %}", "unreadable"),
        ("{{ title", "unreadable"),
        ("{{ }}", "unreadable"),
        ("{% block subject %}x{% endblock %}", "block_inside"),
    ],
)
def test_what_is_not_allowed_is_refused_with_its_line(text, kind):
    assert mistake(body(f"A\nB\n{text}"))[0] == kind
    if kind != "unreadable":
        assert mistake(body(f"A\nB\n{text}"))[1] == 4


def test_what_cannot_be_read_is_told_with_its_line_and_its_words():
    with pytest.raises(InputError) as told:
        read(body("A\n{% iff title %}\nx\n{% endif %}"), "es/a.txt")
    assert told.value.values == {"file": "es/a.txt", "line": 3, "found": "{% iff title %}"}


@pytest.mark.parametrize("text", ["{{ caus }}", "{% if caus %}x{% endif %}", "{{ range }}"])
def test_a_field_there_is_not_is_told_with_its_line(text):
    kind, line = mistake(body(f"{{{{ title }}}}\n{text}"))
    assert (kind, line) == ("messages.unknown_field", 3)


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("", "no_body", 1),
        ("{% block subject %}x{% endblock %}", "no_body", 1),
        (body("  {# nothing #}\n{% if cause %}\n{% endif %}"), "no_body", 1),
        ("{% block body required %}{% endblock %}", "no_body", 1),
        (body("x") + "\n" + body("y"), "block_twice", 4),
        (body("x") + "\n{% block sms %}y{% endblock %}", "no_such_block", 4),
        (body("x") + "\n\nHello", "outside", 5),
        ("{{ title }}" + body("x"), "outside", 1),
        ("{% if title %}x{% endif %}" + body("x"), "other", 1),
    ],
)
def test_a_file_is_its_three_blocks_and_no_more(source, kind, line):
    assert mistake(source) == (kind, line)


@pytest.mark.parametrize(
    "text",
    [
        "{% if cause %}" * 50 + "x" + "{% endif %}" * 50,
        "{% if " + "not " * 400 + "cause %}x{% endif %}",
        "{% if " + "(" * 400 + "cause" + ")" * 400 + " %}x{% endif %}",
        "{% if " + " and ".join(["cause"] * 200) + " %}x{% endif %}",
    ],
)
def test_what_is_too_deep_is_refused(text):
    assert mistake(body(text))[0] == "too_deep"


def test_what_is_too_long_is_refused():
    assert mistake(body("x" * MOST_CHARACTERS))[0] == "too_long"
    assert filled("x" * (MOST_CHARACTERS - 100)).missing == ()


@given(st.text(alphabet="{}%#|.()[] \n'~+-*ifelsndbockyrt_", max_size=80))
def test_any_text_is_a_template_or_a_mistake_that_can_be_told(text):
    try:
        read(body(text), "a.txt").fill({})
    except InputError as error:
        told = error.told(texts("es"))
    else:
        told = "a.txt"
    assert "a.txt" in told


def test_every_field_can_be_shown_and_asked_for():
    for name in FIELDS:
        text = f"{{% if {name} %}}1{{% endif %}}{{{{ {name} }}}}"
        assert filled(text).text.body in (f"{{{name}}}", f"1{{{name}}}")


def test_the_reader_is_imported_only_when_a_template_is_read():
    asked = (
        "import sys; import incident_desk.desk.library, incident_desk.playbooks.messages as m;"
        "m.stages('customers', 'en'); assert 'jinja2' not in sys.modules;"
        "m.template('customers', 'update', 'en'); assert 'jinja2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60)
