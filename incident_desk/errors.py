"""What can go wrong, and whose fault it is.

    DeskError               its text is fit to show to the commander
    ├── RuleError           the rules of the desk forbid it
    ├── StoreError          the disk or the database file is at fault
    │   ├── BusyError       another program holds the database
    │   ├── FullError       no room left on the disk
    │   ├── ReadOnlyError   the file or its folder cannot be written
    │   └── DamagedError    the file is not a sound database of ours
    ├── InputError          a file or a text from outside is at fault: says which, where, why
    └── StoppedError        the commander cancelled it; nothing was changed

The text of an error is a key of the catalogues with its values, so that it is told in the language
of whoever reads it: the window in Spanish, the command line in English, of the same error.
Anything that is not a DeskError is a bug of ours.
"""

from collections.abc import Callable


class DeskError(Exception):
    """Something the commander can be told in one sentence: `key` and `values` of the catalogues."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def told(self, texts: Callable[..., str]) -> str:
        """The sentence, in the language of `texts`."""
        return texts(self.key, **self.values)

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({values})"


class RuleError(DeskError):
    """The rules of the desk forbid it."""


class StoreError(DeskError):
    """The disk or the database file is at fault."""


class BusyError(StoreError):
    """Another program holds the database."""


class FullError(StoreError):
    """No room is left on the disk."""


class ReadOnlyError(StoreError):
    """The file or its folder cannot be written."""


class DamagedError(StoreError):
    """The file is not a sound database of ours."""


class InputError(DeskError):
    """A file or a text from outside is at fault."""


class StoppedError(DeskError):
    """The commander cancelled it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("error.stopped")
