# A table whose keys all fall into one place.
# ends: timeout
# limits: seconds=0.3
print(len({number * ((1 << 61) - 1) for number in range(1000000)}))
