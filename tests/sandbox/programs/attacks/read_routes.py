# The network devices of the machine.
# ends: exit
# prints: held
import os, socket

found = []
for place in ("/proc/self/net/dev", "/proc/net/dev"):
    try:
        found += [line.split(":")[0].strip() for line in open(place).read().split("\n")[2:] if ":" in line]
    except OSError:
        pass
idle = {"lo", "tunl0", "sit0", "ip6tnl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "ip6gre0"}
print("held" if set(found) <= idle else found)
