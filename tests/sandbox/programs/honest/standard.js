// Promises, workers, files, children and an end in the middle.
// ends: exit
// prints: right
const fs = require('fs');
const { spawnSync } = require('child_process');
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (!isMainThread) parentPort.postMessage(42);
else
  (async () => {
    fs.writeFileSync('x.txt', 'right');
    const child = spawnSync(process.execPath, ['-e', 'console.log(6 * 7)']);
    const said = await new Promise((done) => new Worker(__filename).on('message', done));
    await new Promise((done) => setTimeout(done, 5));
    const all = Buffer.alloc(200 << 20, 1);
    console.log(said === 42 && child.stdout.toString() === '42\n' && all.length ? await fs.promises.readFile('x.txt', 'utf8') : 'wrong');
    process.exitCode = 0;
  })();
