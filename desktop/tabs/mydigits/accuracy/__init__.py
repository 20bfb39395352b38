"""The page Accuracy: which network reads the user's hand how well."""
