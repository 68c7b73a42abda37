"""A workbook (XLSX, XLSB, XLS, ODS) to the cells of one sheet, all of them text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.archives import is_workbook
from dingterm.safe_text import safe_text

if TYPE_CHECKING:
    from fastexcel import ExcelReader

OLD = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin; so do new ones behind a password."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d)[ T]00:00:00$"
_TIME_ALONE = r"^1899-12-3[01][ T](\d\d:\d\d:\d\d)$"
"""A time without a date is kept as a time of the day on which spreadsheets begin to count."""


def is_sheets(data: bytes) -> bool:
    """Whether these bytes are a workbook's."""
    return data.startswith(OLD) or (data.startswith(b"PK") and is_workbook(data))


def read_workbook(data: bytes, name: str) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The cells of the first sheet that has any.

    Args:
        data: The whole file.
        name: Its name, for errors.

    Returns:
        One text column per column and one row per row of the sheet, from its first cell on; what was decided.

    Raises:
        IntakeError: It is locked, damaged or empty.
    """
    import fastexcel

    if _ENCRYPTED in data:
        raise IntakeError(_locked(name))
    try:
        book = fastexcel.read_excel(data)
        sheets = {title: _cells(book, title) for title in book.sheet_names}
    except fastexcel.FastExcelError as error:
        if "password" in str(error).casefold():
            raise IntakeError(_locked(name)) from error
        why = str(error).partition("\n")[0].removeprefix("calamine error: ")
        raise IntakeError(f"{name} is a damaged workbook ({why}). Save it again as XLSX or CSV.") from error
    filled = {title: cells for title, cells in sheets.items() if cells.height}
    if not filled:
        raise IntakeError(f"{name} is a workbook without a filled cell. Export it again.")
    chosen, *others = filled
    return filled[chosen], (f"sheet {_quoted(chosen)}", *(f"sheet {_quoted(other)} left out" for other in others))


def _cells(book: ExcelReader, title: str) -> pl.DataFrame:
    sheet = book.load_sheet(title, header_row=None, skip_rows=0, dtypes="string")
    if not sheet.width or not sheet.height:
        return pl.DataFrame()
    text = pl.all().str.replace(_MIDNIGHT, "${1}").str.replace(_TIME_ALONE, "${1}")
    return sheet.to_polars().with_columns(text)


def _locked(name: str) -> str:
    return f"{name} is locked with a password. Open it, save it without one, and import that."


def _quoted(title: str) -> str:
    return f"“{safe_text(title, limit=60)}”"
