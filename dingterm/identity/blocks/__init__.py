"""Which pairs of rows are worth comparing: those that share one of some keys, in groups small enough."""
