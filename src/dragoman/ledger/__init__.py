"""What many reports say of one event: which claims are of the same act, what they agree on, and where they differ."""
