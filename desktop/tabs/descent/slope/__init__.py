"""A page of the descent tab: numerical differentiation."""
