"""One module for each number."""
