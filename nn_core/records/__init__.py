"""Records of a computation, step by step: what pictures are drawn from."""
