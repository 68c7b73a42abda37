"""The use cases: each reads the store, asks the pure rooms, writes the store. No rules, no widgets."""
