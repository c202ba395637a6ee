/** Ends what was started here, by its own id and its group's, whatever happens to the program. */
const started = new Set();

process.on("exit", () => {
  for (const child of started) endGroup(child);
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** The child must have been started with detached: true, so that it leads a group of its own. */
export function remember(child) {
  started.add(child);
  child.once("exit", () => started.delete(child));
}

export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  endGroup(child);
  await gone;
}

function endGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}
