"""What is something to do, and what only looks like it."""

import pytest

from incident_desk.playbooks.importing import actions


@pytest.mark.parametrize(
    "sentence",
    [
        "Check the logs.",
        "Check pods are running",
        "check which rule fails",
        "**Restart** the cache",
        "Please restart the cache.",
        "Then, restart it.",
        "1. Restart it",
        "Step 2: Restart it",
        "You should restart the cache.",
        "You can also look in the logs.",
        "If the disk is full, delete old files.",
        "If it still fails then call the provider.",
        "To see them, run the query:",
        "Once it is back, test it.",
        "Do not power it off.",
        "Never restart both at once.",
        "re-run the job",
        "Double-check the date",
        "Delete files that are old",
        "Restart the pod which is stuck",
        "SSH into the host",
        "Compruebe los registros.",
        "Comprobar que el servicio responde",
        "Si falla el disco, llame al proveedor.",
        "No lo reinicie.",
        "No reinicie los dos a la vez.",
        "Reiniciar la caché de la tienda",
        "Después, reinicie la caché.",
    ],
)
def test_a_sentence_that_says_to_do_something(sentence):
    assert actions.is_action(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "The alert fires when the disk is full.",
        "Access is limited to the on-call team.",
        "Test results are kept for a week.",
        "Logs can be found in the dashboard.",
        "You should see version 3.",
        "If it works, you will get a number.",
        "Note that this takes an hour.",
        "Do you see errors?",
        "Clear instructions are better.",
        "Clear and short words are better.",
        "Email-worker counts what was sent.",
        '"Stop" was the last word in the log.',
        "Thank you for reading.",
        "See the manual.",
        "Power loss",
        "number of orders",
        "El disco está lleno.",
        "No hay copias.",
        "Lugar de la avería",
        "No data",
    ],
)
def test_a_sentence_that_only_explains(sentence):
    assert not actions.is_action(sentence)


def test_sentences_do_not_end_in_code_links_or_short_words():
    text = (
        "Run `a. B` first. See [the page](https://example.org/a.b?c=d.E) e.g. At night."
        " Then stop! **Is it down?** Call us."
    )
    assert actions.sentences(text) == [
        "Run `a. B` first.",
        "See [the page](https://example.org/a.b?c=d.E) e.g. At night.",
        "Then stop!",
        "**Is it down?**",
        "Call us.",
    ]


def test_emphasis_over_several_sentences_leaves_no_marks_in_the_middle():
    assert actions.sentences("**It is grave. Stop it now.** Wait.") == [
        *("It is grave.", "Stop it now.", "Wait."),
    ]
    assert actions.sentences("_It is grave. Stop it now._") == ["It is grave.", "Stop it now."]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Meaning", "background"),
        ("Impact", "background"),
        ("What is the cache?", "background"),
        ("Prerequisites:", "background"),
        ("Diagnosis", "action"),
        ("2. Mitigation", "action"),
        ("How to restart it", "action"),
        ("Restart the cache", "action"),
        ("Disabling the cache", "action"),
        ("References", "reference"),
        ("See also", "reference"),
        ("The shop", "neutral"),
        ("Significado", "background"),
        ("Diagnóstico", "action"),
        ("Pasos", "action"),
        ("Más información", "reference"),
    ],
)
def test_a_heading_announces_what_stands_below(title, kind):
    assert actions.heading_kind(title, actions.NEUTRAL) == kind


def test_a_heading_that_says_neither_is_as_the_one_above_it():
    assert actions.heading_kind("Slow disks", actions.ACTION) == "action"
    assert actions.heading_kind("Restart the cache", actions.REFERENCE) == "reference"
    assert actions.heading_kind("Example queries", actions.ACTION) == "action"
    assert actions.heading_kind("Example queries", actions.NEUTRAL) == "background"


@pytest.mark.parametrize(
    ("title", "task"),
    [
        ("1. Restart the cache", "Restart the cache"),
        ("How to restart the cache", "Restart the cache"),
        ("Cómo reiniciar la caché", "Reiniciar la caché"),
        ("Step 3: Call the provider:", "Call the provider"),
        ("Isolate `web-1`", "Isolate `web-1`"),
    ],
)
def test_a_heading_may_be_something_to_do(title, task):
    assert actions.is_task(title)
    assert actions.task(title) == task


@pytest.mark.parametrize("title", ["Steps", "Alert priority", "Restart", "Do you wish to stop?"])
def test_other_headings_are_not(title):
    assert not actions.is_task(title)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Steps for the Scribe", "scribe"),
        ("Incident Commander", "commander"),
        ("Duties of the deputy incident commander", "deputy"),
        ("Tareas de enlace", "liaison"),
        ("When the incident commander is overruled", ""),
        ("Diagnosis", ""),
    ],
)
def test_a_heading_may_say_whom_its_steps_are_for(title, role):
    assert actions.role(title) == role


@pytest.mark.parametrize(
    ("text", "language"),
    [("Restart it and wait for the log.", "en"), ("Reinicie la caché y espere el aviso.", "es")],
)
def test_the_language_is_told_by_its_common_words(text, language):
    assert actions.language(text) == language
