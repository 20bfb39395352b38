"""From the canvas to the 28 x 28 pixels, and what breaks without each step."""
