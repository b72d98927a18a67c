"""The message templates that come with the desk, and an organisation's own before them."""

import re

import pytest

from incident_desk import paths
from incident_desk.domain.messages import AUDIENCES
from incident_desk.domain.templates import FIELDS, unfilled
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.playbooks import messages
from incident_desk.playbooks.messages import STAGES

EVERY = [(audience, stage) for audience in AUDIENCES for stage in STAGES]
OPEN = STAGES[:5]
# What people tend to write; times and numbers as the desk writes them.
TYPICAL = {
    "en": {
        "title": "Card payments fail in the shops",
        "reference": "INC-K7-0012",
        "services": "Card payments and Tills",
        "severity": "SEV2",
        "severity_means": "An important service fails for many",
        "what_failed": "Card terminals get no answer",
        "people_affected": "about 1,200 people",
        "impact": "You cannot pay by card in the shops",
        "started": "09:40 (UTC+1)",
        "declared": "09:46 (UTC+1)",
        "expected_end": "around 12:00 (UTC+1)",
        "cause": "A cable was cut",
        "ruled_out": "The network; the bank",
        "workaround": "you can pay in cash",
        "next_step": "Try the second line",
        "next_update": "10:30 (UTC+1)",
        "working_since": "11:50 (UTC+1)",
        "ended": "11:50 (UTC+1)",
        "lasted": "2 h 10 min",
        "data": "No data was lost or exposed",
        "risks": "money and law or contracts",
        "commander": "Marta Quinn",
        "contact": "Leo Hart",
        "liaison": "Nadia Frost",
        "verified": "Three test payments passed",
        "can_return": "No, both lines are watched",
        "root_cause": "One line carried everything",
        "will_change": "A second line in every shop",
        "tell_customers": "A line was cut; there is a second one now",
    },
    "es": {
        "title": "Los pagos con tarjeta fallan",
        "reference": "INC-K7-0012",
        "services": "Pagos con tarjeta y Cajas",
        "severity": "SEV2",
        "severity_means": "Un servicio importante falla para muchos",
        "what_failed": "Los terminales no reciben respuesta",
        "people_affected": "aproximadamente 1.200 personas",
        "impact": "No puede pagar con tarjeta en tiendas",
        "started": "09:40 (UTC+1)",
        "declared": "09:46 (UTC+1)",
        "expected_end": "hacia las 12:00 (UTC+1)",
        "cause": "Se ha cortado un cable",
        "ruled_out": "La red; el banco",
        "workaround": "puede pagar en efectivo",
        "next_step": "Probar otro enlace",
        "next_update": "10:30 (UTC+1)",
        "working_since": "11:50 (UTC+1)",
        "ended": "11:50 (UTC+1)",
        "lasted": "2 h 10 min",
        "data": "No hay datos perdidos ni expuestos",
        "risks": "dinero y ley o contratos",
        "commander": "Marta Reyes",
        "contact": "Leo Prado",
        "liaison": "Nadia Soto",
        "verified": "Tres pagos de prueba",
        "can_return": "No, se vigilan ambos enlaces",
        "root_cause": "Todo iba por un solo enlace",
        "will_change": "Un segundo enlace en cada tienda",
        "tell_customers": "Se ha cortado un enlace; ahora hay dos",
    },
}
GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def parts(text):
    return (text.subject, text.body, text.short)


def sent(audience, stage, language, values):
    """Every part as it goes out."""
    text = messages.template(audience, stage, language).fill(values).text
    return [part.replace("{next_update}", values["next_update"]) for part in parts(text)]


def shown(audience, stage, language):
    """The fields of each part that are shown when everything is known, and when nothing is."""
    template = messages.template(audience, stage, language)
    full, bare = template.fill(dict.fromkeys(FIELDS, "x")), template.fill({})
    return (tuple(full.fields), full.missing, bare.missing, [unfilled(p) for p in parts(bare.text)])


def test_every_audience_can_be_told_at_every_stage_in_both_languages():
    for language in LANGUAGES:
        assert messages.audiences(language) == AUDIENCES
        assert all(messages.stages(audience, language) == STAGES for audience in AUDIENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("audience", "stage"), EVERY)
def test_a_template_reads_whole_when_all_is_known_and_when_nothing_is(audience, stage, language):
    for said in sent(audience, stage, language, TYPICAL[language]):
        assert said
        assert not set("{}%#|") & set(said)
        assert not re.search(r"\.\.|\s[.,;:]|\n\n\n|^ | $|[^\S\n]{2}", said, re.MULTILINE)
    bare = messages.template(audience, stage, language).fill({}).text
    for said in parts(bare):
        assert not re.search(r"\{[^a-z]|[%#|]|\.\.|\n\n\n| $", said, re.MULTILINE)


@pytest.mark.parametrize(("audience", "stage"), EVERY)
def test_both_languages_say_the_same_fields(audience, stage):
    assert shown(audience, stage, "en") == shown(audience, stage, "es")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("audience", "stage"), EVERY)
def test_while_it_goes_on_every_text_says_when_we_speak_again(audience, stage, language):
    text = messages.template(audience, stage, language).fill({}).text
    promised = [part.count("{next_update}") for part in (text.body, text.short)]
    assert promised == ([1, 1] if stage in OPEN else [0, 0])
    assert "{next_update}" not in text.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("audience", "stage"), EVERY)
def test_the_short_text_is_one_sms_and_the_subject_fits_a_phone(audience, stage, language):
    subject, _, short = sent(audience, stage, language, TYPICAL[language])
    assert set(short) <= GSM_7
    assert len(short) <= 160
    assert len(subject) <= 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("audience", "stage"), EVERY)
def test_with_long_facts_of_another_day_the_short_text_is_two_sms_at_most(
    audience, stage, language
):
    longer = {name: (value + " " + value)[:60] for name, value in TYPICAL[language].items()}
    dated = {"en": "09:40 (UTC+1) on 23 November", "es": "09:40 (UTC+1) del 23 de noviembre"}
    times = ("started", "ended", "next_update", "working_since")
    values = longer | dict.fromkeys(times, dated[language])
    assert len(sent(audience, stage, language, values)[2]) <= 2 * 153


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_customers_hear_no_cause_no_names_and_nothing_internal(stage, language):
    template = messages.template("customers", stage, language)
    told = set(template.fill(dict.fromkeys(FIELDS, "x")).fields)
    internal = {"cause", "root_cause", "ruled_out", "next_step", "reference", "what_failed"}
    internal |= {"commander", "contact", "liaison", "severity", "services", "will_change"}
    assert not told & internal
    assert {"impact", "people_affected"} <= told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["customers", "staff", "management"])
@pytest.mark.parametrize("stage", STAGES[:4])
def test_an_estimate_or_a_workaround_that_is_not_known_is_said_to_be_none_yet(
    stage, audience, language
):
    missing = messages.template(audience, stage, language).fill({}).missing
    assert "expected_end" not in missing
    assert ("workaround" in missing) == (stage == "workaround")


@pytest.mark.parametrize("word", ["investigating", "identified", "monitoring"])
def test_the_words_of_status_pages_find_their_template(word):
    meant = {
        "investigating": "acknowledged",
        "identified": "known_scope",
        "monitoring": "watching",
    }[word]
    assert messages.template("staff", word, "es") is messages.template("staff", meant, "es")


def test_a_template_there_is_not_is_told():
    for audience, stage, language in (
        ("customers", "over", "en"),
        ("martians", "resolved", "en"),
        ("customers", "resolved", "../en"),
        ("../en/customers", "resolved", "en"),
    ):
        with pytest.raises(RuleError) as told:
            messages.template(audience, stage, language)
        assert told.value.key == "messages.no_template"


# An organisation's own


@pytest.fixture
def own(tmp_path):
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    return tmp_path


def body(text):
    return f"{{% block body %}}\n{text}\n{{% endblock %}}\n"


def said(own, audience="customers", stage="update", language="en"):
    return messages.template(audience, stage, language, own).fill({"title": "Mail"}).text.body


def told(own, language="en"):
    return [problem.told(texts(language)) for problem in messages.problems(own)]


def test_without_a_folder_of_its_own_nothing_is_wrong(tmp_path):
    assert messages.problems(tmp_path / "messages") == ()
    assert said(tmp_path / "messages") == said(None)


def test_an_own_template_takes_the_place_of_the_built_in_one(own):
    (own / "en" / "customers-update.txt").write_text(body("Ours: {{ title }}"), "utf-8")
    assert said(own) == "Ours: Mail"
    assert said(own, language="es") == said(None, language="es")
    assert said(own, stage="resolved") == said(None, stage="resolved")


def test_a_change_is_seen_at_once(own):
    file = own / "en" / "customers-update.txt"
    file.write_text(body("One"), "utf-8")
    assert said(own) == "One"
    file.write_text(body("Another"), "utf-8")
    assert said(own) == "Another"
    file.unlink()
    assert said(own) == said(None)


def test_a_broken_one_is_named_and_the_built_in_one_serves(own):
    (own / "en" / "customers-update.txt").write_text(body("\n{{ titel }}"), "utf-8")
    (own / "es" / "staff-update.j2").write_text(body("{% if title %}"), "utf-8")
    assert said(own) == said(None)
    field, unreadable = told(own)
    assert field == "en/customers-update.txt, line 3: there is no field called titel."
    assert unreadable.startswith("es/staff-update.j2, line 3: “{% endblock %}” cannot be read.")
    assert told(own, "es")[0].startswith("en/customers-update.txt, línea 3: no hay ningún campo")


def test_a_new_audience_and_a_new_stage_are_picked_up(own):
    (own / "en" / "partners-update.txt").write_text(body("Dear partner"), "utf-8")
    (own / "en" / "customers-planned_work.j2").write_text(body("Planned"), "utf-8")
    assert messages.audiences("en", own) == (*AUDIENCES, "partners")
    assert messages.stages("partners", "en", own) == ("update",)
    assert messages.stages("customers", "en", own) == (*STAGES, "planned_work")
    assert messages.stages("customers", "es", own) == STAGES
    assert said(own, "partners") == "Dear partner"
    assert told(own) == []


def test_a_new_one_that_is_broken_serves_nobody(own):
    (own / "en" / "partners-update.txt").write_text("Hello", "utf-8")
    assert "partners" not in messages.audiences("en", own)
    assert len(told(own)) == 1


@pytest.mark.parametrize("name", ["update.txt", "Customers-Update.txt", "customers-to-do.txt"])
def test_a_name_that_says_not_for_whom_is_named(own, name):
    (own / "en" / name).write_text(body("x"), "utf-8")
    assert [problem.key for problem in messages.problems(own)] == ["message_templates.name"]
    assert f"en/{name}" in told(own)[0]


def test_of_two_for_the_same_one_serves_and_the_other_is_named(own):
    for name in ("customers-update.j2", "customers-update.txt"):
        (own / "en" / name).write_text(body(name), "utf-8")
    assert said(own) == "customers-update.txt"
    assert "en/customers-update.j2" in told(own)[0]


def test_other_files_are_left_alone(own):
    for name in ("README.md", ".customers-update.txt", "customers-update.txt~"):
        (own / "en" / name).write_text("{{", "utf-8")
    (own / "en" / "staff-update.txt").mkdir()
    assert told(own) == []
    assert said(own) == said(None)


def test_what_is_no_text_is_named(own):
    (own / "en" / "customers-update.txt").write_bytes(b"\xff\xfe\x00")
    (own / "en" / "staff-update.txt").write_text("x" * 10**6, "utf-8")
    assert [problem.key for problem in messages.problems(own)] == [
        "message_templates.not_text",
        "message_templates.too_long",
    ]
    assert said(own) == said(None)


def test_the_mark_that_some_editors_put_first_and_their_line_ends_do_no_harm(own):
    text = body("A\n{{ title }}").replace("\n", "\r\n")
    (own / "en" / "customers-update.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert said(own) == "A\nMail"


def test_the_page_for_organisations_tells_a_template_that_works(own):
    page = (paths.resources().parent / "docs" / "messages.md").read_text("utf-8")
    example = re.search(r"```jinja\n(.*?)```", page, re.DOTALL)
    (own / "en" / "customers-update.txt").write_text(example[1], "utf-8")
    assert told(own) == []
    template = messages.template("customers", "update", "en", own)
    filled = template.fill({"impact": "No cards", "workaround": "Pay in cash"})
    assert filled.text.body.startswith("Our team is at work on this.\n\nYou will notice: No cards.")
    assert "In the meantime: Pay in cash." in filled.text.body
    assert all(filled.text.short and part for part in parts(filled.text))


def test_the_page_for_organisations_names_every_field():
    page = (paths.resources().parent / "docs" / "messages.md").read_text("utf-8")
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert named == list(FIELDS)
