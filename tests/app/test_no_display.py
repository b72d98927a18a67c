"""Without a display the program says so, and names what works without one; it never aborts."""

import os
import subprocess
import sys

import pytest


def start(tmp_path, language="en", **environment):
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_ALL")
    }
    (tmp_path / "preferences.json").write_text(f'{{"language": "{language}"}}')
    return subprocess.run(
        [sys.executable, "-m", "incident_desk"],
        env={**clean, "INCIDENT_DESK_DATA": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
@pytest.mark.parametrize(("language", "said"), [("en", "no display"), ("es", "No hay pantalla")])
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":987"}], ids=["none", "dead"])
def test_it_says_so_and_names_what_works(tmp_path, language, said, environment):
    done = start(tmp_path, language, **environment)
    assert done.returncode == 1
    assert said in done.stderr
    for command in ("declare", "list", "log", "report", "verify"):
        assert command in done.stderr
    assert "Traceback" not in done.stderr
