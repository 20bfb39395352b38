"""Stands in for a module that pyqtgraph imports for its trees of parameters, which are not used."""
