"""The made-up shop that demonstrations and lessons are played on."""
