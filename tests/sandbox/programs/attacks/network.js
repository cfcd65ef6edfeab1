// The network, from node.
// ends: exit
// prints: held
const net = require('net');
const server = net.createServer();
server.on('error', () => console.log('held'));
server.listen(0, '127.0.0.1', () => { console.log('open'); server.close(); });
