import { readFileSync } from "node:fs";

interface OwnManifest {
  readonly version: string;
  /** Versions by package, which publishing makes of `workspace:`. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The manifest of this package: what it is released with, it has others install. */
export const ownManifest: OwnManifest = JSON.parse(
  // Beside dist/, as beside src/.
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as OwnManifest;
