"""Scored pairs to people: groups without contradiction inside, and bands of certainty."""
