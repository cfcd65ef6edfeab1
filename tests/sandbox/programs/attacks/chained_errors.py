# Errors because of errors.
# ends: output
# limits: output_kb=64
error = None
for number in range(900):
    try:
        raise ValueError("x" * 100) from error
    except ValueError as caught:
        error = caught
raise error
