"""Backprop > Graph: a formula as a graph, stepped through there and back."""
