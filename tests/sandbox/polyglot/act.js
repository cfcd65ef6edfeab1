// Does what its input says.
const held = [];
switch (require('fs').readFileSync(0, 'utf8').trim()) {
  case 'hello': console.log('hello'); break;
  case 'crash': throw new Error('crash');
  case 'loop': for (;;) ;
  case 'bomb': for (;;) held.push(new Array(1000).fill(held.length + 0.5));
}
