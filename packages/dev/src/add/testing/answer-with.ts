// For tests: somebody at the terminal who answers what `add` asks.
import { expect } from "vitest";
import { Interrupted } from "../../workspace/interruptible.ts";
import type { Questions } from "../answers/questions.ts";

/** Answers questions in turn, by what they begin with, or stops there; whatever is not answered fails. */
export function answerWith(answers: Readonly<Record<string, string>>, asked: string[] = []): () => Questions {
  const answer = (question: string): string => {
    asked.push(question);
    const [, said] = Object.entries(answers).find(([start]) => question.startsWith(start)) ?? [];
    if (said === undefined) throw new Error(`nobody expected to be asked: ${question}`);
    if (said === "stop") throw new Interrupted("stopped: nothing was written.", undefined, 130);
    return said;
  };
  return () => ({
    async choose(question, choices) {
      const said = answer(question);
      const choice = choices.find(({ value }) => value === said);
      if (choice === undefined) throw new Error(`${said} is no choice of ${question}`);
      return choice.value;
    },
    async text(question, suggestion, check) {
      const said = answer(question);
      const text = said === "as suggested" ? suggestion : said;
      expect(check(text)).toBeUndefined();
      return text;
    },
    tell() {},
  });
}
