// Machine code loaded by node, and a debugger's port.
// ends: exit
// prints: held
const fs = require('fs');
const reached = [];
try {
  fs.writeFileSync('x.node', 'x');
  process.dlopen({ exports: {} }, './x.node');
  reached.push('addon');
} catch (refused) {}
try {
  require('inspector').open(0, '127.0.0.1');
  if (require('inspector').url()) reached.push('inspector');
} catch (refused) {}
console.log(reached.length ? reached : 'held');
