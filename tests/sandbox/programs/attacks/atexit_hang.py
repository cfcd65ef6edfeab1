# The end that never comes.
# ends: timeout
# limits: seconds=0.3
import atexit


@atexit.register
def forever():
    while True:
        pass


print("done")
