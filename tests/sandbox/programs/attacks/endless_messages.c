// A warning for each of more lines than anybody reads.
// ends: output
// compiled: no
#pragma GCC diagnostic warning "-Wall"
#define W _Pragma("message \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"")
#define X W W W W W W W W W W W W W W W W
#define Y X X X X X X X X X X X X X X X X
#define Z Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y
Z Z Z Z
int main(void) { return 0; }
