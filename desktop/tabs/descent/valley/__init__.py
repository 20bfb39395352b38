"""A page of the descent tab: optimisers on a surface."""
