"""The parts of the cleaning screen."""
