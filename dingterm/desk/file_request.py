"""How files are to be read, from the words a user wrote."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence

from dingterm.errors import UsageError
from dingterm.intake.dialect import LOOKED_AT
from dingterm.intake.field_names import field_named, nearest
from dingterm.intake.overrides import QUOTE, Overrides
from dingterm.safe_text import safe_text

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|", "space": " "}
QUOTES = {"double": '"', "single": "'", "none": ""}


def overrides(
    *,
    columns: Sequence[str] = (),
    encoding: str = "",
    delimiter: str = "",
    quote: str = "",
    header_line: str | int | None = None,
) -> Overrides:
    """What was said of files, with words of one meaning; what was left out is found out.

    Args:
        columns: `COLUMN=field`, each.
        encoding: An encoding by any name Python has for it.
        delimiter: One sign, or its name (`DELIMITERS`).
        quote: One sign, or its name (`QUOTES`).
        header_line: 1-based; 0 for no header.

    Raises:
        UsageError: A word means nothing.
    """
    return Overrides(
        encoding=_encoding(encoding) if encoding else "",
        separator=_sign("--delimiter", delimiter, DELIMITERS) if delimiter else "",
        quote=_sign("--quote", quote, QUOTES) if quote else QUOTE,
        header_line=_line(str(header_line)) if header_line not in (None, "") else None,
        columns=dict(_pair(text) for text in columns),
    )


def check_columns(said: Mapping[str, str], headers: Iterable[str]) -> None:
    """Find out whether every column that something was said of is in one of the files.

    Raises:
        UsageError: One is in none; the sentence names the nearest.
    """
    known = tuple(dict.fromkeys(headers))
    keys = {header.strip().casefold() for header in known}
    for column in said:
        if known and column.strip().casefold() not in keys:
            shown = safe_text(", ".join(known[:12]), limit=400)
            raise UsageError(
                f"There is no column {safe_text(column)!r} (--map). Did you mean {safe_text(nearest(column, known))}? "
                f"Columns: {shown}."
            )


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip() or not field.strip():
        raise UsageError(f"--map cannot be {safe_text(text)!r}. Write it as COLUMN=field, for example --map Tel=phone.")
    return column, field_named(field)


def _encoding(word: str) -> str:
    try:
        "a".encode(word)
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"--encoding cannot be {safe_text(word)!r}. Known are utf-8, utf-16, cp1252, latin-1, gb18030, big5, "
            "shift_jis, cp1251 and Python's others."
        ) from error
    return codecs.lookup(word).name


def _sign(option: str, word: str, names: Mapping[str, str]) -> str:
    sign = names.get(word.strip().casefold(), word)
    if word.strip().casefold() not in names and (len(sign) != 1 or not sign.isascii() or sign.isalnum()):
        known = ", ".join(name for name in names if name.isalpha())
        raise UsageError(f"{option} cannot be {safe_text(word)!r}. Write one sign, or one of: {known}.")
    return sign


def _line(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) > LOOKED_AT:
        raise UsageError(
            f"--header-line cannot be {safe_text(word)!r}. Write a line from 1 to {LOOKED_AT}, or 0 for no header."
        )
    return int(word)
