"""What speaks for an answer, which digits are like it, and what would change it."""
