// Variables of whoever started the judge, at compile time.
// ends: exit
// prints: held
fn main() {
    let seen = [option_env!("HF_TOKEN"), option_env!("GITHUB_TOKEN"), option_env!("VERIGYM_TOKEN"), option_env!("USER")];
    println!("{}", if seen.iter().all(|one| one.is_none()) { "held" } else { "open" });
}
