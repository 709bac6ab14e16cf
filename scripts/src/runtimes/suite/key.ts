/** What no error and no event may show. */
export const KEY = "sk-runtimes-7f3a9c41d2";
