# A bomb for the compiler of the program.
# ends: timeout
# limits: seconds=0.3
x = [(((7 ** 1000) ** 1000) ** 100) for _ in range(1000)]
print("open")
