"""The left column of the gates tab: one page of controls for each page of pictures."""
