# Standard output.
# ends: output
# limits: output_kb=64
while True:
    print("x" * 10000)
