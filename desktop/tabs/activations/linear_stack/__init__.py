"""The page on which layers are stacked, on a line and on the plane."""
