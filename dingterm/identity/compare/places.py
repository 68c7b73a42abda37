"""Levels of places: postcode, city and country taken as one field."""

from __future__ import annotations

import numpy as np

from dingterm.identity.compare.levels import NEAR_PLACE, OTHER_COUNTRY, OTHER_PLACE, SAME_CITY, SAME_POSTCODE, UNSEEN
from dingterm.identity.compare.likeness import Likeness
from dingterm.identity.compare.names import Levels
from dingterm.identity.rows.codes import Codes
from dingterm.identity.rows.table import Table

NEARLY = 0.92


class Places:
    """Postcodes, cities and countries of a table."""

    def __init__(self, table: Table) -> None:
        self.postcode, self.city, self.country = table["postcode"], table["city"], table["country"]
        self.postcodes, self.cities = Likeness(self.postcode), Likeness(self.city)

    def first(self, a: Codes, b: Codes) -> Levels:
        """Levels as far as they show without comparing letters."""
        postcode, city, country = (column.codes for column in (self.postcode, self.city, self.country))
        abroad = (country[a] >= 0) & (country[b] >= 0) & (country[a] != country[b])
        same_code = (postcode[a] >= 0) & (postcode[a] == postcode[b])
        same_city = (city[a] >= 0) & (city[a] == city[b])
        comparable = ((postcode[a] >= 0) & (postcode[b] >= 0)) | ((city[a] >= 0) & (city[b] >= 0))
        cases = [abroad, same_code, same_city, comparable]
        return np.select(cases, [OTHER_COUNTRY, SAME_POSTCODE, SAME_CITY, UNSEEN], 0).astype(np.uint8)

    def rest(self, a: Codes, b: Codes) -> Levels:
        """Levels of rows where neither postcode nor city is the same."""
        near = np.zeros(len(a), np.bool_)
        for column, likeness in ((self.postcode, self.postcodes.typos), (self.city, self.cities.names)):
            one, other = column.codes[a], column.codes[b]
            both = np.flatnonzero((one >= 0) & (other >= 0))
            near[both] |= likeness(one[both], other[both]) >= NEARLY
        return np.where(near, NEAR_PLACE, OTHER_PLACE).astype(np.uint8)
