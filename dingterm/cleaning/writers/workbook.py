"""XLSX (ECMA-376): every cell a text in the sheet itself, so that no zero, plus or formula comes to life.

Written part by part into the archive, and so of any length; a full sheet is followed by another.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

import polars as pl

from dingterm.cleaning.writers.layout import Layout
from dingterm.cleaning.writers.safe_cells import safe_cells

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header among them."""

LONGEST = 32_767
"""Signs of a cell."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


class Workbook:
    """Writes a workbook.

    Args:
        path: The file to make.
        layout: Its columns.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.layout = layout
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self.sheets = 0
        self.room = 0
        self.sheet: IO[bytes] = self._next_sheet()

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows."""
        while rows.height:
            if not self.room:
                self._end_sheet()
                self.sheet = self._next_sheet()
            some, rows = rows.head(self.room), rows.slice(self.room)
            self.room -= some.height
            safe = safe_cells(self.layout.of(some), self.layout.phones, self.layout.plain)
            self.sheet.write("".join(_rows(safe)).encode())

    def close(self) -> None:
        """End the last sheet and say what the archive holds."""
        self._end_sheet()
        for name, text in _parts(self.sheets).items():
            self.archive.writestr(name, _XML + text)
        self.archive.close()

    def _next_sheet(self) -> IO[bytes]:
        self.sheets += 1
        self.room = MOST_ROWS - 1
        sheet = self.archive.open(f"xl/worksheets/sheet{self.sheets}.xml", "w", force_zip64=True)
        sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
        head = safe_cells(pl.DataFrame(schema=dict.fromkeys(self.layout.columns, pl.String)), frozenset()).columns
        names = pl.DataFrame([head], schema=[str(place) for place in range(len(head))], orient="row")
        sheet.write("".join(_rows(names)).encode())
        return sheet

    def _end_sheet(self) -> None:
        self.sheet.write(b"</sheetData></worksheet>")
        self.sheet.close()


def _rows(rows: pl.DataFrame) -> pl.Series:
    cells = pl.concat_str(_cell(name) for name in rows.columns)
    return rows.select(pl.lit("<row>") + cells + pl.lit("</row>")).to_series()


def _cell(name: str) -> pl.Expr:
    text = pl.col(name).str.slice(0, LONGEST).str.replace_all(_NO_XML, "")
    for sign, written in {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.items():
        text = text.str.replace_all(sign, written, literal=True)
    filled = pl.lit('<c t="inlineStr"><is><t xml:space="preserve">') + text + pl.lit("</t></is></c>")
    return filled.fill_null("<c/>")


def _parts(sheets: int) -> dict[str, str]:
    """The archive's parts beside the sheets."""
    every = range(1, sheets + 1)
    book = "".join(f'<sheet name="Cleaned {n}" sheetId="{n}" r:id="r{n}"/>' for n in every)
    target = f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet'
    links = "".join(f'<Relationship Id="r{n}" {target}{n}.xml"/>' for n in every)
    content = f'ContentType="{_KIND}.worksheet+xml"'
    kinds = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" {content}/>' for n in every)
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{book}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{kinds}</Types>',
    }
