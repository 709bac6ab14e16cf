import type { ProviderModel } from "@calloff/codegen/internal";
import { code } from "./markdown.ts";

/** A key that a vendor's operations take. */
interface Key {
  readonly in: "header" | "query" | "cookie";
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
  readonly prefix: string;
  /** The environment variable that it is read from. */
  readonly env: string;
}

export function keysOf({
  credentials: { credential, security },
}: Pick<ProviderModel, "credentials">): readonly Key[] {
  if (credential !== undefined) {
    const { header, prefix, env } = credential;
    return [{ in: "header", name: header, prefix, env }];
  }
  return Object.values(security?.schemes ?? {});
}

/** How each is sent, in one line. */
export function describeKeys(keys: readonly Key[]): string {
  const lines = keys.map(
    (key) => `${key.in} ${code(`${key.name}: ${key.prefix}…`)}, read from ${code(key.env)}`,
  );
  return lines.join("<br>") || "none";
}
