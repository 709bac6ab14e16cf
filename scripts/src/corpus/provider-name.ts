/** A provider's name made of a document's: `amazonaws.com/ec2` as `amazonaws-com-ec2`. */
export function providerName(document: string): string {
  const name = document
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return /^[a-z]/.test(name) ? name : `api-${name}`;
}
