"""A page of the descent tab: how wrong an answer is."""
