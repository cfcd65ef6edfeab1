# Waiting for several things at a time.
# ends: exit
# prints: right
import os, select, selectors

read, write = os.pipe()
os.write(write, b"x")
poll, epoll = select.poll(), select.epoll()
poll.register(read, select.POLLIN)
epoll.register(read, select.EPOLLIN)
ready = [bool(select.select([read], [], [], 1)[0]), bool(poll.poll(1000)), bool(epoll.poll(1))]
with selectors.DefaultSelector() as selector:
    selector.register(read, selectors.EVENT_READ)
    ready.append(bool(selector.select(1)))
print("right" if all(ready) else ready)
