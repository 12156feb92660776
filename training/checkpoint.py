"""The state of a run on disk: complete or absent, never half written."""

import json
import os
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from training.device import device_name


def save_checkpoint(path: Path, state: dict) -> None:
    """Writes beside the old checkpoint and renames over it, so that a kill at any time leaves one."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as out:
        torch.save(state, out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, path)


def load_checkpoint(path: Path) -> dict | None:
    """On the CPU, from whichever device it was saved."""
    return torch.load(path, map_location="cpu", weights_only=False) if path.exists() else None


def git_revision() -> str:
    """The revision that the code runs from, or "unknown" outside a checkout."""
    here = Path(__file__).parent
    command = ["git", "-C", str(here), "rev-parse", "HEAD"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else "unknown"


def record_run(folder: Path, config: Any, facts: dict) -> None:
    """
    Leaves the knobs (a dataclass), the code's revision and what was found in the data beside the run. One that has ended by the
    same knobs keeps its records: exported again later, these still say what trained it, and where.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record, end = folder / "run.json", folder / "finished.json"
    knobs = json.loads(json.dumps(asdict(config)))
    if end.exists() and json.loads(record.read_text())["config"] == knobs:
        return
    end.unlink(missing_ok=True)
    record.write_text(json.dumps({"config": knobs, "revision": git_revision(), **facts}, indent=2) + "\n")


def record_end(folder: Path, steps: int, tokens: int, seconds: float) -> None:
    """Leaves beside a run what it took, the first time that it ends."""
    end = folder / "finished.json"
    if not end.exists():
        spent = {"steps": steps, "tokens": tokens, "minutes": seconds / 60, "device": device_name()}
        end.write_text(json.dumps(spent) + "\n")
