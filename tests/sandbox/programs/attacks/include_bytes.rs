// The compiler's environment, put into the program.
// ends: exit
// compiled: no
static ALL: &[u8] = include_bytes!("/proc/1/environ");
fn main() {
    println!("{:?}", ALL);
}
