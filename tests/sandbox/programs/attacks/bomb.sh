# A fork bomb, as everybody knows it.
# ends: timeout
# limits: seconds=0.4 wall_seconds=1 processes=16
bomb() { bomb 2> /dev/null | bomb 2> /dev/null & }
while true; do bomb; done 2> /dev/null
