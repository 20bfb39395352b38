"""The page Teach: a network learns the user's own digits, and what it forgets is shown."""
