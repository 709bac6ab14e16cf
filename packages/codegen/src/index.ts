export { type GenerateOptions, generateClient } from "./generate-client.ts";
export { openapiTypes } from "./openapi-types.ts";
