export { type ItemStream, items, type StreamedAnswer, type StreamOptions } from "./stream/items.ts";
