// Memory outside the heap that node was told of.
// ends: memory
// limits: memory_mb=64
const all = [];
for (;;) all.push(Buffer.alloc(8 << 20, 1));
