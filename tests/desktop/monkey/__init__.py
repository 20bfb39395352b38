"""Uses the window at random, like a monkey at a keyboard, and tells what nobody foresaw."""
