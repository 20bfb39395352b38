"""Everything that knows Qt: the window, its tabs and their widgets."""
