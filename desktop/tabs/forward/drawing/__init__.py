"""The book's network, or one taught from it, reads the drawing."""
