"""How fast numbers are parsed, beside the two parsers there are: `python -m tests.benchmarks.numbers_speed`.

Each measurement runs in a process of its own: dingterm switches on phonenumbers' cache of patterns, which would help
the one it is compared with. Needs the extra `bench`.
"""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from tests.benchmarks.numbers_sample import mixed

ROWS = 1_000_000
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
TRIES = 5


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mixed.parquet"
        sample = pl.DataFrame(mixed(ROWS, seed=1), schema=["raw", "region"], orient="row")
        sample.write_parquet(file)
        say(f"{ROWS:,} strings, {sample['raw'].n_unique():,} distinct")
        for name in ("phonenumbers", "phonenumbers_cached", "rphonenumbers"):
            say(f"{name}: {measured('other', file, name)}")
        for size in SIZES:
            say(f"dingterm, {size:,} rows: {measured('ours', file, size)}")
        say(f"plan: {measured('plan', file)}")
        say(f"the rest: {measured('rest', file)}")


def measured(what: str, file: Path, *more: object) -> dict[str, float]:
    """One measurement, in a process of its own."""
    command = [sys.executable, "-m", __spec__.name, what, str(file), *map(str, more)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def other(file: Path, name: str) -> dict[str, float]:
    """Parse, validity, E.164, region and type, one string at a time."""
    module = importlib.import_module(name.removesuffix("_cached"))
    if name.endswith("_cached"):
        importlib.import_module("phonenumbers.re_util").enable_pattern_cache()
    rows = pl.read_parquet(file).rows()
    seconds = timed(lambda: [_one(module, text, region) for text, region in rows])
    return {"seconds": seconds, "per second": round(len(rows) / seconds)}


def _one(module: Any, text: str, region: str) -> object:
    try:
        number = module.parse(text, region)
    except module.NumberParseException:
        return None
    e164 = module.format_number(number, module.PhoneNumberFormat.E164)
    return module.is_valid_number(number), e164, module.region_code_for_number(number), module.number_type(number)


def ours(file: Path, size: str) -> dict[str, float]:
    """The same for a whole column; the best of some tries, and the memory above the input."""
    sample = pl.read_parquet(file)
    rows = int(size)
    frame = pl.concat([sample] * max(rows // sample.height, 1)).head(rows).rechunk()
    from dingterm.numbers import parse_numbers
    from dingterm.numbers.reference import parse

    parse_numbers(frame["raw"].head(10), "GB")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tries = []
    for _ in range(TRIES):
        parse.cache_clear()
        tries.append(timed(lambda: parse_numbers(frame["raw"], frame["region"])))
    above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    best = min(tries)
    return {
        "seconds": best,
        "first": tries[0],
        "per second": round(rows / best),
        "µs a row": round(best / rows * 1e6, 2),
        "MB above": round(above),
    }


def plan(file: Path) -> dict[str, float]:
    """Loading the plan, after polars."""
    from dingterm.numbers.plan import plan as load

    return {"seconds": timed(load)}


def rest(file: Path) -> dict[str, float]:
    """Everything else, for the million's numbers."""
    from dingterm.numbers import enrich, extract_numbers, format_numbers, generate, parse_numbers

    sample = pl.read_parquet(file)
    parsed = parse_numbers(sample["raw"], sample["region"])
    enrich(parsed["e164"].head(10))
    prose = pl.Series(["Thanks for the quick answer, I will look at it tonight."] * ROWS)
    return {
        "format": timed(lambda: format_numbers(parsed["e164"], "international", parsed["extension"])),
        "enrich": timed(lambda: enrich(parsed["e164"])),
        "a million Chinese mobiles": timed(lambda: generate("CN", "mobile", ROWS, seed=1)),
        "extract from a million texts without any": timed(lambda: extract_numbers(prose, "GB")),
    }


def timed(work: Callable[[], object]) -> float:
    """Seconds the work takes."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 3)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


MEASURES: dict[str, Callable[..., dict[str, float]]] = {"other": other, "ours": ours, "plan": plan, "rest": rest}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        say(json.dumps(MEASURES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
    else:
        main()
