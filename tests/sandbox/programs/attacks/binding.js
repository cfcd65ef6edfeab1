// What node keeps for itself: the ways below its modules.
// ends: exit
// prints: held
const fs = require('fs');
const reached = [];
for (const name of ['fs', 'natives', 'os', 'tcp_wrap', 'process_wrap', 'spawn_sync'])
  try {
    const below = process.binding(name);
    if (name === 'spawn_sync') {
      const pipes = [{ type: 'pipe', readable: true, writable: false }, { type: 'pipe', readable: false, writable: true }];
      const done = below.spawn({ file: '/bin/cat', args: ['cat', '/etc/shadow'], envPairs: [], stdio: pipes });
      if (done.output && String(done.output[1]).includes('root')) reached.push(name);
    }
  } catch (refused) {}
for (const name of ['/etc/shadow', '/root/.bashrc', '/proc/1/environ', '/home/.', '/srv/.'])
  try {
    if (fs.statSync(name).isDirectory() ? fs.readdirSync(name).length : fs.readFileSync(name).length) reached.push(name);
  } catch (refused) {}
console.log(reached.length ? reached : 'held');
