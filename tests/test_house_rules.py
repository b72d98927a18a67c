"""What the house asks of every file."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "benchmarks",
    "docs",
    "incident_desk",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
}
FORBIDDEN = re.compile(r"py" + r"pi\.org|files\.python" + r"hosted|/work" + r"/|/home" + r"/\w")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()
pytestmark = pytest.mark.skipif(not FILES, reason="not a checkout")


def test_the_top_level_holds_what_belongs_there():
    assert {path.relative_to(ROOT).parts[0] for path in FILES} <= TOP


def test_no_file_names_this_machine_or_a_registry():
    texts = [path for path in FILES if path.suffix not in (".png", ".pdf", ".mo")]
    named = [path.name for path in texts if FORBIDDEN.search(path.read_text("utf-8", "replace"))]
    assert named == []


def test_no_source_file_is_longer_than_four_hundred_lines():
    long = {
        path.name: lines
        for path in FILES
        if path.suffix == ".py" and "incident_desk" in path.parts
        if (lines := path.read_text("utf-8").count("\n")) > 400
    }
    assert long == {}


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in FILES
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] == "incident_desk"
        if path.read_text("utf-8").strip()
        if not path.read_text("utf-8").lstrip().startswith(('"""', "#!"))
    ]
    assert silent == []


def test_tests_never_sleep():
    sleeping = [
        path.name
        for path in FILES
        if path.parts[-2:][0] != "benchmarks" and "tests" in path.parts and path.suffix == ".py"
        if re.search(r"\btime\." + r"sleep|qtbot\." + r"wait\(", path.read_text("utf-8"))
    ]
    assert sleeping == []
