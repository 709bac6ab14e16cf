// A registry in a process of its own: verdaccio keeps settings that two in one process would share.
//
//   registry-server.mjs <its configuration as JSON>
//
// prints the address once it listens, and ends with whoever started it.
import { runServer } from "verdaccio";

const server = await runServer(JSON.parse(process.argv[2] ?? "{}"));
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`));
process.once("disconnect", () => process.exit());
