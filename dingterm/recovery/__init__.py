"""Which customer next, when, and why not: lanes, intent, cadence and contact policy as expressions over frames."""
