# Looking at all objects, and what is no longer used.
# ends: exit
# prints: right
import gc, weakref


class Node:
    pass


node = Node()
node.self = node
watcher = weakref.ref(node)
del node
gc.collect()
print("right" if watcher() is None and gc.get_objects() else "wrong")
