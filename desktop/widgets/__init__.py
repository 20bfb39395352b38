"""Widgets that know no tab and can be used by any of them."""
