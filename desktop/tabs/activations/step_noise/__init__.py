"""The page on which an input trembles round the threshold."""
