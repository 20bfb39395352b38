"""Colours, fonts and the look of plots."""
