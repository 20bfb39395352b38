"""Give every reader of files and texts what nobody foresaw, and see what it does with it.

``python -m tests.fuzz --inputs 100000 --seed 1`` takes an hour or so; a short form runs with the
tests. An input is mishandled if anything but a typed error comes out, a warning of NumPy's
included, or if it takes longer than a user waits, or much memory.
"""
