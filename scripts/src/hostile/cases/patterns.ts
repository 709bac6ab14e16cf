import { answer, answering, getting } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";

/** Takes longer than the age of the universe where a regular expression goes back and forth. */
const SLOW = `${"a".repeat(60)}!`;

const answeredWith = (pattern: string) => () =>
  answering({
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", pattern, example: SLOW } },
    example: { name: SLOW },
  });

const asked = (pattern: string) => () =>
  getting({
    parameters: [
      { name: "q", in: "query", required: true, example: SLOW, schema: { type: "string", pattern } },
    ],
    responses: answer(),
  });

export const patterns: HostileFamily = {
  name: "regular expressions",
  compilesClient: false,
  cases: [
    { name: "nested repetition, for an answer", source: answeredWith("^(a+)+$") },
    { name: "nested repetition, for a parameter", source: asked("^(a+)+$") },
    { name: "overlapping alternatives", source: answeredWith("^(a|aa|a?)+$") },
    { name: "a lookahead, which only backtracking can do", source: answeredWith("^(?=(a+)+$)(a+)+$") },
    { name: "a back reference, which only backtracking can do", source: asked("^(a+)+\\1$") },
    {
      name: "the name of a property",
      source: () =>
        answering({
          type: "object",
          patternProperties: { "^(a+)+$": { type: "string" } },
          example: { [SLOW]: "x" },
        }),
    },
    { name: "no regular expression at all", source: answeredWith("(((") },
    { name: "one of 100,000 characters", source: answeredWith("(a?)".repeat(25_000)) },
    { name: "a repetition of a repetition", source: answeredWith("((a{0,9999}){0,9999}){0,9999}") },
  ],
};
