"""Click's complaints about the arguments, in the language that was chosen."""

import re

import click

from incident_desk.i18n import Texts

_IN_BRACKETS = re.compile(r"[('](.+)[)']")


def usage_in_words(error: click.UsageError, texts: Texts) -> str:
    """What is wrong with the arguments, and where the right ones are told."""
    command = error.ctx.command_path if error.ctx else "incident-desk"
    return texts("cli.usage.see_help", complaint=_complaint(error, texts), command=command)


def _complaint(error: click.UsageError, texts: Texts) -> str:
    match error:
        case click.MissingParameter():
            return texts("cli.usage.missing", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return texts("cli.usage.choice", name=_name(error), choices=", ".join(choices))
        case click.BadParameter():
            return texts("cli.usage.bad_value", name=_name(error))
        case click.NoSuchOption():
            return texts("cli.usage.no_such_option", name=error.option_name)
        case click.BadOptionUsage():
            return texts("cli.usage.bad_value", name=error.option_name)
    return texts("cli.usage.wrong", text=_named(error))


def _name(error: click.BadParameter) -> str:
    """As it is typed: '--since' of an option, 'TITLE' of an argument."""
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name
    return max(error.param.opts, key=len) if error.param else ""


def _named(error: click.UsageError) -> str:
    """The word that Click did not expect; it tells it in its own sentence only, '(more)'."""
    found = _IN_BRACKETS.search(error.message)
    return found[1] if found else error.message
