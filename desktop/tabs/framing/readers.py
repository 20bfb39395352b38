"""Copies of the networks for one worker: two threads must not use one network at a time."""

from __future__ import annotations

from desktop.services.recognisers import Recognisers
from nn_core.digits import Recogniser


class Readers:
    """Lends each network as a copy, made when it is first asked for.

    Layers keep their work arrays from call to call, so a network that the window's thread or
    another worker reads with at the same time would mix up its numbers with theirs.
    """

    def __init__(self, store: Recognisers) -> None:
        self._store = store
        self._copies: dict[str, tuple[Recogniser, Recogniser]] = {}

    def get(self, name: str) -> Recogniser:
        """Return the copy of a network; another one if the network itself was replaced.

        Raises
        ------
        ModelFileError
            If its file is missing or damaged.
        """
        source = self._store.get(name)
        known = self._copies.get(name)
        if known is None or known[0] is not source:
            known = self._copies[name] = (source, Recogniser(source.network.copy(), name))
        return known[1]
