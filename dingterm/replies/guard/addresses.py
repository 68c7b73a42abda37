"""How an e-mail address and a link look in a text, with or without a scheme."""

from __future__ import annotations

import re

EMAIL = re.compile(r"(?<![A-Za-z0-9._%+\-/])[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")

_ENDINGS = (
    "com|net|org|shop|store|online|site|io|co|app|link|info|biz|eu|uk|us|ca|au|nz|in|ie|es|mx|ar|cl|pe|uy|pt|br|fr|be"
    "|ch|lu|de|at|it|nl|pl|cz|se|no|dk|fi|gr|ru|ua|tr|ir|ae|sa|eg|cn|hk|tw|jp|kr|sg|my|id|th|vn|ph|ly|gl|me|to|gg|cc"
    "|tv|example|test|xyz|vip|top|deals"
)
"""Endings of domains without a scheme that are held for links; `Hello.World` is not one."""

_SIGN = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_END = r"[A-Za-z0-9/=&#\-_~%]"
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+"

LINK = re.compile(
    rf"(?<![A-Za-z0-9@.\-])(?:[A-Za-z][A-Za-z0-9+\-]*://{_SIGN}*{_END}|www\.{_SIGN}*{_END}"
    rf"|{_DOMAIN}(?:{_ENDINGS})(?![A-Za-z0-9])(?:[:/?#]{_SIGN}*{_END}|/)?)"
)
"""Also in the middle of Chinese words, which are written without blanks."""
