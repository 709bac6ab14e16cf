import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "@calloff/dev/internal";
import { UserError } from "@calloff/openapi/internal";
import { buildSite } from "./docs/build-site.ts";
import { findDeadLinks } from "./docs/find-dead-links.ts";
import { serveSite } from "./docs/serve-site.ts";

const HELP = `npm run docs [-- --base /path/] [--output folder] [--links] [--serve [--port 4173]]

Builds the documentation site: docs/, the providers' pages from specs/, and the API from the packages' sources.

  --base    the path under which it will be found; / when left out
  --output  the folder it is put into, and which it replaces; docs/dist when left out
  --links   list the addresses on other sites that it links to; they are not asked
  --serve   show it on this machine when it is built, until Ctrl+C
  --port    where; 4173 when left out
`;

// Paths here are from the repository's root.
process.chdir(join(import.meta.dirname, "../.."));

await runCommand(async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      base: { type: "string", default: "/" },
      output: { type: "string", default: join("docs", "dist") },
      links: { type: "boolean", default: false },
      serve: { type: "boolean", default: false },
      port: { type: "string", default: "4173" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { output, base } = values;
  if (!/^\/([\w.~-]+\/)*$/.test(base)) {
    throw new UserError(`--base ${base}: give a path that begins and ends with /, such as /calloff/.`);
  }
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new UserError(`--port ${values.port}: give a port from 0 to 65535.`);
  }
  const { pages } = await buildSite({ output, base });
  const { dead, external } = await findDeadLinks(output, base);
  if (dead.length > 0) throw new UserError(`the site has dead links:\n${dead.join("\n")}`, undefined, 1);
  if (values.links) process.stdout.write(external.map((url) => `${url}\n`).join(""));
  process.stdout.write(
    `docs: ${pages.size} pages in ${output}, with ${external.length} links to other sites.\n`,
  );
  if (!values.serve) return;
  const { url } = await serveSite({ folder: output, base, port: Number(values.port) });
  process.stdout.write(`docs: ${url} until Ctrl+C.\n`);
});
