"""Perceptrons: one, its learning rule, and circuits of them."""
