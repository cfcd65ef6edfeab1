// A system call from a language that is safe.
// ends: exit
// prints: held
use std::process::Command;
extern "C" {
    fn kill(pid: i32, signal: i32) -> i32;
    fn setuid(uid: u32) -> i32;
}
fn main() {
    let reached = unsafe { setuid(0) == 0 || kill(2_000_000, 9) == 0 };
    let shell = Command::new("/bin/sh").arg("-c").arg("cat /etc/shadow").output();
    let said = shell.map(|done| !done.stdout.is_empty()).unwrap_or(false);
    println!("{}", if reached || said { "open" } else { "held" });
}
