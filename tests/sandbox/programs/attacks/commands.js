// Commands of the host.
// ends: exit
// prints: held
const { spawnSync } = require('child_process');
const reached = [];
for (const command of [['cat', '/etc/shadow'], ['/bin/sh', '-c', 'cat /etc/shadow'], ['curl', 'http://1.1.1.1'], ['sudo', 'id']]) {
  const done = spawnSync(command[0], command.slice(1));
  if (done.status === 0) reached.push(command);
}
console.log(reached.length ? reached : 'held');
