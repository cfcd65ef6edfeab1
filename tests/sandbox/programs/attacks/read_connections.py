# What the machine is connected to.
# ends: exit
# prints: held
found = []
for name in ("tcp", "tcp6", "udp", "raw", "packet", "netlink", "arp"):
    for place in ("/proc/net", "/proc/self/net", "/proc/1/net"):
        try:
            lines = open(f"{place}/{name}").read().strip().split("\n")[1:]
            found += [line for line in lines if name != "netlink"]
        except OSError:
            pass
print("held" if not found else found[:3])
