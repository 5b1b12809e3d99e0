"""The command line in this process: what a command printed, and how it failed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.__main__ import nutshell

DERNA = str(Path(__file__).parents[1] / "golden" / "derna.txt")
FERRY = (
    "The ferry 🙂 left the harbour of Oran on Tuesday with 240 people on board. Nobody was hurt in the storm. "
    '"We were lucky," the captain Maria Lopez said on Wednesday. Repairs of the ship will cost 3 million euros.'
)
PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{FERRY}</p></article></body></html>"
)


def run(*words: str, given: bytes | None = None, **environment: str) -> Result:
    """What a command printed and how it ended."""
    return CliRunner().invoke(nutshell, list(words), input=given, env=environment)


def printed(*words: str, given: bytes | None = None) -> dict[str, Any]:
    """The JSON object a command printed, and nothing else."""
    done = run(*words, "--json", given=given)
    assert (done.exit_code, done.stderr) == (0, "")
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def failed(*words: str, code: int = 1, given: bytes | None = None, **environment: str) -> str:
    """The one line a command said on standard error when it ended with that code."""
    done = run(*words, given=given, **environment)
    assert (done.exit_code, done.stdout) == (code, "")
    assert isinstance(done.exception, SystemExit)
    assert done.stderr.count("\n") == 1
    return done.stderr.rstrip("\n")
