// The programs that push run with nothing installed, so that no package can reach the token: they can import neither
// the packages nor, across their borders, files of them. This file stands in for what the command line has.

const MAX_LINE = 1_200;

/** What a program could not do, told to whoever reads its log: no stack, and nothing that a log would obey. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(message: string) {
    super(
      message
        .split("\n")
        .map((line) => oneLine(line).slice(0, MAX_LINE))
        .join("\n"),
    );
  }
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": " " };

/** A text on one line. What a terminal or GitHub's runner would obey is spelled out. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    return SHORT[character] ?? `\\u${code}`;
  });
}

/** @throws ProgramError when it is not set, or empty */
export function environmentVariable(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === "") {
    throw new ProgramError(`the environment variable ${name} is missing.`);
  }
  return value;
}

/** Runs a program: what it could not do is one message on stderr, and exit code 2. */
export async function runProgram(program: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await program(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
