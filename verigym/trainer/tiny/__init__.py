"""The embedded model: about a million parameters, character by character, and the script that makes it."""
