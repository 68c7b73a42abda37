"""Splink 5 on the same rows, set up as its guide for people has it: what dingterm is measured beside."""

from __future__ import annotations

from typing import Any

import polars as pl

from dingterm.identity.rows.mails import mail

CERTAIN = 0.95
PERSON = ("given_name", "family_name", "emails", "phones", "address", "city", "postcode", "country")


def linked(rows: pl.DataFrame) -> pl.Series:
    """For each row its cluster."""
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    people = _people(rows)
    rules = [
        block_on("emails"),
        block_on("phones"),
        block_on("given_name", "family_name"),
        block_on("family_name", "postcode"),
        block_on("given_name", "postcode"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("family_name").configure(term_frequency_adjustments=True),
            cl.EmailComparison("emails"),
            cl.ExactMatch("phones").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("address", [2, 5]),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=rules,
    )
    database = DuckDBAPI()
    linker = Linker(database.register(people.to_arrow()), settings, log_level=40)
    _train(linker, rules)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        linker.inference.predict(threshold_match_probability=CERTAIN), threshold_match_probability=CERTAIN
    )
    table = pl.from_arrow(clusters.as_duckdbpyrelation().to_arrow_table())
    assert isinstance(table, pl.DataFrame)
    return table.sort("unique_id")["cluster_id"]


def _train(linker: Any, rules: list[Any]) -> None:
    linker.training.estimate_probability_two_random_records_match(rules[:3], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (rules[2], rules[1]):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def _people(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with both parts of the name everywhere, as Splink needs them; role addresses and placeholders left out."""
    parts = pl.col("name").str.split_exact(" ", 1).struct
    named = rows.with_columns(
        given_name=pl.coalesce("given_name", parts[0]).str.to_lowercase(),
        family_name=pl.coalesce("family_name", parts[1]).str.to_lowercase(),
        emails=mail(pl.col("emails")),
        phones=pl.when(pl.col("phones").str.starts_with("+")).then("phones"),
    )
    return named.select(PERSON).with_row_index("unique_id")
