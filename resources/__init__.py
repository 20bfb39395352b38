"""What ships with the program beside its code: weights, digits, fonts, icons and texts."""
