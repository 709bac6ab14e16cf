import type { Format } from "@calloff/drift/internal";

/** What a terminal obeys, or what turns the direction of text around. Line ends and tabs between lines are ours. */
const OBEYED = /[^\P{Cc}\n]|[\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
/** A message is read by people. */
const MAX_LINE_LENGTH = 2_000;

/** Why a text should not be shown or kept as it is. */
export function findTextProblems(name: string, text: string, format: Format = "text"): string[] {
  const obeyed = OBEYED.exec(text)?.[0];
  const problems = [];
  if (obeyed !== undefined) {
    problems.push(
      `${name}: has U+${obeyed.charCodeAt(0).toString(16)}, near ${JSON.stringify(near(text, obeyed))}`,
    );
  }
  if (format === "text" && text.split("\n").some((line) => line.length > MAX_LINE_LENGTH)) {
    problems.push(`${name}: a line of more than ${MAX_LINE_LENGTH} characters`);
  }
  if (format === "markdown" && /^---$/m.test(text)) problems.push(`${name}: has a line ---`);
  if (format === "html" && /<script[^>]*>globalThis|<img src=x/.test(text))
    problems.push(`${name}: has a tag`);
  if (format !== "html" && /^::|##\[/m.test(text)) problems.push(`${name}: commands a workflow`);
  return problems;
}

/** Why a refusal is not the one line that says what is wrong, and where. */
export function findRefusalProblems(refused: string, place?: string): string[] {
  const problems = findTextProblems("the refusal", refused);
  const lines = refused.split("\n").length;
  if (lines > 1) problems.push(`the refusal has ${lines} lines: ${refused}`);
  if (place !== undefined && !refused.includes(place)) problems.push(`the refusal does not name ${place}`);
  return problems;
}

function near(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 40), at + 20);
}
