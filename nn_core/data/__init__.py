"""Digits to learn from and to measure on: files of pictures and strokes, and their variations."""
