export {} from "./internal.ts";
