// Does what its input says.
fn main() {
    let mut act = String::new();
    std::io::stdin().read_line(&mut act).unwrap();
    match act.trim() {
        "hello" => println!("hello"),
        "crash" => panic!("crash"),
        "loop" => loop {
            std::hint::spin_loop();
        },
        _ => {
            let mut held: Vec<Vec<u8>> = Vec::new();
            loop {
                held.push(vec![1; 1 << 20]);
            }
        }
    }
}
