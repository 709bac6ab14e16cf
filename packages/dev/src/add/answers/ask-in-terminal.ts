import { note, select, text } from "@clack/prompts";
import { Interrupted } from "../../workspace/interruptible.ts";
import type { Questions } from "./questions.ts";

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
      note(lines.join("\n"), title);
    },
  };
}

function answered(answer: string | symbol): string {
  if (typeof answer === "string") return answer;
  throw new Interrupted("stopped: nothing was written.", undefined, 130);
}
