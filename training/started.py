"""Which reader a run goes on from: the run keeps a copy, since its own result takes the place of that in the end."""

import json
from pathlib import Path


def started_from(start: Path | None, folder: Path) -> int | None:
    """
    The version of the shipped reader that the run in `folder` goes on from, or None for one that
    begins with the base. Exits where `start` is neither the one that the run keeps nor, after the run has ended, what came of it.
    """
    asked = None if start is None else shipped_version(start)
    kept = folder / "start"
    if not (kept / "manifest.json").exists():
        return asked
    version = shipped_version(kept)
    if asked not in (None, version, version + 1):
        raise SystemExit(
            f"The run in {folder} goes on from version {version} of the reader, and {start} is "
            f"version {asked}. Move the folder away to begin another run."
        )
    if asked == version + 1 and not (folder / "finished.json").exists():
        raise SystemExit(
            f"The run in {folder}, from version {version} of the reader, has not ended. End it with "
            f"that version, or move the folder away to begin another run."
        )
    return version


def shipped_version(model: Path) -> int:
    return json.loads((model / "manifest.json").read_text())["version"]
