"""Phone numbers: parse, classify, format, generate. Each name loads what it needs when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dingterm.lazily import names_of
from dingterm.numbers.fictional import fictional, fictional_regions

if TYPE_CHECKING:
    from dingterm.numbers.extract import extract_numbers
    from dingterm.numbers.formatting import STYLES, Style, format_numbers
    from dingterm.numbers.frame import parse_numbers, parse_numbers_detailed
    from dingterm.numbers.kinds import KINDS, VERDICTS
    from dingterm.numbers.making import generate
    from dingterm.numbers.one import plain_number
    from dingterm.numbers.places import enrich, enrich_time_zones
    from dingterm.numbers.select import Wanted, selected
    from dingterm.numbers.split import split_numbers
    from dingterm.numbers.variants import match_key, spellings, whatsapp_digits

_HOMES = {
    "extract": ("extract_numbers",),
    "formatting": ("STYLES", "Style", "format_numbers"),
    "frame": ("parse_numbers", "parse_numbers_detailed"),
    "kinds": ("KINDS", "VERDICTS"),
    "making": ("generate",),
    "one": ("plain_number",),
    "places": ("enrich", "enrich_time_zones"),
    "select": ("Wanted", "selected"),
    "split": ("split_numbers",),
    "variants": ("match_key", "spellings", "whatsapp_digits"),
}
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
    "plain_number",
    "selected",
    "spellings",
    "split_numbers",
    "whatsapp_digits",
]

__getattr__ = names_of(__name__, _HOMES)
