# A thread that nobody waits for ends with the program.
# ends: exit
# prints: held
import threading, time

threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print("held")
