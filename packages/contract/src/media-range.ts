/** A media type without its parameters, in lower case. */
export function essenceOf(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}

/** Whether a media type is the documented one, or in the documented range. */
export function isInRange(essence: string, documented: string): boolean {
  const wanted = essenceOf(documented);
  return (
    wanted === essence ||
    wanted === "*/*" ||
    wanted === "*" ||
    (wanted.endsWith("/*") && essence.startsWith(wanted.slice(0, -1)))
  );
}

/** A media type for a documented one that may be a range: JSON where the range has it. */
export function concreteType(documented: string): string {
  const range = essenceOf(documented);
  if (!range.includes("*")) return documented;
  if (range === "*" || range.startsWith("*/") || range.startsWith("application/")) return "application/json";
  return range.replace("*", range.startsWith("text/") ? "plain" : "octet-stream");
}
