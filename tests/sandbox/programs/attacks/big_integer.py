# A loop in C that no handler interrupts.
# ends: timeout
# limits: seconds=0.3
print(9**9**9**9)
