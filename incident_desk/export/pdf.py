"""A report, a message or work sheets: PDF/UA-1 to print and keep, PNG pages to look at first.

Typst sets the pages from the paper's data, offline and in our own fonts, so that the same paper
gives the same bytes on every machine.
"""

import base64
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from incident_desk import paths
from incident_desk.domain import document, sheets
from incident_desk.domain.document import Document, Figure, figures
from incident_desk.domain.sheets import Papers
from incident_desk.export import glyphs, message_paper
from incident_desk.export.message_paper import MessagePaper
from incident_desk.i18n import Texts, texts

if TYPE_CHECKING:
    from typst import Fonts

Paper = Document | MessagePaper | Papers

_TEMPLATES = {Document: "incident.typ", MessagePaper: "message.typ", Papers: "papers.typ"}
# Typst names every text it cannot show at once; more rounds only matter for clusters of several.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Pdf:
    """`missing` are the characters that stand as code points, as no font here has them.

    `tagged` says that it is PDF/UA-1; without it the tags are there, but the standard is not met.
    """

    data: bytes
    tagged: bool
    missing: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    report: str
    pictures: str
    pdf: Pdf


def pdf(paper: Paper) -> Pdf:
    """The paper as PDF, dated by itself and not by the clock."""
    return _sheet(paper).pdf


def pages(paper: Paper, first: int, count: int, ppi: float) -> tuple[list[bytes], int]:
    """Up to `count` pages as PNG from page `first` (0 is the first), and how many pages in all."""
    every = _pages(paper, ppi)
    return list(every[first : first + count]), len(every)


@lru_cache(maxsize=2)
def _sheet(paper: Paper) -> _Sheet:
    import typst

    pictures = _pictures(paper)
    missing = glyphs.unprintable(_data(paper))
    for _ in range(_ROUNDS):
        report = _report(paper, missing)
        try:
            (data,) = _compiled(paper, report, pictures, "pdf", standard="ua-1")
        except typst.TypstError as error:
            found = glyphs.refused(error.diagnostic)
            if found <= set(missing):
                break
            missing = "".join(sorted({*missing, *found}))
        else:
            return _Sheet(report, pictures, Pdf(data, tagged=True, missing=missing))
    (data,) = _compiled(paper, report, pictures, "pdf")
    return _Sheet(report, pictures, Pdf(data, tagged=False, missing=missing))


@lru_cache(maxsize=2)
def _pages(paper: Paper, ppi: float) -> tuple[bytes, ...]:
    sheet = _sheet(paper)
    return _compiled(paper, sheet.report, sheet.pictures, "png", ppi=ppi)


def _pictures(paper: Paper) -> str:
    """The pictures in their order, each as an SVG around it: so they go in beside the words.

    Of one that cannot be set only its caption is: a damaged picture must not cost the report.
    """
    drawn = (_drawn(figure) for figure in (figures(paper) if isinstance(paper, Document) else ()))
    return json.dumps([svg if _can_be_set(svg) else "" for svg in drawn])


def _drawn(figure: Figure) -> str:
    width, height = figure.width, figure.height
    data = base64.b64encode(figure.data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{figure.form};base64,{data}"/>'
        "</svg>"
    )


def _can_be_set(svg: str) -> bool:
    import typst

    try:
        typst.Compiler(
            b'#image(bytes(sys.inputs.picture), format: "svg")', sys_inputs={"picture": svg}
        ).compile(format="pdf")
    except typst.TypstError:
        return False
    return True


def _compiled(
    paper: Paper,
    report: str,
    pictures: str,
    kind: Literal["pdf", "png"],
    *,
    standard: Literal["ua-1"] | None = None,
    ppi: float | None = None,
) -> tuple[bytes, ...]:
    import typst

    folder = paths.resources() / "reports"
    made = typst.Compiler(
        folder / _TEMPLATES[type(paper)], root=folder, font_paths=_fonts(), ignore_system_fonts=True
    ).compile(
        format=kind,
        ppi=ppi,
        sys_inputs={"report": report, "pictures": pictures},
        pdf_standards=standard,
        timestamp=int(paper.document_date.timestamp()),
    )
    # A list is several pages as PNG; nothing is given back only when a file is written.
    return tuple(made) if isinstance(made, list) else (made or b"",)


@cache
def _fonts() -> "Fonts":
    import fontpkg_inter
    import manimgx_fonts
    import manimgx_fonts_cjk
    import typst

    folders = (
        paths.package_folder(fontpkg_inter.__file__) / "files",
        paths.package_folder(manimgx_fonts.__file__),
        paths.package_folder(manimgx_fonts_cjk.__file__),
    )
    return typst.Fonts(include_system_fonts=False, font_paths=list[Path](folders))


def _report(paper: Paper, missing: str) -> str:
    words = _words(texts(paper.language), missing)
    return json.dumps(glyphs.spelt({**_data(paper), "words": words}, missing), ensure_ascii=False)


def _data(paper: Paper) -> dict[str, object]:
    if isinstance(paper, MessagePaper):
        return message_paper.as_data(paper)
    if isinstance(paper, Papers):
        return sheets.as_data(paper)
    return document.as_data(paper)


def _words(said: Texts, missing: str) -> dict[str, str]:
    points = " ".join(glyphs.code_point(each) for each in missing)
    return {
        "page_of": said("pdf.page_of"),
        "critical": said("pdf.critical"),
        "step_done": said("pdf.step_done"),
        "step_open": said("pdf.step_open"),
        "step_na": said("pdf.step_na"),
        "step_blocked": said("pdf.step_blocked"),
        "no_picture": said("pdf.no_picture"),
        "missing": said("pdf.missing_glyphs", points=points) if missing else "",
    }
