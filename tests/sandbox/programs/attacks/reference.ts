// A file of the host, named to the compiler.
// ends: exit
// compiled: no
// hides: root:
/// <reference path="/etc/shadow" />
import stolen from '/etc/shadow.json';
console.log(stolen);
