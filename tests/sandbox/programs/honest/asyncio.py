# An event loop and a child of it.
# ends: exit
# prints: right
import asyncio


async def main():
    await asyncio.sleep(0.01)
    process = await asyncio.create_subprocess_exec(__import__("sys").executable, "-c", "print('right')")
    await process.wait()


asyncio.run(main())
