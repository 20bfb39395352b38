"""The page on signals and gradients through many layers."""
