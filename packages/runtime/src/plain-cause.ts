/**
 * An error reduced to its name, message and code, its causes likewise. What a custom `fetch` throws may
 * carry the whole request, key included; as the `cause` of our errors it would be printed with them.
 */
export function plainCause(value: unknown, secret: string | undefined, depth = 0): unknown {
  if (!(value instanceof Error)) return undefined;
  const hide = (text: string): string => redact(text, secret);
  const nested = depth < 3 ? plainCause(value.cause, secret, depth + 1) : undefined;
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

/** Vendors sometimes repeat the key they refuse, in JSON perhaps, whose writers may escape slashes too. */
export function redact(text: string, secret: string | undefined): string {
  if (secret === undefined || secret.length < 4) return text;
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [secret, escaped, escaped.replaceAll("/", "\\/")].reduce(
    (hidden, spelling) => hidden.replaceAll(spelling, "[key]"),
    text,
  );
}
