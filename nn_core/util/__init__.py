"""Files written whole, errors of the system, generators."""
