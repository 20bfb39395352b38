"""What happens between the first paint and the first use."""
