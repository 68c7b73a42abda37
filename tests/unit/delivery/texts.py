"""Replies that are hard to carry."""

from __future__ import annotations

_MIXED = (
    "Hola Lucía 👋🏽, tu camisa 亚麻衬衫 sigue aquí: 89,90 €\n«¿Te ayudo?» 👩‍👩‍👧 مرحبا\n"
    "\\033]52 $(id) `x` 'q' \"q\"\t#&+%\n"
)

TEN_KB = (_MIXED * 200).encode()[:10_240].decode(errors="ignore")
"""About 10 kB in several scripts with emoji, quotes and line breaks."""
