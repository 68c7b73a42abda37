"""E-mail addresses as one would compare them; addresses of a role are nobody's."""

from __future__ import annotations

import polars as pl

from dingterm.identity.rows.nobody import nobody

SHAPE = r"^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$"


def mail(text: pl.Expr) -> pl.Expr:
    """An address in lower case without a tag after `+`; null when it is none, a role's or nobody's.

    Dots in a mailbox at Gmail do not count (support.google.com/mail/answer/7436150).
    """
    bare = text.str.to_lowercase().str.strip_chars(" <>\"'").str.replace(r"^mailto:", "")
    untagged = bare.str.replace(r"\+[^@]*@", "@")
    dotless = untagged.str.extract(r"^([^@]+)@(?:gmail|googlemail)\.com$", 1).str.replace_all(".", "", literal=True)
    one = pl.coalesce(dotless + "@gmail.com", untagged)
    role, host = one.str.extract(r"^([^@]+)@", 1), one.str.extract(r"@(.+)$", 1)
    return pl.when(one.str.contains(SHAPE) & ~role.is_in(nobody("roles")) & ~host.is_in(nobody("hosts"))).then(one)
