"""What several commands take."""

from typing import Any

import click

from incident_desk.cli.session import Session

pass_session = click.make_pass_decorator(Session)
as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


class Words(click.ParamType[str]):
    """Text as it was typed; what is not in the terminal's own encoding becomes a mark."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        del param, ctx
        return str(value).encode("utf-8", "replace").decode()


WORDS = Words()
reference = click.argument("reference", metavar="REF", type=WORDS)
