"""The page Browse: all digits of the notebook, to look through and to mend."""
