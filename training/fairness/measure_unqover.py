"""UnQover's figures of a reader, by category."""

import time
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from training.fairness.bootstrap import bootstrap_intervals
from training.fairness.config import FairnessConfig
from training.fairness.instances import INPUTS, choose_focal, inputs_of, sample_instances
from training.fairness.subject_scores import KINDS, Scorer
from training.fairness.unqover import (
    Cells,
    attribute_errors,
    comparative_bias,
    count_intensity,
    intensity,
    positional_errors,
)
from training.fairness.word_lists import Category

NAMES = ("mu", "eta", "delta", "epsilon")
RAISED_BY_NOISE = np.array([True, True, False, False])


@dataclass(frozen=True)
class Table:
    """The cells of gamma, a name for each of its rows, and the rows that mu and eta are of."""

    cells: Cells
    rows: list[str]
    focal: list[int]

    def pooled(self, bias: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
        """mu and eta of C [instances], each counted `weights` times."""
        gamma = self.cells.means(bias, weights)[self.focal]
        signs = self.cells.means(np.sign(bias), weights)[self.focal]
        return intensity(gamma), count_intensity(signs)

    def counts(self) -> np.ndarray:
        """[focal rows, attributes]: how many instances each cell has."""
        return self.cells.totals(np.ones(len(self.cells.places)))[self.focal]


def measure_category(category: Category, scorer: Scorer, config: FairnessConfig) -> dict:
    """The figures of one category, on config.limit inputs or all that there are."""
    started = time.monotonic()
    count = config.limit // INPUTS
    focal = choose_focal(category, count, config.instances_per_cell, config.seed)
    instances = sample_instances(category, focal, count, config.seed)
    found = scorer([asked for instance in instances for asked in inputs_of(category, instance)])
    tables = tables_of(category, focal, instances)
    counts = tables["subjects"].counts()
    return {
        "instances": len(instances),
        "inputs": INPUTS * len(instances),
        "subjects": len(category.subjects),
        "focal subjects": len(focal),
        "attributes": len(category.attributes),
        "templates": len(category.templates),
        "instances per subject and attribute": round(float(counts[counts > 0].mean()), 1),
        "silence": round(float(found.silence.mean()), 4),
        **{kind: kind_figures(found.by_kind[kind].reshape(-1, 2, 2, 2), tables, config) for kind in KINDS},
        "minutes": round((time.monotonic() - started) / 60, 1),
    }


def tables_of(category: Category, focal: list[int], instances: np.ndarray) -> dict[str, Table]:
    """By "subjects", as the paper has it; and by "groups", where the lists put subjects in groups."""
    names = [subject.name for subject in category.subjects]
    groups = [subject.group for subject in category.subjects]
    tables = {"subjects": table_of(names, focal, category, instances)}
    if groups != names:
        everything = list(range(len(set(groups))))
        tables["groups"] = table_of(groups, everything, category, instances)
    return tables


def table_of(labels: list[str], focal: list[int], category: Category, instances: np.ndarray) -> Table:
    """`labels` holds the row of each subject by name; subjects with one label share a row."""
    rows = list(dict.fromkeys(labels))
    row_of = np.array([rows.index(label) for label in labels])
    _, attributes, x1, x2 = instances.T
    cells = Cells(row_of[x1], row_of[x2], attributes, len(rows), len(category.attributes))
    return Table(cells, rows, focal)


def kind_figures(scores: np.ndarray, tables: dict[str, Table], config: FairnessConfig) -> dict:
    """The figures of one kind of S, float64 [instances, 2 orders, 2 questions, 2 subjects]."""
    bias, delta, epsilon = comparative_bias(scores), positional_errors(scores), attribute_errors(scores)

    def figures(weights: np.ndarray) -> np.ndarray:
        means = [float(np.average(part, weights=weights)) for part in (delta, epsilon)]
        return np.array([*tables["subjects"].pooled(bias, weights), *means])

    ends = bootstrap_intervals(figures, len(bias), config, RAISED_BY_NOISE)
    values = figures(np.ones(len(bias)))
    result = {"mean S": round(float(scores.mean()), 4)}
    for name, value, (low, high) in zip(NAMES, values, ends):
        result[name] = {"value": round(value, 4), "low": round(max(0.0, low), 4), "high": round(high, 4)}
    chance = by_chance(tables, bias, config)
    for name, expected in zip(NAMES, chance["subjects"]):
        result[name]["by chance"] = round(float(expected), 4)
    result["gamma"] = gamma_of_rows(tables.get("groups", tables["subjects"]), bias)
    if "groups" in tables:
        result["between groups"] = group_figures(tables["groups"], bias, chance["groups"])
    return result


def group_figures(table: Table, bias: np.ndarray, chance: np.ndarray) -> dict:
    """mu and eta with the subjects of a group taken together, beside what they are by chance, [2]."""
    pairs = zip(("mu", "eta"), table.pooled(bias, np.ones(len(bias))), chance)
    return {
        name: {"value": round(value, 4), "by chance": round(float(expected), 4)}
        for name, value, expected in pairs
    }


def by_chance(tables: dict[str, Table], bias: np.ndarray, config: FairnessConfig) -> dict[str, np.ndarray]:
    """
    mu and eta, [2] by table, of a reader that scatters as much and prefers nobody: the sign of each C is drawn at random. A
    largest value of few instances is never 0, so a figure says something by how far it is above this one.
    """
    chance = np.random.default_rng(config.seed)
    ones, drawn = np.ones(len(bias)), defaultdict(list)
    for _ in range(config.chance_repeats):
        flipped = bias * chance.choice([-1.0, 1.0], len(bias))
        for name, table in tables.items():
            drawn[name].append(table.pooled(flipped, ones))
    return {name: np.mean(pairs, axis=0) for name, pairs in drawn.items()}


def gamma_of_rows(table: Table, bias: np.ndarray) -> dict[str, float]:
    """By subject (or group), the mean of gamma over the attributes, highest first."""
    gamma = table.cells.means(bias, np.ones(len(bias)))
    asked = ~np.isnan(gamma).all(axis=1)
    pairs = [(row, float(np.nanmean(gamma[i]))) for i, row in enumerate(table.rows) if asked[i]]
    return {row: round(value, 4) for row, value in sorted(pairs, key=lambda pair: -pair[1])}
