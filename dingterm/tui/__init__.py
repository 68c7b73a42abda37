"""The desk in a terminal: everything here may know textual, nothing elsewhere does."""
