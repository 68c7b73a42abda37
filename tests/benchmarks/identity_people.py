"""Made-up customers as three systems hold them, with the truth kept: seeded, the same every time.

A fifth of the rows are repeats of a person, one to five each. Households of one to five, most with one surname, some
with twins; landlines, family addresses, office numbers, placeholders; repeats have typos, initials, swapped names, new
phones, moves, and names in another script. A mobile and a mailbox of one's own are nobody else's, as in life: where two
strangers had one, which happened by chance in millions of rows, nothing could tell them apart.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tests.benchmarks.identity_names import GIVEN, HAN_GIVEN, HAN_SURNAMES, SYLLABLES, cyrillic

COUNTRIES = ("US", "GB", "DE", "ES", "FR", "BR", "RU", "CN")
SHARES = (0.3, 0.15, 0.15, 0.1, 0.1, 0.08, 0.06, 0.06)
MOBILE = ("+1202", "+447", "+4915", "+346", "+336", "+55119", "+79", "+8613")
LANDLINE = ("+1212", "+4420", "+4930", "+3491", "+331", "+55113", "+7495", "+8610")
DIGITS = ((7, 7), (9, 8), (9, 7), (8, 7), (8, 8), (8, 7), (9, 7), (9, 8))
"""Digits after the prefix of a mobile and of a landline."""
HOSTS = ("gmail.com", "hotmail.com", "yahoo.com", "outlook.com", "mail.ru", "gmx.de", "icloud.com", "qq.com")
ROLES = ("info@{}.com", "sales@{}.com", "office@{}.com")
JUNK = ("test@test.com", "none@none.com", "a@a.com", "noemail@example.com")
PLACEHOLDERS = ("0000000000", "1111111111", "1234567890", "9999999999")
BLANK = {
    "orders": {"emails": 0.05, "phones": 0.2, "address": 0.05, "given_name": 0.02},
    "registrations": {"emails": 0.02, "phones": 0.45, "address": 0.6, "given_name": 0.03},
    "service": {"emails": 0.5, "phones": 0.1, "address": 0.4, "given_name": 0.1},
}
"""For each system how often a field is blank."""

SURNAMES = 4000
SPREAD = 7_654_321
"""Odd and no multiple of five: numbers in a row become numbers all over the place, each once."""

Draw = np.random.Generator
Places = NDArray[np.int64]


def customers(rows: int, seed: int = 1) -> tuple[pl.DataFrame, pl.Series]:
    """Rows of three systems, and for each row the person it is of."""
    draw = np.random.default_rng(seed)
    people = _people(draw, rows - rows // 5)
    repeated = draw.choice(people.height, rows // 5 // 2, replace=False)
    again = np.repeat(repeated, draw.choice(5, len(repeated), p=(0.4, 0.3, 0.16, 0.09, 0.05)) + 1)[: rows // 5]
    again = np.r_[again, draw.choice(repeated, rows // 5 - len(again))]
    repeats = _changed(draw, people[again])
    every = pl.concat([people, repeats]).with_row_index("was")
    order = draw.permutation(every.height)
    return _in_systems(draw, every[order]), every["person"].gather(order)


def _people(draw: Draw, size: int) -> pl.DataFrame:
    """People in households."""
    sizes = draw.choice(5, size, p=(0.4, 0.27, 0.15, 0.12, 0.06)) + 1
    home = np.repeat(np.arange(size), sizes)[:size]
    country = draw.choice(len(COUNTRIES), size, p=SHARES)[home]
    own = draw.random(size) < 0.2
    family = np.where(own, _zipf(draw, SURNAMES, size), _zipf(draw, SURNAMES, size)[home])
    given = _zipf(draw, len(GIVEN), size, 0.7)
    people = pl.DataFrame({"person": np.arange(size), "home": home, "country_code": country})
    people = people.with_columns(_names(country, given, family))
    return people.with_columns(_contacts(draw, people, home, country)).with_columns(_address(draw, home, country))


def _zipf(draw: Draw, size: int, count: int, power: float = 0.9) -> Places:
    """Places of a list whose first entries are the most frequent."""
    weights = 1 / np.arange(2, size + 2) ** power
    return draw.choice(size, count, p=weights / weights.sum())


def _names(country: Places, given: Places, family: Places) -> list[pl.Series]:
    han = country == COUNTRIES.index("CN")
    surnames = np.array([_surname(place) for place in range(SURNAMES * len(COUNTRIES))], dtype=object)
    first, last = np.array(GIVEN, dtype=object)[given], surnames[family * len(COUNTRIES) + country]
    signs = [
        f"{HAN_GIVEN[one % len(HAN_GIVEN)][0]}{HAN_GIVEN[(one * 7 + 3) % len(HAN_GIVEN)][0]}" for one in given[han]
    ]
    sounds = [
        f"{HAN_GIVEN[one % len(HAN_GIVEN)][1]}{HAN_GIVEN[(one * 7 + 3) % len(HAN_GIVEN)][1]}" for one in given[han]
    ]
    pinyin = [HAN_SURNAMES[one % len(HAN_SURNAMES)] for one in family[han]]
    first[han], last[han] = sounds, [sound for _, sound in pinyin]
    native = np.array([""] * len(country), dtype=object)
    native[han] = [f"{sign}\t{more}" for (sign, _), more in zip(pinyin, signs, strict=True)]
    russian = country == COUNTRIES.index("RU")
    pairs = zip(last[russian], first[russian], strict=True)
    native[russian] = [f"{cyrillic(one)}\t{cyrillic(other)}" for one, other in pairs]
    return [
        pl.Series(name, list(values))
        for name, values in (("given_name", first), ("family_name", last), ("native", native))
    ]


def _surname(place: int) -> str:
    """A surname of syllables, by number; each country has its own syllables."""
    syllables = SYLLABLES[COUNTRIES[place % len(COUNTRIES)]]
    place = place // len(COUNTRIES) + len(syllables)
    parts = []
    while place:
        parts.append(syllables[place % len(syllables)])
        place //= len(syllables)
    return "".join(parts).capitalize()


def _numbers(country: Places, sort: int, *, fresh: bool = False) -> list[str]:
    """A number for each row, given to nobody else; fresh ones are from the other end of those there are."""
    prefixes = (MOBILE, LANDLINE)[sort]
    lengths = np.array([digits[sort] for digits in DIGITS])[country]
    places = pl.DataFrame({"country": country}).select(pl.int_range(pl.len()).over("country")).to_series().to_numpy()
    tails = (10**lengths - 1 - places if fresh else places) * SPREAD % 10**lengths
    return [f"{prefixes[one]}{tail:0{width}d}" for one, tail, width in zip(country, tails, lengths, strict=True)]


def _contacts(draw: Draw, people: pl.DataFrame, home: Places, country: Places) -> list[pl.Series]:
    size = people.height
    mobile = np.array(_numbers(country, 0), dtype=object)
    landline = np.array(_numbers(country, 1), dtype=object)[home]
    landline[(draw.random(size) >= 0.35)[home]] = ""
    dice = draw.random(size)
    mobile[dice < 0.012] = draw.choice(PLACEHOLDERS, int((dice < 0.012).sum()))
    hosts = draw.choice(HOSTS, size, p=(0.45, 0.12, 0.1, 0.1, 0.06, 0.07, 0.06, 0.04))
    numbers = people.select(pl.int_range(1, pl.len() + 1).over("given_name", "family_name")).to_series()
    names = zip(people["given_name"], people["family_name"], numbers, hosts, strict=True)
    mails = np.array([f"{one}.{other}{more}@{host}".lower() for one, other, more, host in names], dtype=object)
    family = (draw.random(size) < 0.04)[home]
    mails[family] = [f"family{one}@gmail.com" for one in home[family]]
    dice = draw.random(size)
    mails[dice < 0.03] = draw.choice(JUNK, int((dice < 0.03).sum()))
    role = dice < 0.02
    mails[role] = [ROLES[one % 3].format(f"firm{one % 997}") for one in draw.integers(0, 10**6, int(role.sum()))]
    return [
        pl.Series(name, list(values))
        for name, values in (("mobile", mobile), ("landline", landline), ("emails", mails))
    ]


def _address(draw: Draw, home: Places, country: Places) -> list[pl.Series]:
    """The address of every row's household."""
    size = len(home)
    town = _zipf(draw, 400, size, 0.8)[home]
    street, house = draw.integers(0, 3000, size)[home], draw.integers(1, 200, size)[home]
    return [
        pl.Series("address", [f"{one} {_surname(two * 8 + 1)} Street" for one, two in zip(house, street, strict=True)]),
        pl.Series("city", [f"{_surname(one * 64 + two)}ton" for one, two in zip(town, country, strict=True)]),
        pl.Series("postcode", [f"{one * 23 + two % 23 + 10000}" for one, two in zip(town, street, strict=True)]),
        pl.Series("country", np.array(COUNTRIES)[country]),
    ]


def _changed(draw: Draw, people: pl.DataFrame) -> pl.DataFrame:
    """Repeats as people fill forms in a second time."""
    size = people.height
    moved = draw.random(size) < 0.12
    there = people[draw.integers(0, size, size)]
    country = people["country_code"].to_numpy()
    fresh = pl.Series(_numbers(country, 0, fresh=True))
    held = people.with_columns(
        *[pl.Series(moved).replace_strict({True: 1, False: 0}).cast(pl.Boolean).alias("moved")],
        mobile=pl.when(pl.Series(draw.random(size) < 0.1)).then(fresh).otherwise("mobile"),
    )
    held = held.with_columns(
        pl.when("moved").then(there[name]).otherwise(name).alias(name) for name in ("address", "city", "postcode")
    )
    rows = zip(held["given_name"], held["family_name"], held["native"], draw.random((size, 5)).tolist(), strict=True)
    names = [_name(draw, *row) for row in rows]
    given, family = (pl.Series([name[place] for name in names]) for place in (0, 1))
    return held.drop("moved").with_columns(given_name=given, family_name=family)


def _name(draw: Draw, given: str, family: str, native: str, dice: list[float]) -> tuple[str, str]:
    if native and dice[0] < 0.3:
        family, given = native.split("\t")
        return given, family
    given = _typo(draw, given) if dice[1] < 0.12 else given
    family = _typo(draw, family) if dice[2] < 0.12 else family
    given = given[:1] if dice[3] < 0.05 else given
    return (family, given) if dice[4] < 0.04 else (given, family)


def _typo(draw: Draw, text: str) -> str:
    """One sign changed, left out, doubled or swapped with the next."""
    place, sort = int(draw.integers(0, len(text))), int(draw.integers(0, 4))
    letter = "abcdefghijklmnopqrstuvwxyz"[int(draw.integers(0, 26))]
    middle = (letter, "", text[place] * 2, text[place + 1 : place + 2] + text[place])[sort]
    return text[:place] + middle + text[place + (2 if sort == 3 else 1) :]


def _in_systems(draw: Draw, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as one of three systems has them: with blanks, and two of them with the name in one piece."""
    size = rows.height
    system = draw.choice(np.array(list(BLANK)), size, p=(0.5, 0.3, 0.2))
    rows = rows.with_columns(system=pl.Series(system))
    line = (
        pl.when(pl.Series(draw.random(size) < 0.35) & (pl.col("landline") != "")).then("landline").otherwise("mobile")
    )
    rows = rows.with_columns(phones=line)
    for field in ("emails", "phones", "address", "given_name"):
        odds = pl.Series(draw.random(size))
        blank = pl.col("system").replace_strict({name: table[field] for name, table in BLANK.items()}) > odds
        fields = ("address", "city", "postcode") if field == "address" else (field,)
        rows = rows.with_columns(pl.when(~blank).then(name).alias(name) for name in fields)
    whole = pl.concat_str("given_name", "family_name", separator=" ", ignore_nulls=True)
    parted = pl.col("system") == "orders"
    rows = rows.with_columns(
        name=pl.when(~parted).then(whole),
        **{name: pl.when(parted).then(name) for name in ("given_name", "family_name")},
    )
    return rows.select(
        "system", "name", "given_name", "family_name", "emails", "phones", "address", "city", "postcode", "country"
    )
