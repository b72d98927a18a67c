"""The one way in: without arguments the window, with arguments the command line."""

import sys

from incident_desk import paths


def main() -> int:
    """The exit code of what was asked for."""
    if len(sys.argv) > 1:
        return _command()
    # The window is not made to wait for what only the command line needs.
    from incident_desk.app import run as run_window

    return run_window(paths.data_folder())


def _command() -> int:
    try:
        from incident_desk.cli import run as run_command

        return run_command()
    except KeyboardInterrupt:  # before there was anything that could say so
        return 1


if __name__ == "__main__":
    sys.exit(main())
