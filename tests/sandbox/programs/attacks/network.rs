// The network, from Rust.
// ends: exit
// prints: held
use std::net::{TcpListener, TcpStream, UdpSocket};
fn main() {
    let open = TcpListener::bind("127.0.0.1:0").is_ok()
        || TcpStream::connect("1.1.1.1:53").is_ok()
        || UdpSocket::bind("0.0.0.0:0").is_ok();
    println!("{}", if open { "open" } else { "held" });
}
