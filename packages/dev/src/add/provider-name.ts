import { TAKEN_NAMES, UserError } from "@calloff/openapi/internal";

/** @throws UserError when it is not one name that a provider can have */
export function checkProviderName([name, extra]: readonly string[]): string {
  if (name === undefined) throw usage("the provider's name is missing");
  if (extra !== undefined) throw usage(`one provider at a time; "${extra}" is too many`);
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw usage(`"${name}" cannot name a provider: lower-case letters, digits and hyphens, a letter first`);
  }
  if (TAKEN_NAMES.includes(name)) throw usage(`a provider cannot be called ${name}; take another name`);
  return name;
}

export function usage(message: string): UserError {
  return new UserError(`provider: ${message}. For help: npx calloff-dev add --help`);
}
