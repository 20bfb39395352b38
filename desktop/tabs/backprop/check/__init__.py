"""The page Check: the numerical gradient against backpropagation."""
