# Commands of the host, by a shell or without one. An image has a shell of its own, which reaches no more.
# ends: exit
# prints: held
import os

commands = """/bin/sh -c 'read x < /etc/shadow'|/bin/bash -c 'exec 3<>/dev/tcp/1.1.1.1/53'|/bin/su -c true|/usr/bin/sudo -n true
/bin/mount -t tmpfs x /tmp|/usr/bin/docker ps|/usr/bin/curl http://1.1.1.1|/usr/bin/gdb --version|/usr/bin/nsenter -t 1 -a
/usr/bin/unshare -r true|/usr/sbin/chroot / true|/bin/dmesg|/bin/ip link"""
reached = []
for command in commands.replace("\n", "|").split("|"):
    if os.fork() == 0:
        null = os.open("/dev/null", os.O_RDWR)
        for number in range(3):
            os.dup2(null, number)
        try:
            words = command.split("'")
            os.execv(words[0].split()[0], words[0].split() + words[1:2])
        except OSError:
            os._exit(86)
    if os.wait()[1] == 0:
        reached.append(command)
print("held" if not reached else reached)
