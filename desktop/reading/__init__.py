"""The reading dock: formulas with live numbers, the code that ran, and a lesson."""
