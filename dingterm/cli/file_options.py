"""Options that say how files are to be read, the same for every verb that reads any."""

from __future__ import annotations

from typing import Annotated

import typer

Columns = Annotated[list[str] | None, typer.Option("--map", help="COLUMN=field, such as Tel=phone; may be repeated.")]
Forget = Annotated[bool, typer.Option("--forget-mapping", help="Forget what was said of files with these columns.")]
Encoding = Annotated[str, typer.Option(help="How the bytes are to be read, such as cp1252.")]
Delimiter = Annotated[str, typer.Option(help="The sign between cells: comma, semicolon, tab, bar, or the sign.")]
Quote = Annotated[str, typer.Option(help="The sign around cells: double, single, none, or the sign.")]
HeaderLine = Annotated[str, typer.Option(help="The line the header stands on; 0 for none.")]
