"""The embedded models: about a million parameters, character by character, and the scripts that make them."""
