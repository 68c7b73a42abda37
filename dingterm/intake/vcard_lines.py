"""vCard text to the properties of each card (2.1: versit 1996; 3.0: RFC 2426; 4.0: RFC 6350)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^:;"]|"[^"]*")*)*):(.*)', re.DOTALL)
_PARAM = re.compile(r';((?:[^:;"]|"[^"]*")*)')
_ESCAPE = re.compile(r"\\(.)")
_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT")


@dataclass
class Property:
    """One property of a card.

    Attributes:
        name: In capitals: `TEL`.
        group: What ties it to others (`item1`), or empty.
        types: Its kinds, small letters: `cell`, `fax`; those of 2.1 stand without a key.
        params: Its other parameters by name in capitals.
        value: As it stands, decoded but with its escapes.
    """

    name: str
    group: str
    types: frozenset[str]
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value without escapes."""
        return _unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The parts of a value such as `N`, without escapes."""
        return [_unescaped(part).strip() for part in re.split(r"(?<!\\);", self.value)]


@dataclass
class Card:
    """One card.

    Attributes:
        line: Where it begins (1-based).
        closed: Whether its end was found.
    """

    line: int
    closed: bool = False
    properties: list[Property] = field(default_factory=list)


def cards(text: str) -> tuple[list[Card], list[tuple[int, str]]]:
    """The cards of a file.

    Args:
        text: Its text, lines ended by `\\n`.

    Returns:
        The cards, and line and text of what stands outside of any.
    """
    found: list[Card] = []
    outside: list[tuple[int, str]] = []
    for number, line in _unfolded(text):
        word = line.strip().casefold().replace(" ", "")
        inside = bool(found) and not found[-1].closed
        if word == "begin:vcard":
            found.append(Card(number))
        elif inside and word == "end:vcard":
            found[-1].closed = True
        elif inside:
            _add(found[-1], line)
        elif word:
            outside.append((number, line))
    return found, outside


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with the number each begins at: folded ones and soft breaks of quoted-printable joined."""
    held, number, soft = "", 0, False
    for here, line in enumerate(text.split("\n"), start=1):
        if soft:
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and held.strip():
            held += line[1:]
        else:
            if number:
                yield number, held
            held, number = line, here
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
    yield number, held


def _add(card: Card, line: str) -> None:
    """A line that is no property goes on with the one before it (pictures of 2.1 are not indented)."""
    match = _LINE.fullmatch(line.strip())
    if match:
        card.properties.append(_property(*match.groups()))
    elif card.properties:
        card.properties[-1].value += line.strip()


def _property(group: str | None, name: str, raw: str, value: str) -> Property:
    types: set[str] = set()
    params: dict[str, str] = {}
    for param in _PARAM.findall(raw):
        key, sign, content = param.partition("=")
        content = content.strip('"') if sign else key
        if key.upper() == "TYPE" or (not sign and key.upper() not in _ENCODINGS):
            types.update(content.casefold().replace(" ", "").split(","))
        else:
            params["ENCODING" if not sign else key.upper()] = content
    if params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _unquoted(value, params.get("CHARSET", "utf-8"))
    return Property(name.upper(), group or "", frozenset(types), params, value)


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode())
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)
