// Threads, collections, files and the environment.
// ends: exit
// prints: right
use std::collections::HashMap;
use std::sync::mpsc;
use std::{env, fs, process, thread};
fn main() {
    let (send, receive) = mpsc::channel();
    for number in 0..4 {
        let send = send.clone();
        thread::spawn(move || send.send(number * number).unwrap());
    }
    drop(send);
    let sum: i32 = receive.iter().sum();
    let mut map = HashMap::new();
    map.insert("x", vec![1u8; 100 << 20]);
    fs::write("x.txt", "right").unwrap();
    let right = sum == 14 && map["x"].len() == 100 << 20 && env::var("PATH").is_ok();
    println!("{}", if right { fs::read_to_string("x.txt").unwrap() } else { "wrong".to_string() });
    process::exit(0);
}
