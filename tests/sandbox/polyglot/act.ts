// Does what its input says.
import { readFileSync } from 'fs';
enum Act { Hello = 'hello', Crash = 'crash', Loop = 'loop', Bomb = 'bomb' }
const held: number[][] = [];
const act: Act = readFileSync(0, 'utf8').trim();
if (act === Act.Hello) console.log('hello');
if (act === Act.Crash) throw new Error('crash');
while (act === Act.Loop) ;
while (act === Act.Bomb) held.push(new Array<number>(1000).fill(held.length + 0.5));
