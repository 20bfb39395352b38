"""Digits to learn from and to measure on: files of pictures and strokes, and how they are varied."""
