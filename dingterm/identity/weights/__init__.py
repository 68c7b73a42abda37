"""How much each level of agreement says: learned from the rows themselves, without labels."""
