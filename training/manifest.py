"""The manifest that the product reads beside each shipped model."""

import hashlib
import json
from pathlib import Path


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(
    folder: Path, role: str, name: str, version: int, files: list[str], facts: dict
) -> dict:
    """Writes folder/manifest.json over the named files; the first is the model. Returns it."""
    described = {
        file: {"sha256": sha256_of(folder / file), "sizeBytes": (folder / file).stat().st_size}
        for file in files
    }
    manifest = {
        "role": role,
        "name": name,
        "version": version,
        "files": described,
        "model": files[0],
        "tokenizer": "tokenizer.json",
        **facts,
        "modelKey": f"{name}-int8-{described[files[0]]['sha256'][:12]}",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest
