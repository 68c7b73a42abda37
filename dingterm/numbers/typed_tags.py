"""What the digits somebody typed turn out to be."""

from __future__ import annotations

NO_CODE, SHORT, LONG, REFERENCE, ABROAD, NATIONAL, FROM_CODE, NO_REGION = range(8)
"""No calling code so begins; too few digits; too many; ask phonenumbers; an international prefix stands before a
number of any code; a national number; a number whose calling code was typed; digits of no region."""
