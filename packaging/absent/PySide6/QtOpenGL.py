"""Stands in for a module of 9 MB that pyqtgraph imports; only curves drawn by OpenGL need it."""


def __getattr__(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})
