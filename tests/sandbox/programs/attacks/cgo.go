// A C compiler, asked for by a comment.
// ends: exit
// compiled: no
package main

// #include "/etc/passwd"
// #cgo LDFLAGS: -fplugin=./x.so
import "C"

func main() { println("open") }
