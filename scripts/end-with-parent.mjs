// Loaded into a server that a script starts: when that script is killed, the server does not stay behind on its port.
process.on('disconnect', () => process.exit());
process.channel?.unref();
