# The package that makes the tasks.
# ends: exit
# prints: held
try:
    import verigym.envs

    print("open")
except ImportError:
    print("held")
