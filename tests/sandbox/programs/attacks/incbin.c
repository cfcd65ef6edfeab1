// The host's files, put into the program by the assembler.
// ends: exit
// compiled: no
__asm__(".global secret\nsecret: .incbin \"/etc/shadow\"\n.byte 0");
extern char secret[];
int puts(const char *);
int main(void) { return puts(secret); }
