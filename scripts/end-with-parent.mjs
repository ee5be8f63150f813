// Loaded into a server that a script starts: when that script is killed, the server does not stay behind on its port.
process.on('disconnect', () => process.exit());
// The development server forks another of itself, which gets its work by the channel and would end without it.
if (!process.env.NEXT_PRIVATE_WORKER) process.channel?.unref();
