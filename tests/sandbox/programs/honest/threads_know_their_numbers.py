# The numbers of the main thread and process, as they are.
# ends: exit
# prints: right
import os, threading

main = threading.main_thread()
print("right" if main.native_id == threading.get_native_id() == os.getpid() and main is threading.current_thread() else "wrong")
