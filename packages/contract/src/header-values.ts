import type { ReceivedRequest } from "@calloff/mock";

/** The values of a header, line by line, as they stood on the wire. */
export function headerValues({ rawHeaders }: ReceivedRequest, name: string): string[] {
  return rawHeaders.flatMap(([header, value]) =>
    header.toLowerCase() === name.toLowerCase() ? [value] : [],
  );
}
