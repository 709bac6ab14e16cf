import { note, select, text } from "@clack/prompts";
import { Interrupted } from "../../workspace/interruptible.ts";
/** One of several answers to a question. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** Asks a person. Every question can be answered with an interrupt, which ends the command. */
export interface Questions {
  choose<Value extends string>(question: string, choices: readonly Choice<Value>[]): Promise<Value>;
  /** @param check says what is wrong with an answer, if anything is */
  text(question: string, suggestion: string, check: (answer: string) => string | undefined): Promise<string>;
  /** Tells what is worth knowing before the next question. */
  tell(title: string, lines: readonly string[]): void;
}

/** What a box takes beside its title: corners, a mark, and spaces. */
const FRAME = 8;

/** The text and the title of a box. A title that is wider than the terminal would break the frame, so it is a line. */
export function boxed(
  title: string,
  lines: readonly string[],
  columns: number,
): [text: string, title?: string] {
  const isNarrow = title.length + FRAME <= columns;
  return isNarrow ? [lines.join("\n"), title] : [[title, "", ...lines].join("\n")];
}

/** Asks at the terminal that the command was started from. */
export function askInTerminal(): Questions {
  return {
    async choose(message, choices) {
      const options = choices.map(({ value, label, hint }) => ({
        value: value as string,
        label,
        ...(hint && { hint }),
      }));
      const answer = await select<string>({ message, options, maxItems: 10 });
      return answered(answer) as (typeof choices)[number]["value"];
    },
    async text(message, suggestion, check) {
      const validate = (answer: string | undefined): string | undefined => check(answer?.trim() ?? "");
      const answer = await text({ message, initialValue: suggestion, validate });
      return answered(answer).trim();
    },
    tell(title, lines) {
      note(...boxed(title, lines, process.stdout.columns ?? 80));
    },
  };
}

function answered(answer: string | symbol): string {
  if (typeof answer === "string") return answer;
  throw new Interrupted("stopped: nothing was written.", undefined, 130);
}
