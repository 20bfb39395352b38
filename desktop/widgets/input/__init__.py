"""What widgets hear and hold: pieces that many of them share."""
