// Its input, read as contest programs in JavaScript read it.
// ends: exit
// prints: right
const fs = require('fs');
const text = fs.readFileSync('/dev/stdin', 'utf8');
fs.writeFileSync('/dev/stdout', text === '' && fs.readFileSync(0, 'utf8') === '' ? 'right\n' : 'wrong\n');
