# The builtins of a main module are a module.
# ends: exit
# prints: right
print(__builtins__.str("right"))
