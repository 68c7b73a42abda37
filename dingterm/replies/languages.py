"""Which language to write in: the customer's, else their region's, else the shop's, else English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LAST = "en"
"""The language when nothing else is known."""

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?", re.IGNORECASE)
_TRADITIONAL = {"TW", "HK", "MO"}


def canonical(tag: str) -> str:
    """A language tag as BCP 47 writes it: `pt_br` is `pt-BR`, `zh-CN` is `zh-Hans-CN`, `zh` is `zh-Hans`.

    Raises:
        ValueError: It is not a language tag.
    """
    match = _TAG.fullmatch(tag.strip())
    if not match:
        raise ValueError(f"{tag!r} is not a language tag")
    language, script, region = (part or "" for part in match.groups())
    language, script, region = language.lower(), script.title(), region.upper()
    if language == "zh" and not script:
        script = "Hant" if region in _TRADITIONAL else "Hans"
    return "-".join(filter(None, (language, script, region)))


def chain(customer: str = "", region: str = "", shop: str = "", heard: str = "") -> tuple[str, ...]:
    """Languages to try for a customer, best first.

    Args:
        customer: The customer's language tag as it was recorded; anything unreadable counts as unknown.
        heard: The language the customer writes in, which counts where none was recorded.
        region: The customer's region (ISO 3166 alpha-2), which gives its main language by Unicode CLDR.
        shop: The shop's own language.

    Returns:
        Canonical tags without repeats. The customer's own carries the region, so that money and dates fit it.
    """
    wanted = [_placed(tag, region) for tag in _readable([customer]) or _readable([heard])]
    if region and not wanted:
        wanted = _readable([main_language(region)])
    return tuple(dict.fromkeys([*wanted, *_readable([shop]), LAST]))


def choose(wanted: Iterable[str], available: Iterable[str]) -> str | None:
    """The first of the wanted languages that is available, in its nearest form.

    `pt-BR` is served by `pt`, and `zh-Hant` by `zh-Hans` when there is nothing nearer. None when no language fits.
    """
    have = list(available)
    for tag in wanted:
        for form in forms(tag):
            if form in have:
                return form
        kin = [one for one in have if base(one) == base(tag)]
        if kin:
            return kin[0]
    return None


def locale_for(language: str, wanted: Sequence[str]) -> str:
    """The most exact variety wanted of the language a text is in, for money and dates: `pt-BR` for a text in `pt`."""
    return max((tag for tag in wanted if language in forms(tag)), key=len, default=language)


def base(tag: str) -> str:
    """The language of a tag without script and region."""
    return tag.partition("-")[0]


def forms(tag: str) -> list[str]:
    """A tag and what is left of it without its last parts: `zh-Hans-CN`, `zh-Hans`, `zh`."""
    parts = tag.split("-")
    return ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]


def main_language(region: str) -> str:
    """The main language of a region with the region in the tag (`MX` gives `es-MX`); empty when there is none."""
    from babel.languages import get_official_languages

    spoken = get_official_languages(region.upper(), de_facto=True)
    return f"{spoken[0]}-{region.upper()}" if spoken else ""


def _placed(tag: str, region: str) -> str:
    tail = tag.rpartition("-")[2]
    named = tail.isupper() or tail.isdigit()
    return tag if named or not re.fullmatch("[A-Za-z]{2}", region) else f"{tag}-{region.upper()}"


def _readable(tags: Iterable[str]) -> list[str]:
    return [canonical(tag) for tag in tags if _TAG.fullmatch(tag.strip())]
