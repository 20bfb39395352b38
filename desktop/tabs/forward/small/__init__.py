"""A small network whose every number can be changed."""
