# The interactive way to leave.
# ends: exit
# prints: right
print("right")
exit()
