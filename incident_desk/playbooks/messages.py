"""The message templates that come with the desk: one for an audience at a stage."""

from functools import cache

from incident_desk import paths
from incident_desk.domain import templates
from incident_desk.domain.messages import AUDIENCES, STAGES
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES


@cache
def template(audience: str, stage: str, language: str) -> str:
    """Raises RuleError if there is none, and InputError if it names a field there is not."""
    known = audience in AUDIENCES and stage in STAGES and language in LANGUAGES
    name = f"{audience}-{stage}.txt"
    file = paths.resources() / "messages" / language / name
    if not known or not file.is_file():
        raise RuleError("messages.no_template", audience=audience, stage=stage, language=language)
    text = file.read_text(encoding="utf-8").strip()
    templates.check(text, name)
    return text


def stages(audience: str, language: str) -> tuple[str, ...]:
    """The stages with a template for this audience, in the order an incident takes them."""
    folder = paths.resources() / "messages" / language
    return tuple(stage for stage in STAGES if (folder / f"{audience}-{stage}.txt").is_file())
