// Loaded before an example: what it would send to a vendor goes to the vendor's mock.
const mocks = Object.entries(JSON.parse(process.env.CALLOFF_DOCS_MOCKS ?? "{}"));
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const [vendor, mock] = mocks.find(([vendor]) => url.startsWith(vendor)) ?? [];
  if (vendor === undefined) return fetch(input, init);
  const routed = mock + url.slice(vendor.length);
  return fetch(input instanceof Request ? new Request(routed, input) : routed, init);
};
