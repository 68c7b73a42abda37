"""The levels of agreement each field knows. 0 is always: nothing can be said; 1 is always: exactly the same."""

from __future__ import annotations

from collections.abc import Mapping

UNSAID, EXACT = 0, 1
UNSEEN = 255
"""Not looked at yet: there are two values, and they differ."""

WIDTH = 8
"""Room for levels in every table of weights."""

GIVEN = (
    "same {}", "nearly the same {}", "initial or short form of the {}", "similar {}", "different {} (one rare)",
    "different {}", "given name and surname swapped",
)  # fmt: skip
FAMILY = ("same {}", "nearly the same {}", "initial of the {}", "similar {}", "different {}")
TEXT = ("same {}", "similar {}", "faintly similar {}", "different {}")
NUMBER = ("same {}", "nearly the same {}", "different {}")
PLACE = ("same postcode", "same city", "near place", "different place", "different country")
WHOLE = ("same {}", "different {}")
ONLY = ("same {}",)

LEVELS: Mapping[str, tuple[str, ...]] = {
    "given": GIVEN,
    "family": FAMILY,
    "street": TEXT,
    "number": NUMBER,
    "unit": TEXT,
    "place": PLACE,
    "mobile": NUMBER,
    "landline": NUMBER,
    "email": WHOLE,
    "birth": NUMBER,
    "national_id": NUMBER,
    "shop_id": ONLY,
}
"""For each compared field its levels from 1 on, in the words of an explanation around the field's name."""

GIVEN_RARE, GIVEN_DIFFERENT, GIVEN_SWAPPED = 5, 6, 7
SAME_POSTCODE, SAME_CITY, NEAR_PLACE, OTHER_PLACE, OTHER_COUNTRY = range(1, 6)
