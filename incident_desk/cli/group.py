"""The group of all commands, and how each of them fails: in one sentence, never a traceback."""

import errno
import sys
from pathlib import Path
from typing import Any

import click

from incident_desk import paths
from incident_desk.cli.plain import safe
from incident_desk.cli.session import Session
from incident_desk.cli.usage import usage_in_words
from incident_desk.errors import DeskError, InputError, StoppedError, StoreError
from incident_desk.i18n import LANGUAGES, Texts

NOT_DONE, BAD_INPUT, HAD_PROBLEMS, CHAIN_BROKEN, NOT_READY = 1, 2, 3, 4, 5


class Failure(click.ClickException):
    """What went wrong, in the language that was chosen."""

    exit_code = NOT_DONE

    def show(self, file: Any = None) -> None:
        click.echo(safe(self.message), file=file, err=True)


class BadInput(Failure):
    exit_code = BAD_INPUT


class Commands(click.Group):
    """Tells every failure of a command in the language of the session."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        try:
            context = super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            # The language asked for may be what could not be read.
            texts = Session.begin(paths.data_folder(), None).texts
            raise BadInput(usage_in_words(error, texts)) from error
        context.obj = Session.begin(context.params["data_dir"], context.params["lang"])
        return context

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DeskError as error:
            failure = BadInput if isinstance(error, InputError) else Failure
            raise failure(error.told(_texts(ctx))) from error
        except click.UsageError as error:
            raise BadInput(usage_in_words(error, _texts(ctx))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read this has left; Click ends it quietly
                raise
            raise Failure(_fault(error).told(_texts(ctx))) from error
        except (KeyboardInterrupt, click.Abort) as error:
            if sys.stderr.isatty():
                click.echo(err=True)  # below what was being shown or typed
            raise Failure(StoppedError().told(_texts(ctx))) from error


def _say_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("incident-desk")
    except PackageNotFoundError:  # run from a checkout that was never installed
        number = "?"
    click.echo(f"incident-desk {number}")
    context.exit()


def _fault(error: OSError) -> StoreError:
    """A path that was typed may be anything: too long, forbidden, on a disk that is gone."""
    return StoreError("store.disk", path=str(error.filename or ""), reason=error.strerror or "")


def _texts(context: click.Context) -> Texts:
    session: Session = context.obj
    return session.texts


@click.group(
    cls=Commands,
    name="incident-desk",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 it could not be done; 2 wrong usage or bad input;"
    " 3 an import in which some files had problems; 4 the chain of facts is broken;"
    " 5 a text that is not ready to be sent.",
)
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="PATH",
    default=paths.data_folder,
    help="The folder of the desk. INCIDENT_DESK_DATA names it too.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language to answer in.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Tell the version and exit.",
)
@click.pass_context
def incident_desk(context: click.Context, data_dir: Path, lang: str | None) -> None:
    """An incident command desk that works with the network cable pulled.

    Without a command the window opens.
    """
    del lang
    if context.invoked_subcommand is None:
        from incident_desk.app import run

        context.exit(run(data_dir))
