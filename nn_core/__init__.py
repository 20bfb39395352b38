"""The network library of Badak: NumPy only, from scratch, readable beside the book."""
