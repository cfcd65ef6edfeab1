// Commands in comments.
// ends: exit
// prints: held
//go:generate cat /etc/shadow
package main

import "fmt"

func main() { fmt.Println("held") }
