"""What people are told by: the fields a row may have, and the fields two rows are compared in."""

from __future__ import annotations

FIELDS = (
    "name", "given_name", "family_name", "street_number", "address", "address2", "city", "postcode", "state",
    "country", "phones", "emails", "birth_date", "national_id", "shop_id",
)  # fmt: skip
"""Columns of rows that count; any others are ignored."""

SEVERAL = {"phones": "phone", "emails": "email"}
"""Fields of which a row may have several, lists or single texts, and another name each goes by."""

COMPARED = (
    "given", "family", "street", "number", "unit", "place", "mobile", "landline", "email", "birth", "national_id",
    "shop_id",
)  # fmt: skip
"""What two rows are compared in, in the order of the model's weights."""

PLACE = {field: place for place, field in enumerate(COMPARED)}

SHARED = ("family", "street", "number", "unit", "place", "mobile", "landline", "email")
"""What people of one household may have in common; the others are a person's own."""

PERSONAL = ("given", "birth", "national_id", "mobile", "email", "shop_id")
"""What counts against a veto when it agrees exactly."""

NAMED = ("given", "family", "street", "number", "unit", "place")
"""What others may have too, however rare a name is, and at one address a son his father's: never enough by itself."""

WHERE_TO_REACH = ("mobile", "landline", "email")
"""What many people may be reached at: never enough by itself."""

BACKGROUND = 2000
"""People taken to be there beside the rows: without them five rows would make a surname of two of them frequent."""
