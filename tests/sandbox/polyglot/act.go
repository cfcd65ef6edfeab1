// Does what its input says.
package main

import "fmt"

func main() {
	var act string
	fmt.Scan(&act)
	switch act {
	case "hello":
		fmt.Println(act)
	case "crash":
		panic(act)
	case "loop":
		for {
		}
	case "bomb":
		held := [][]byte{}
		for {
			page := make([]byte, 1<<20)
			for i := range page {
				page[i] = 1
			}
			held = append(held, page)
		}
	}
}
