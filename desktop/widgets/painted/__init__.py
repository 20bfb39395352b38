"""Widgets that paint themselves."""
