/** The providers' packages, and what each exports to create one. */
export const PROVIDERS: Readonly<Record<string, string>> = {
  pixelcut: "createPixelcut",
  pulse: "createPulse",
  tensorpix: "createTensorPix",
  tensorpool: "createTensorPool",
  topaz: "createTopaz",
};

/** Bytes of a whole program in one file, minified and compressed. */
export const LIMITS = {
  /** One provider alone: `cancel`, `status` and the typed client. */
  provider: 12_000,
  /** One provider with core and `cancelAll`. */
  withCore: 16_000,
} as const;
