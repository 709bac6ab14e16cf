import { writeFileSync } from "node:fs";
import { renderSurface } from "./surface/render-surface.ts";
import { publishedPackages } from "./workspace.ts";

// npm run surface [-- <package>…]: writes down what users can import, for review.
const packages = publishedPackages(".");
const wanted = process.argv.slice(2).map((name) => (name === "calloff" ? name : `@calloff/${name}`));
const unknownName = wanted.find((name) => packages.every((item) => item.name !== name));
if (unknownName === undefined) {
  const chosen = packages.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const [path, text] of renderSurface(process.cwd(), chosen)) writeFileSync(path, text);
} else {
  process.stderr.write(
    `${unknownName} is not published from here. There are: ${packages.map(({ name }) => name).join(", ")}.\n`,
  );
  process.exitCode = 2;
}
