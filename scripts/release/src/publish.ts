import { publishPacked } from "./publish/publish-packed.ts";

// node scripts/release/src/publish.ts <folder>: publishes what `npm run release` packed into it. Node runs it as it
// is: where a package may be published, nothing that others have written is installed.
const [folder = "."] = process.argv.slice(2);
const published = await publishPacked(folder, { flags: ["--provenance"] });
for (const { name, version } of published) process.stdout.write(`published ${name} ${version}\n`);
if (published.length === 0) process.stdout.write("nothing to publish\n");
