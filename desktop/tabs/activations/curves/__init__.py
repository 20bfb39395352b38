"""The page on which activation functions are laid over each other."""
