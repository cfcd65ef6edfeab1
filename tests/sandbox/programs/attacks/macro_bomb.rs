// A macro that calls itself.
// ends: exit
// compiled: no
macro_rules! more {
    ($($x:tt)*) => { more!($($x)* x) };
}
fn main() {
    more!(x);
}
