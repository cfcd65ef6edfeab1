// The host's files, put into the program by the compiler.
// ends: exit
// compiled: no
// hides: root:
fn main() {
    println!("{}", include_str!("/etc/passwd"));
}
