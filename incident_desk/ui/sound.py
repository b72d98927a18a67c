"""The sound of what becomes due.

Qt's own player is not in PySide6-Essentials, and would bring all of Addons for one small file. So
the system plays it: Windows by itself, macOS and Linux by the small player that comes with their
sound system. Where there is none, the computer beeps.
"""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from incident_desk import paths

# Of PipeWire, PulseAudio and ALSA; of macOS. Each takes a file and ends with it.
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "--quiet"), ("afplay",))


def play() -> None:
    """Begin to play it and go on at once. Where nobody can hear (in tests) nothing happens."""
    if QGuiApplication.platformName() == "offscreen":
        return
    if not _play(paths.resources() / "sounds" / "due.wav"):
        QApplication.beep()


def _play(file: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)
        except RuntimeError:
            return False
        return True
    player = next((one for one in _PLAYERS if shutil.which(one[0])), None)
    if player is None:
        return False
    program, *options = player
    begun, _process = QProcess.startDetached(program, [*options, str(file)])
    return begun
