/** Where the source is looked at. */
export const REPOSITORY: string = "https://github.com/calloff/calloff";

/** A file of it, with its path behind this. */
export const SOURCE: string = `${REPOSITORY}/blob/main`;
