/**
 * Preload of a process that another one started over a channel: it ends when that one does, however it
 * ended. Then nobody waits for what it makes.
 */
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
