/** Why a text is not JSON, or is JSON that two programs may read differently. */
interface JsonProblem {
  readonly offset: number;
  readonly message: string;
}

const SPACE = /[ \t\r\n]*/y;
const MARK = /[{}[\]:,]/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const STRING = /"[^"\\\p{Cc}]*(?:(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})|[\u007F-\u009F])[^"\\\p{Cc}]*)*"/uy;

/** What may come next. `first` is a key or a value where the object or array may also end. */
type Expected = "value" | "key" | "colon" | "comma" | "first" | "end";

const EXPECTED: Readonly<Record<Expected, string>> = {
  value: "a value",
  key: "a key in double quotes",
  colon: "a colon",
  comma: "a comma or the closing bracket",
  first: "a key in double quotes, a value or the closing bracket",
  end: "the end of the text",
};

/**
 * The first place where `text` breaks the rules of RFC 8259, or repeats a key within an object.
 * `JSON.parse` names no place for half of its errors, and silently keeps the last of two equal keys.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  /** The keys seen in each open object; undefined for an open array. */
  const open: (Set<string> | undefined)[] = [];
  let expected: Expected = "value";
  let offset = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0];
  };
  for (;;) {
    offset += take(SPACE)?.length ?? 0;
    if (offset === text.length) {
      return expected === "end"
        ? undefined
        : { offset, message: `it ends where ${EXPECTED[expected]} should be` };
    }
    const token = take(MARK) ?? take(STRING) ?? take(LITERAL);
    const keys = open.at(-1);
    const next: Expected | undefined = token === undefined ? undefined : follow(token, expected, open);
    if (token === undefined || next === undefined) {
      return { offset, message: `${EXPECTED[expected]} should be here` };
    }
    if (next === "colon" && keys !== undefined) {
      const key = JSON.parse(token) as string;
      if (keys.has(key)) return { offset, message: `the key ${token} is there twice` };
      keys.add(key);
    }
    expected = next;
    offset += token.length;
  }
}

/** What may follow `token`; undefined when it must not stand here. Opens and closes brackets on the way. */
function follow(token: string, expected: Expected, open: (Set<string> | undefined)[]): Expected | undefined {
  const inObject = open.at(-1) !== undefined;
  const wantsValue = expected === "value" || (expected === "first" && !inObject);
  switch (token) {
    case "{":
    case "[":
      if (!wantsValue) return undefined;
      open.push(token === "{" ? new Set() : undefined);
      return "first";
    case "}":
    case "]":
      if (open.length === 0 || inObject !== (token === "}")) return undefined;
      if (expected !== "comma" && expected !== "first") return undefined;
      open.pop();
      return open.length === 0 ? "end" : "comma";
    case ":":
      return expected === "colon" ? "value" : undefined;
    case ",":
      if (expected !== "comma") return undefined;
      return inObject ? "key" : "value";
    default:
      if (wantsValue) return open.length === 0 ? "end" : "comma";
      if (!inObject || !token.startsWith('"')) return undefined;
      return expected === "key" || expected === "first" ? "colon" : undefined;
  }
}
