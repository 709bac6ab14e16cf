/** The providers' packages, and what each exports to create one. */
export const PROVIDERS: Readonly<Record<string, string>> = {
  pixelcut: "createPixelcut",
  pulse: "createPulse",
  tensorpix: "createTensorPix",
  tensorpool: "createTensorPool",
  topaz: "createTopaz",
};

/** Bytes that a page may load at its start, minified and compressed. */
export const LIMITS = {
  /** One provider with core. */
  oneProvider: 7_200,
  /** Each further provider. */
  furtherProvider: 500,
} as const;
