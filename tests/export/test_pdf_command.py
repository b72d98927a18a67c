"""The report tells what was done, supposed, decided and ordered, and how it ended."""

import io
from datetime import UTC

import pytest
from pypdf import PdfReader

from incident_desk.desk import Desk
from incident_desk.domain.report import incident_report
from incident_desk.export.pdf import pdf
from incident_desk.i18n import texts

TOLD = {
    "en": (
        "Action: restarted the switch",
        "written 2026-11-23 03:00 UTC",
        "Hypothesis (eliminated): a wet splitter",
        "Hypothesis (confirmed): a cut cable",
        "Hypothesis (open): a tired fuse",
        "Hypothesis eliminated: a wet splitter (dry)",
        "Decision: we stay on mobile data",
        "Order to Bruno: look at the lamp (until 2026-11-23 03:10 UTC)",
        "Order done by Bruno: look at the lamp",
    ),
    "es": (
        "Acción: restarted the switch",
        "escrito 2026-11-23 03:00 UTC",
        "Hipótesis (descartada): a wet splitter",
        "Hipótesis (confirmada): a cut cable",
        "Hipótesis (abierta): a tired fuse",
        "Hipótesis descartada: a wet splitter (dry)",
        "Decisión: we stay on mobile data",
        "Encargo a Bruno: look at the lamp (hasta 2026-11-23 03:10 UTC)",
        "Encargo cumplido por Bruno: look at the lamp",
    ),
}


@pytest.mark.parametrize("language", TOLD)
def test_the_log_line_reads_well_in_the_report(desk: Desk, language: str) -> None:
    incident = desk.declare("Core down")
    for line in (
        "! @02:40 restarted the switch",
        "? a wet splitter",
        "? a cut cable",
        "? a tired fuse",
        "> we stay on mobile data",
        "Bruno: look at the lamp, 10m",
    ):
        desk.enter(incident, line)
    wet, cut, _fuse = desk.incident(incident).hypotheses
    desk.settle_hypothesis(incident, wet, "eliminated", "dry")
    desk.settle_hypothesis(incident, cut, "confirmed")
    (order,) = desk.incident(incident).orders
    desk.settle_order(incident, order)
    written = pdf(
        incident_report(
            desk.incident(incident), desk.facts(incident), desk.model, texts(language), UTC
        )
    )
    pages = PdfReader(io.BytesIO(written.data)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in TOLD[language]:
        assert words in said
