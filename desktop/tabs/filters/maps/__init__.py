"""The page "Feature maps": all maps of a layer, and one of them explained."""
