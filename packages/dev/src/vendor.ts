import { runCommand } from "./command.ts";
import { vendorCommand } from "./vendor/vendor-command.ts";

await runCommand((args) =>
  vendorCommand(args, { root: ".", print: (text) => void process.stdout.write(text) }),
);
