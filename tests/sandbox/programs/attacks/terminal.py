# The terminal of whoever started the judge, and keys typed into it.
# ends: exit
# prints: held
import fcntl, os, termios

reached = []
for name in ("/dev/tty", "/dev/console", "/dev/ptmx", "/dev/tty0", "/dev/pts/0"):
    try:
        descriptor = os.open(name, os.O_RDWR | os.O_NOCTTY)
        fcntl.ioctl(descriptor, termios.TIOCSTI, b"x")
        reached.append(name)
    except OSError:
        pass
for number in range(3):
    try:
        fcntl.ioctl(number, termios.TIOCSTI, b"x")
        reached.append(number)
    except OSError:
        pass
print("held" if not reached and not any(map(os.isatty, range(3))) else reached)
