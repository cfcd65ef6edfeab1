# Sockets of the host's services: containers, logs, buses, screens.
# ends: exit
# prints: held
import glob, socket

names = ["/run/docker.sock", "/var/run/docker.sock", "/dev/log", "/run/systemd/journal/socket", "/run/dbus/system_bus_socket"]
names += ["\0/tmp/.X11-unix/X0", "\0/tmp/dbus-x", "/run/containerd/containerd.sock", *glob.glob("/tmp/*"), *glob.glob("/run/*")]
reached = []
for name in names:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            socket.socket(socket.AF_UNIX, kind).connect(name)
            reached.append(name)
        except OSError:
            pass
print("held" if not reached else reached)
