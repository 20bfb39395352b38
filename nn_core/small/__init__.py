"""Networks small enough to see whole."""
