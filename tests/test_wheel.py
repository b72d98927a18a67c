"""A wheel holds the resources, so that an installed program has them."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.parametrize(
    "name",
    [
        "severity.toml",
        "runbook_words.toml",
        "i18n/en.mo",
        "i18n/es.mo",
        "icons/board.svg",
        "reports/incident.typ",
        "playbooks/en/power-loss.md",
        "playbooks/es/internet-loss.md",
        "messages/es/customers-acknowledged.txt",
        "drills/en/ransomware.toml",
        "drills/es/provider-outage.toml",
        "demo/en.toml",
        "demo/es.toml",
    ],
)
def test_the_wheel_holds(names, name):
    assert f"incident_desk/resources/{name}" in names


def test_the_wheel_holds_no_tests(names):
    assert not [name for name in names if "tests/" in name]
