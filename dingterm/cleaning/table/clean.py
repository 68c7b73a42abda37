"""One block of a table cleaned: its usable rows, its rejects, and what was changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from dingterm.cleaning.regions import regions
from dingterm.cleaning.table import refused, texts
from dingterm.cleaning.table.changes import Change, Rewritten, change, changed
from dingterm.cleaning.table.contacts import MISSING, first_address, first_phone
from dingterm.cleaning.table.keys import keys
from dingterm.cleaning.table.phones import judged
from dingterm.cleaning.table.plan import Plan
from dingterm.cleaning.table.refused import ROW
from dingterm.cleaning.table.score import scores
from dingterm.intake.ragged import LINE


@dataclass(frozen=True)
class CleanBlock:
    """A block's rows, each in one place.

    Attributes:
        every: All rows: `LINE`, the user's columns and what was added to them, `KEY`, `CHECK`, `SCORE`.
        good: Which of them can be used.
        rejects: `line`, `column`, `code`, `sentence` of each row left out, in the order of the file.
        rejected: The same rows' own cells, as they came.
        verdicts: The verdict on each row's phone, rejects included.
        changes: What was rewritten.
    """

    every: pl.DataFrame
    good: pl.Series
    rejects: pl.DataFrame
    rejected: pl.DataFrame
    verdicts: pl.Series
    changes: tuple[Change, ...]

    @property
    def rows(self) -> pl.DataFrame:
        """The usable rows."""
        return self.every.filter(self.good)


def clean_block(cells: pl.DataFrame, plan: Plan) -> CleanBlock:
    """Clean some rows of a table; no block knows of another.

    Args:
        cells: `LINE` and the user's columns.
        plan: What is done to which column.
    """
    lines, own = cells[LINE], cells.drop(LINE)
    codes = {name: regions(own[name]) for name in plan.countries}
    homes = _homes(codes, plan)
    where, style = plan.home if homes is None else homes, plan.options.style
    phones = {name: judged(own[name], where, style) for name in plan.phones}
    mails = {name: texts.addresses(own[name]) for name in plan.emails}
    clean = {name: changed(own[name], frame["cell"]) for name, frame in phones.items()}
    clean |= {name: cells for name, (cells, _) in mails.items()} | _plain_columns(own, plan)
    clean |= {name: changed(own[name], code.fill_null(own[name])) for name, code in codes.items()}
    address = first_address([valid for _, valid in mails.values()], own.height)
    contact = first_phone(phones, own.height).hstack([address])
    changes = tuple(change(_what(name, plan), own[name], clean[name], lines) for name in clean)
    rewritten = own.with_columns(column.cells.alias(name) for name, column in clean.items())
    rows = _with_added(rewritten, own, phones, contact, plan)
    key = keys(rewritten, plan.unique_by, contact)
    whole = rows.insert_column(0, lines).hstack(key.get_columns()).hstack([scores(rewritten, plan)])
    return _parted(whole, own, _refused(contact, own, lines, homes, plan), plan, changes)


def _homes(codes: Mapping[str, pl.Series], plan: Plan) -> pl.Series | None:
    """The region of each row, where the table says one."""
    if not codes:
        return None
    told = pl.DataFrame(list(codes.values()))
    return told.select(pl.coalesce(pl.all(), pl.lit(plan.home, pl.String)).alias("homes")).to_series()


def _plain_columns(own: pl.DataFrame, plan: Plan) -> dict[str, Rewritten]:
    return {
        **{name: texts.names(own[name]) for name in plan.names},
        **{name: texts.amounts(own[name]) for name in plan.amounts},
        **{name: texts.moments(own[name], order) for name, order in plan.moments.items()},
    }


def _what(name: str, plan: Plan) -> str:
    kinds: dict[str, Collection[str]] = {
        "phones": plan.phones,
        "e-mails": plan.emails,
        "names": plan.names,
        "amounts": plan.amounts,
        "dates": plan.moments,
    }
    return next((kind for kind, columns in kinds.items() if name in columns), "countries")


def _with_added(
    rewritten: pl.DataFrame, own: pl.DataFrame, phones: dict[str, pl.DataFrame], contact: pl.DataFrame, plan: Plan
) -> pl.DataFrame:
    """The user's columns; beside each phone what else its cell holds; then the verdict, region and kind."""
    columns: dict[str, pl.Series] = {}
    for name in rewritten.columns:
        columns[name] = rewritten[name]
        if name in phones:
            columns |= _beside(name, own[name], phones[name], plan)
    verdict = contact["verdict"].fill_null(MISSING)
    return pl.DataFrame(columns | dict(zip(plan.added, (verdict, contact["region"], contact["kind"]), strict=True)))


def _beside(name: str, raw: pl.Series, found: pl.DataFrame, plan: Plan) -> dict[str, pl.Series]:
    columns = {f"{name}_raw": raw} if plan.options.keep_raw else {}
    if found["more"].null_count() < found.height:
        for place in range(found.select(pl.col("more").list.len().max()).item() or 0):
            columns[f"{name}_{place + 2}"] = found["more"].list.get(place, null_on_oob=True)
    if plan.options.style == "e164" and found["extension"].null_count() < found.height:
        columns[f"{name}_extension"] = found["extension"]
    return columns


def _refused(
    contact: pl.DataFrame, own: pl.DataFrame, lines: pl.Series, homes: pl.Series | None, plan: Plan
) -> pl.DataFrame:
    """`REFUSAL` of the rows that cannot be used, and `ROW`, their places."""
    nobody = (contact["e164"].is_null() & contact["email"].is_null()).arg_true()
    cells, none = own[nobody], pl.Series([None], dtype=pl.String).new_from_index(0, len(nobody))
    told = contact[nobody].with_columns(
        line=lines.gather(nobody),
        homes=none if homes is None else homes.gather(nobody),
        email_cell=cells.select(pl.coalesce(plan.emails)).to_series() if plan.emails else none,
        email_column=pl.lit(plan.emails[0] if plan.emails else ""),
    )
    coded = told.with_columns(nobody.alias(ROW), refused.codes(told, strict=plan.strict))
    return refused.sentences(coded.filter(pl.col("code").is_not_null()), plan.home)


def _parted(
    whole: pl.DataFrame, own: pl.DataFrame, rejects: pl.DataFrame, plan: Plan, changes: Sequence[Change]
) -> CleanBlock:
    """Rows parted into usable ones, and those refused or not asked for."""
    verdicts = whole[plan.added[0]]
    if plan.options.keep_only:
        rejects = pl.concat([rejects, _not_asked_for(whole, rejects[ROW], plan)]).sort(ROW)
    rows, good = rejects[ROW], pl.repeat(True, whole.height, eager=True)
    if rows.len():
        good = good.scatter(rows, False)
    return CleanBlock(whole, good, rejects.drop(ROW), own[rows], verdicts, tuple(changes))


def _not_asked_for(whole: pl.DataFrame, bad: pl.Series, plan: Plan) -> pl.DataFrame:
    """`REFUSAL` and `ROW` of the rows that filters leave out, of those that can be used."""
    left_out = _filters(whole, whole[plan.added[0]], plan).with_row_index(ROW)
    return refused.filtered(left_out.filter(pl.col("filter").is_not_null() & ~pl.col(ROW).is_in(bad.implode())))


def _filters(whole: pl.DataFrame, verdicts: pl.Series, plan: Plan) -> pl.DataFrame:
    """`line`, `filter` (the first one a row fails) and `value` (what it has instead) of each row."""
    known = {"verdict": verdicts, "region": whole[plan.added[1]], "kind": whole[plan.added[2]]}
    told = pl.DataFrame({name: known[name] if name in known else whole[name] for name in plan.options.keep_only})
    failed = refused.not_asked_for(told, plan.options.keep_only)
    value = [pl.when(pl.col("filter") == name).then(pl.col(name)) for name in told.columns]
    found = told.with_columns(failed).select(pl.coalesce(value).alias("value"), "filter")
    return found.insert_column(0, whole[LINE].alias("line"))
