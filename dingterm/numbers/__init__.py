"""Phone numbers: parse, classify, format, generate. Loads polars and phonenumbers."""

from __future__ import annotations

from dingterm.numbers.fictional import fictional, fictional_regions
from dingterm.numbers.frame import parse_numbers, parse_numbers_detailed
from dingterm.numbers.enrich import enrich_time_zones

__all__ = ["enrich_time_zones", "fictional", "fictional_regions", "parse_numbers", "parse_numbers_detailed"]
