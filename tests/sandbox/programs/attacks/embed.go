// The host's files, put into the program by the compiler.
// ends: exit
// compiled: no
// hides: root:
package main

import _ "embed"

//go:embed ../../../etc/passwd
var stolen string

func main() { println(stolen) }
