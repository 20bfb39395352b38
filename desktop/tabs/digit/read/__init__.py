"""Draw a digit and watch a network read it."""
