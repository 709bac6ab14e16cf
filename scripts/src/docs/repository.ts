/** Where the source is looked at. */
export const REPOSITORY = "https://github.com/calloff/calloff";

/** A file of it, with its path behind this. */
export const SOURCE = `${REPOSITORY}/blob/main`;
