"""Stands in for a module that pyqtgraph imports and only plots drawn by OpenGL would use."""

from PySide6.QtWidgets import QWidget as QOpenGLWidget

__all__ = ["QOpenGLWidget"]
