# What a process hands on: mask, folder, signals, limits, group.
# ends: exit
# prints: held
import os, resource, signal

os.umask(0o777)
os.chdir("/")
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
for number in (signal.SIGCHLD, signal.SIGPIPE, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
os.write(1, b"held\n")
