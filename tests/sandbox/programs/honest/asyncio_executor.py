# Blocking work beside an event loop.
# ends: exit
# prints: right
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    found = await asyncio.gather(*(loop.run_in_executor(None, pow, n, 2) for n in range(10)))
    print("right" if sum(found) == 285 else "wrong")


asyncio.run(main())
