// Types, classes, generics and promises.
// ends: exit
// prints: right
interface Shape { area(): number }
class Square implements Shape {
  constructor(private side: number) {}
  area(): number { return this.side ** 2; }
}
enum Colour { Red = 1, Green }
function last<T>(all: T[]): T | undefined { return all[all.length - 1]; }
async function main(): Promise<void> {
  const found: number[] = await Promise.all([1, 2, 3].map(async (n) => new Square(n).area()));
  console.log(last(found) === 9 && Colour.Green === 2 ? 'right' : 'wrong');
}
main();
