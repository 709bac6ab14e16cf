/**
 * An error reduced to its name, message and code, its causes likewise. What a custom `fetch` throws may
 * carry the whole request, key included; as the `cause` of our errors it would be printed with them.
 */
export function plainCause(value: unknown, secrets: readonly string[] = [], depth = 0): unknown {
  if (!(value instanceof Error)) return undefined;
  const hide = (text: string): string => redact(text, secrets);
  const nested = depth < 3 ? plainCause(value.cause, secrets, depth + 1) : undefined;
  const plain: Error & { code?: string } = new Error(
    hide(value.message),
    nested === undefined ? undefined : { cause: nested },
  );
  plain.name = hide(value.name);
  plain.stack = `${plain.name}: ${plain.message}`;
  const { code } = value as { code?: unknown };
  if (typeof code === "string") plain.code = hide(code);
  return plain;
}

/** Vendors sometimes repeat the key they refuse. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, "[key]"), text);
}

/** Keys as vendors may repeat them: in JSON perhaps, whose writers may escape slashes too. */
export function spellingsOf(keys: readonly string[]): readonly string[] {
  const spellings = keys
    .filter((key) => key.length >= 4)
    .flatMap((key) => {
      const escaped = JSON.stringify(key).slice(1, -1);
      return [key, escaped, escaped.replaceAll("/", "\\/")];
    });
  return [...new Set(spellings)];
}
