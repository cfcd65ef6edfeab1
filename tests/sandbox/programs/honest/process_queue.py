# Queues, locks and values between processes.
# ends: exit
# prints: right
import multiprocessing as mp


def work(queue, lock, value, event):
    with lock:
        value.value += 1
    queue.put("right")
    event.set()


if __name__ == "__main__":
    queue, lock, value, event = mp.Queue(), mp.Lock(), mp.Value("i", 0), mp.Event()
    children = [mp.Process(target=work, args=(queue, lock, value, event)) for _ in range(2)]
    for child in children:
        child.start()
    said = [queue.get(), queue.get()]
    for child in children:
        child.join()
    print(said[0] if value.value == 2 and event.is_set() else "wrong")
