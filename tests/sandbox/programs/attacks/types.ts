// Types without an end.
// ends: exit
// compiled: no
type More<T> = T extends never ? 0 : [More<[T]>];
type Deep<N extends number, All extends any[] = []> = All['length'] extends N ? All : [Deep<N, [...All, 0]>];
const all: Deep<999> = 1;
