/** Where text is printed to. */
export interface Terminal {
  /** In columns. */
  readonly width: number;
  readonly colored: boolean;
}

/** As wide as the terminal, within what reads well; no color in a file, a pipe, or where `NO_COLOR` asks for none. */
export function thisTerminal(
  stream: { isTTY?: boolean; columns?: number; hasColors?(): boolean } = process.stdout,
  noColor: string | undefined = process.env["NO_COLOR"],
): Terminal {
  return {
    width: Math.min(120, Math.max(80, stream.columns ?? 100)),
    colored: stream.isTTY === true && !noColor && stream.hasColors?.() === true,
  };
}
