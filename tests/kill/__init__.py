"""End the program at any moment, as a power cut or an impatient user does, and look what is left.

``python -m tests.kill --kills 50`` takes some minutes; a short form runs with the tests. After each
kill every digit that was said to be kept must be there, no file may be half of one, and the program
must start again.
"""
