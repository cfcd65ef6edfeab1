# Objects held by a server process.
# ends: exit
# prints: right
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        shared = manager.dict()
        child = multiprocessing.Process(target=shared.update, args=({"x": "right"},))
        child.start()
        child.join()
        print(shared["x"])
