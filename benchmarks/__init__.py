"""What is fast is shown here, as figures and as ratios measured in one run."""
