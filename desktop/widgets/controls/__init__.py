"""Fields, buttons, labels and how they are laid out."""
