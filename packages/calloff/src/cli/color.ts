import { styleText } from "node:util";
import type { Io } from "./io.ts";

/** Puts a text in a color, or bold, where the stream shows it. */
export type Paint = (format: "bold" | "green" | "cyan" | "yellow" | "red", text: string) => string;

/** How to paint what is written to a stream. */
export function paintFor(stream: Io["stdout"], env: NodeJS.ProcessEnv): Paint {
  // Its own check knows only the streams and the environment of the process.
  if (hasColor(stream, env)) return (format, text) => styleText(format, text, { validateStream: false });
  return (_, text) => text;
}

/** A terminal has colors, and nothing else; `NO_COLOR` and `FORCE_COLOR` say otherwise, as they do to Node itself. */
export function hasColor({ isTTY = false }: Io["stdout"], env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none = "", TERM: terminal } = env;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return none === "" && isTTY && terminal !== "dumb";
}
