"""What depends on the machine: folders, package files, signals, crashes, Qt's own messages."""
