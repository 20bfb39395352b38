"""The canvas: the pen, strokes, and drawings as files."""
