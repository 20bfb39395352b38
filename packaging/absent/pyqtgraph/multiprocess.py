"""Stands in for what pyqtgraph imports to draw in another process, which nothing here asks for."""
