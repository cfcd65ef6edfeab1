// A module that lies elsewhere.
// ends: exit
// compiled: no
// hides: root:
#[path = "/etc/passwd"]
mod stolen;
fn main() {}
