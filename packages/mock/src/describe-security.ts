import type { HttpSecurityScheme, IHttpOperation } from "@stoplight/types";

/**
 * What credential an operation asks for, in words: `header X-API-Key`, `Authorization: Bearer … or query key`. Prism
 * says only that a credential is missing or wrong.
 */
export function describeSecurity({ security = [] }: Pick<IHttpOperation, "security">): string {
  return security
    .map((alternative) => alternative.map(describeScheme).join(" and ") || "no Authorization header")
    .join(" or ");
}

function describeScheme(scheme: HttpSecurityScheme): string {
  switch (scheme.type) {
    case "apiKey":
      return `${scheme.in} ${scheme.name}`;
    case "http":
      return `Authorization: ${scheme.scheme.charAt(0).toUpperCase()}${scheme.scheme.slice(1)} …`;
    case "oauth2":
    case "openIdConnect":
      return "Authorization: Bearer …";
    default:
      return scheme.type;
  }
}
