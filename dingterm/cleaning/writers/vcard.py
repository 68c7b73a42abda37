"""vCard 3.0 (RFC 2426): a card for each row, of its names, phones and e-mail addresses alone."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.layout import Layout


class VCard:
    """Writes contact cards.

    Args:
        path: The file to make.
        layout: Which columns hold names, phones and e-mail addresses.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.layout = layout
        self.file = path.open("wb")

    def write(self, rows: pl.DataFrame) -> None:
        """Add a card for each row."""
        if rows.height:
            cards = self.layout.of(rows).select(self._card().alias("card"))["card"]
            self.file.write("".join(cards).encode())

    def close(self) -> None:
        """End the file."""
        self.file.close()

    def _card(self) -> pl.Expr:
        given, family, name = (self._first(field) for field in ("given_name", "family_name", "name"))
        joined = pl.concat_str(given, family, separator=" ", ignore_nulls=True)
        shown = pl.coalesce(name, pl.when(joined != "").then(joined), self._any_contact(), pl.lit("?"))
        lines = [
            pl.lit("BEGIN:VCARD\r\nVERSION:3.0\r\n"),
            pl.format("N:{};{};;;\r\n", family.fill_null(""), given.fill_null("")),
            pl.format("FN:{}\r\n", shown),
            *(self._line("TEL;TYPE=CELL", column) for column in self._phones()),
            *(self._line("EMAIL", column) for column in self.layout.contact.get("email", ())),
            pl.lit("END:VCARD\r\n"),
        ]
        return pl.concat_str(lines)

    def _first(self, field: str) -> pl.Expr:
        columns = self.layout.contact.get(field, ())
        return pl.coalesce(_escaped(column) for column in columns) if columns else pl.lit(None, pl.String)

    def _phones(self) -> list[str]:
        return [name for name in self.layout.columns if name in self.layout.phones and not name.endswith("_raw")]

    def _any_contact(self) -> pl.Expr:
        columns = [*self._phones(), *self.layout.contact.get("email", ())]
        return pl.coalesce(_escaped(column) for column in columns)

    @staticmethod
    def _line(key: str, column: str) -> pl.Expr:
        return (pl.lit(f"{key}:") + _escaped(column) + pl.lit("\r\n")).fill_null("")


def _escaped(column: str) -> pl.Expr:
    text = pl.col(column).str.replace_all(r"([\\,;])", r"\$1").str.replace_all(r"\r\n|\r|\n", r"\n")
    return pl.when(text != "").then(text)
