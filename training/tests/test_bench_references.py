"""What the product is measured against can still be loaded: it takes parts of training/."""

import runpy
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.parametrize("script", sorted(file.name for file in BENCH.glob("reference_*.py")))
def test_a_reference_finds_what_it_imports(script):
    found = runpy.run_path(str(BENCH / script), run_name="loaded")
    assert callable(found["main"])
