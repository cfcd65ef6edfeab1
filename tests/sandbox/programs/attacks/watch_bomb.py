# Things to wait for, without end.
# ends: exit
# prints: held
import os, select

polls, made = [], 0
try:
    while made < 100000:
        polls.append(select.epoll())
        for other in polls[:-1]:
            other.register(polls[-1].fileno(), select.EPOLLIN)
            made += 1
    print("open")
except OSError:
    print("held")
