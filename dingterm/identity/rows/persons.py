"""Names to a given and a family name, folded, in Latin letters, with the script they came in."""

from __future__ import annotations

import polars as pl

from dingterm.identity.rows.folded import by_value, folded
from dingterm.identity.rows.scripts import romanised, script

TITLES = r"^(?:mr|mrs|ms|miss|dr|prof|sr|sra|srta|don|dona|herr|frau|mme|mlle|m|sig|sigra)\s+"
TWO_SIGNS = r"^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|南宫|端木)."
"""Chinese surnames of two signs; all others have one."""

HAN = r"^\p{Han}{2,5}$"


def persons(rows: pl.DataFrame) -> pl.DataFrame:
    """Columns `given`, `family`, `script` of rows with name, given_name and family_name.

    A name in one piece counts only where there is neither part: `Smith, John` and `John Smith` are the same, the last
    word is the family name. In Chinese the first sign is, or the first two where they are a known double surname.
    """
    given, family = by_value(rows["given_name"], _called), by_value(rows["family_name"], folded)
    alone = given.is_null() & family.is_null()
    whole = rows["name"].set(~alone, None).to_frame("name").select(whole=_whole(pl.col("name")))
    split = whole.select(given=_parts("given"), family=_parts("family"))
    named = pl.DataFrame(
        {"given": given.zip_with(~alone, split["given"]), "family": family.zip_with(~alone, split["family"])}
    )
    signs = [by_value(named[part], script) for part in ("family", "given")]
    latin = [by_value(named[part], romanised).alias(part) for part in named.columns]
    return pl.DataFrame([*latin, signs[0].zip_with(named["family"].is_not_null(), signs[1]).alias("script")])


def _called(text: pl.Expr) -> pl.Expr:
    return folded(text).str.replace(TITLES, "")


def _whole(text: pl.Expr) -> pl.Expr:
    return _called(text.str.replace(r"^([^,]+),([^,]+)$", "${2} ${1}"))


def _parts(part: str) -> pl.Expr:
    """The given or the family name of a whole one."""
    whole = pl.col("whole")
    double = whole.str.contains(TWO_SIGNS)
    western = whole.str.extract({"given": r"^(.+)\s\S+$", "family": r"(\S+)$"}[part], 1)
    one, two = (whole.str.slice(n) if part == "given" else whole.str.slice(0, n) for n in (1, 2))
    return pl.when(whole.str.contains(HAN)).then(pl.when(double).then(two).otherwise(one)).otherwise(western)
