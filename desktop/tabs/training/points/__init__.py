"""Points in the plane, or numbers over a line, that a small network learns while one watches."""
