# The right answer, then white space without end.
# ends: output
# limits: output_kb=64
print("42")
while True:
    print("\n" * 10000)
