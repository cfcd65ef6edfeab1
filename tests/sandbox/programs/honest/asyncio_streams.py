# Streams and queues between tasks.
# ends: exit
# prints: right
import asyncio, socket


async def main():
    a, b = map(lambda end: asyncio.open_connection(sock=end), socket.socketpair())
    reader, kept = await a
    _, writer = await b
    queue = asyncio.Queue()
    writer.write(b"right\n")
    await queue.put((await reader.readline()).decode().strip())
    print(await asyncio.wait_for(queue.get(), 1))
    writer.close()
    kept.close()


asyncio.run(main())
