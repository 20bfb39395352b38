"""What tabs share: settings, jobs, translations, networks, the notebook, undo."""
