# Errors caught, raised again and made anew.
# ends: exit
# prints: right
import builtins


class AssertionError(AssertionError):
    pass


try:
    try:
        assert False, "no"
    except builtins.AssertionError as error:
        raise ValueError from error
except ValueError as error:
    print("right" if str(error.__cause__) == "no" else "wrong")
