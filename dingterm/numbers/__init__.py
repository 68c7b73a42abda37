"""Phone numbers: parse, classify, format, generate. Loads polars; phonenumbers only for what its plan cannot tell."""

from __future__ import annotations

from dingterm.numbers.enrich import enrich, enrich_time_zones
from dingterm.numbers.extract import extract_numbers
from dingterm.numbers.fictional import fictional, fictional_regions
from dingterm.numbers.formatting import STYLES, Style, format_numbers
from dingterm.numbers.frame import parse_numbers, parse_numbers_detailed
from dingterm.numbers.generate import generate
from dingterm.numbers.kinds import KINDS, VERDICTS
from dingterm.numbers.select import Wanted, selected
from dingterm.numbers.split import split_numbers
from dingterm.numbers.variants import match_key, spellings, whatsapp_digits

__all__ = [
    "KINDS",
    "STYLES",
    "VERDICTS",
    "Style",
    "Wanted",
    "enrich",
    "enrich_time_zones",
    "extract_numbers",
    "fictional",
    "fictional_regions",
    "format_numbers",
    "generate",
    "match_key",
    "parse_numbers",
    "parse_numbers_detailed",
    "selected",
    "spellings",
    "split_numbers",
    "whatsapp_digits",
]
