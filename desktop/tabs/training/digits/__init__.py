"""A network learns to read digits and reads the drawing at every step."""
