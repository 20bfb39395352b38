"""The page "Patch by patch": a window that slides over a picture or its maps."""
