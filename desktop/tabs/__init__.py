"""The tabs of the window, in the order of the book; a tab is added by one line in ``registered``."""
