"""Click's complaints about the arguments, in the language that was chosen."""

import click

from incident_desk.i18n import Texts


def usage_in_words(error: click.UsageError, texts: Texts) -> str:
    """What is wrong with the arguments, and where the right ones are told."""
    command = error.ctx.command_path if error.ctx else "incident-desk"
    return texts("cli.usage.see_help", complaint=_complaint(error, texts), command=command)


def _complaint(error: click.UsageError, texts: Texts) -> str:
    match error:
        case click.MissingParameter():
            return texts("cli.usage.missing", name=_name(error))
        case click.BadParameter():
            return texts("cli.usage.bad_value", name=_name(error))
        case click.NoSuchOption():
            return texts("cli.usage.no_such_option", name=error.option_name)
        case click.BadOptionUsage():
            return texts("cli.usage.bad_value", name=error.option_name)
    return texts("cli.usage.wrong", text=_last_word(error))


def _name(error: click.BadParameter) -> str:
    """As it is typed: '--since' of an option, 'TITLE' of an argument."""
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name
    return error.param.opts[0] if error.param else ""


def _last_word(error: click.UsageError) -> str:
    """Click tells which word it did not expect in English prose only."""
    return " ".join((*error.ctx.protected_args, *error.ctx.args)) if error.ctx else ""
