# A width without measure.
# ends: memory
print("{:>100000000000}".format(1))
